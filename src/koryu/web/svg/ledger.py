"""The ledger of coverage: for each category and year what is recorded, and whether it is meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from koryu.web.svg.axes import Slot, slot_heads
from koryu.web.svg.discs import Lane
from koryu.web.svg.elements import Drawing, dot, line, rect
from koryu.web.svg.hatching import hatched, patterns
from koryu.web.svg.rows import Names
from koryu.web.svg.scales import Bands, is_narrow


@dataclass(frozen=True, slots=True)
class Ledger:
    """Lanes over years; the gaps of a lane are what the chronicle does not record of it."""

    slots: Sequence[Slot]
    lanes: Sequence[Lane]
    label: str


def ledger(chart: Ledger, size: float, key: str) -> Drawing:
    """Cells filled where there are rows, small ones where rows stand outside the coverage."""
    narrow = is_narrow(size)
    tall, top = (19.0, 22.0) if narrow else (25.0, 26.0)
    names = Names.of([lane.name for lane in chart.lanes], narrow)
    tall = names.row(tall)
    bands = Bands(len(chart.slots), names.room, size)
    bottom = top + tall * len(chart.lanes)
    body = [patterns(key), slot_heads(chart.slots, bands, top, bottom)]
    for at, lane in enumerate(chart.lanes):
        y = top + at * tall
        body += [hatched(gap, bands, y + 1, y + tall - 1, key) for gap in lane.gaps]
        body += [
            names.markup(lane.name, 0, y + tall / 2, lane.href),
            *_cells(lane, bands, y, tall),
        ]
        body.append(line(0, y + tall, size, y + tall, "grid"))
    return Drawing(size, bottom + 4, chart.label, "".join(body))


def _cells(lane: Lane, bands: Bands, y: float, tall: float) -> list[str]:
    outside = {
        at for gap in lane.gaps if gap.state == "not" for at in range(gap.first, gap.last + 1)
    }
    told = {at for gap in lane.gaps for at in range(gap.first, gap.last + 1)}
    cells = []
    for at, value in enumerate(lane.values):
        if value and at in outside:
            air = bands.step * 0.3
            cells.append(rect(bands.start(at) + air, y + tall * 0.3, bands.step - 2 * air,
                              tall * 0.4, "partnerfill", lane.hints[at]))  # fmt: skip
        elif value:
            cells.append(rect(bands.start(at) + 0.8, y + 2, bands.step - 1.6, tall - 4,
                              "cellfill", lane.hints[at]))  # fmt: skip
        elif at not in told:
            cells.append(dot(bands.middle(at), y + tall / 2, 0.9, "softfill"))
    return cells
