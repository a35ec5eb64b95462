"""Bars over time, stacked, with the unrecorded stretches hatched behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from koryu.web.svg.axes import Slot, count_grid, slot_axis
from koryu.web.svg.elements import Drawing, line, link, rect
from koryu.web.svg.hatching import Gap, hatched, patterns, reasons
from koryu.web.svg.scales import Bands, is_narrow, ticks


@dataclass(frozen=True, slots=True)
class Layer:
    """What is stacked: a class that colours it, and for each slot a number and what to tell of it."""

    css: str
    values: Sequence[float]
    hints: Sequence[str]


@dataclass(frozen=True, slots=True)
class Bars:
    """Layers from the bottom up over slots; `label` tells the figure in words."""

    slots: Sequence[Slot]
    layers: Sequence[Layer]
    label: str
    gaps: Sequence[Gap] = field(default=())

    @property
    def totals(self) -> list[float]:
        return [sum(values) for values in zip(*(one.values for one in self.layers), strict=True)]


@dataclass(frozen=True, slots=True)
class Brush:
    """A chosen range of slots, both included (None: none), and the address that chooses one.

    %01 and %02 in the address stand for the numbers of the first and the last slot.
    """

    href: str
    chosen: tuple[int, int] | None = None


def bars(chart: Bars, width: float, height: float, key: str, brush: Brush | None = None) -> Drawing:
    """The figure. `key` makes the names inside unique on its page."""
    narrow = is_narrow(width)
    top, bottom, left = 14.0, height - 30, 26.0 if narrow else 34.0
    bands = Bands(len(chart.slots), left, width - 4)
    totals = chart.totals
    marks = ticks(max(totals, default=0), 3 if height < 150 else 4)
    unit = (bottom - top) / marks[-1]
    chosen = _chosen(brush, bands, top, bottom) if brush and brush.chosen else ""
    body = [
        patterns(key) if chart.gaps else "",
        *(hatched(gap, bands, top, bottom, key) for gap in chart.gaps),
        count_grid(marks, bottom, unit, left, width - 4),
        chosen,
        *_columns(chart, bands, bottom, unit),
        slot_axis(chart.slots, bands, bottom, 11 if narrow else 12),
        reasons(chart.gaps, bands, top, 5 if narrow else 3, 11 if narrow else 12)
        if height > 150
        else "",
    ]
    return Drawing(width, height, chart.label, "".join(body), _handles(brush, chart.slots, bands))


def _columns(chart: Bars, bands: Bands, base: float, unit: float) -> list[str]:
    """One column a slot, in a link where the slot leads somewhere."""
    air = min(max(bands.step * 0.06, 0.4), 3)
    wide = min(bands.step - 2 * air, 72)
    columns = []
    for at, slot in enumerate(chart.slots):
        y, parts = base, []
        x = bands.middle(at) - wide / 2
        for layer in chart.layers:
            if value := layer.values[at]:
                tall = value * unit
                shown = max(tall - (0.6 if tall > 3 and len(chart.layers) > 1 else 0), 0.8)
                parts.append(rect(x, y - tall, wide, shown, layer.css, layer.hints[at]))
                y -= tall
        if parts:
            columns.append(link(slot.href, "".join(parts)))
    return columns


def _chosen(brush: Brush, bands: Bands, top: float, base: float) -> str:
    first, last = brush.chosen or (0, 0)
    left, right = bands.start(first), bands.start(last + 1)
    edges = [line(x, top - 4, x, base, "brush-edge") for x in (left, right)]
    grips = [rect(x - 4, top + 22, 8, 20, "handle", rx="1.5") for x in (left, right)]
    return rect(left, top - 4, right - left, base - top + 4, "brush") + "".join(edges + grips)


def _handles(brush: Brush | None, slots: Sequence[Slot], bands: Bands) -> dict[str, str]:
    """What the brushing script needs to know."""
    if brush is None or not slots:
        return {}
    return {
        "brush": brush.href,
        "first": str(slots[0].number),
        "count": str(len(slots)),
        "left": f"{bands.left:.1f}",
        "right": f"{bands.right:.1f}",
    }
