"""Two panels on one axis: a sum, and the share of rows that state what is summed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from koryu.web.svg.axes import Slot, count_grid, slot_axis
from koryu.web.svg.elements import Drawing, dot, line, link, rect, text
from koryu.web.svg.hatching import Gap, hatched, patterns
from koryu.web.svg.scales import Bands, is_narrow, ticks
from koryu.web.svg.words import lines

_FEW = 10  # with fewer rows than this a share says little: its dot is hollow


@dataclass(frozen=True, slots=True)
class Told:
    """One slot: the sum, the rows that state a number, all rows, and hints for both panels."""

    total: float
    stating: int
    rows: int
    hint: str
    share_hint: str


@dataclass(frozen=True, slots=True)
class Panels:
    """Titles of the upper and the lower panel, and what they show over the slots."""

    slots: Sequence[Slot]
    told: Sequence[Told]
    upper: str
    lower: str
    label: str
    gaps: Sequence[Gap] = field(default=())


def panels(chart: Panels, size: float, key: str) -> Drawing:
    """The figure, `size` pixels wide."""
    narrow = is_narrow(size)
    heads = [lines(words, size) for words in (chart.upper, chart.lower)]
    top = 12 + 16.0 * len(heads[0])
    bands = Bands(len(chart.slots), 40, size - 4)
    base = top + 150
    top2 = base + 30 + 16.0 * len(heads[1])
    base2 = top2 + 66
    marks = ticks(max((one.total for one in chart.told), default=0))
    unit = (base - top) / marks[-1]
    share = (base2 - top2) / 100
    body = [
        patterns(key) if chart.gaps else "",
        *(hatched(gap, bands, top, base, key) for gap in chart.gaps),
        *_head(heads[0], 12),
        count_grid(marks, base, unit, 40, size - 4),
        line(40, base, size - 4, base, "axis"),
        *_sums(chart, bands, base, unit),
        *_head(heads[1], base + 34),
        count_grid((0, 50, 100), base2, share, 40, size - 4),
        *_shares(chart, bands, base2, share, 2.4 if narrow else 3.6),
        slot_axis(chart.slots, bands, base2, 11 if narrow else 12),
    ]
    return Drawing(size, base2 + 28, chart.label, "".join(body))


def _head(words: Sequence[str], y: float) -> list[str]:
    return [text(0, y + 16 * at, one, "t-b") for at, one in enumerate(words)]


def _sums(chart: Panels, bands: Bands, base: float, unit: float) -> list[str]:
    air = min(max(bands.step * 0.06, 0.4), 3)
    wide = min(bands.step - 2 * air, 72)
    return [
        link(slot.href, rect(bands.middle(at) - wide / 2, base - one.total * unit, wide,
                             max(one.total * unit, 0.8), "inkfill", one.hint))
        for at, (slot, one) in enumerate(zip(chart.slots, chart.told, strict=True))
        if one.total
    ]  # fmt: skip


def _shares(chart: Panels, bands: Bands, base: float, unit: float, radius: float) -> list[str]:
    parts = []
    for at, one in enumerate(chart.told):
        if one.rows:
            x, y = bands.middle(at), base - 100 * one.stating / one.rows * unit
            css = "inkfill" if one.rows >= _FEW else "paperfill"
            parts += [line(x, base, x, y, "axis"), dot(x, y, radius, css, one.share_hint)]
    return parts
