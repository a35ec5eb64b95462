"""A matrix of discs: the area of each is its number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from koryu.web.numbers import grouped
from koryu.web.svg.axes import ASLANT, LONGEST_NAME, Slot, named, slot_heads
from koryu.web.svg.elements import Drawing, dot, line, text
from koryu.web.svg.hatching import Gap, hatched, patterns
from koryu.web.svg.rows import Names
from koryu.web.svg.scales import Bands, is_narrow
from koryu.web.svg.words import width

_LEAST = 1.1  # the radius of the smallest disc that can be seen


@dataclass(frozen=True, slots=True)
class Lane:
    """One row: its name, where it leads, a class, a number and a hint for each slot, its sum."""

    name: str
    css: str
    values: Sequence[float]
    hints: Sequence[str]
    total: str
    href: str = ""
    gaps: Sequence[Gap] = field(default=())


@dataclass(frozen=True, slots=True)
class Discs:
    """Lanes from the top down over slots; `area` are the words of the key ("area = events")."""

    slots: Sequence[Slot]
    lanes: Sequence[Lane]
    label: str
    area: str


def discs(chart: Discs, size: float, key: str) -> Drawing:
    """The figure, `size` pixels wide."""
    narrow = is_narrow(size)
    heads = named(chart.slots)
    top = _high(chart) if heads else 24.0 if narrow else 30.0
    names = Names.of([lane.name for lane in chart.lanes], narrow)
    left, tall = names.room, names.row(24.0 if narrow else 30.0)
    right = 64.0 if heads else 14.0 if narrow else 52.0
    bands = Bands(len(chart.slots), left, size - right)
    bottom = top + tall * len(chart.lanes)
    unit = _unit(chart, tall, bands.step)
    gaps = any(lane.gaps for lane in chart.lanes)
    body = [patterns(key) if gaps else "", slot_heads(chart.slots, bands, top, bottom)]
    for at, lane in enumerate(chart.lanes):
        middle = top + tall * (at + 0.5)
        body += [
            hatched(gap, bands, middle - tall / 2 + 2, middle + tall / 2 - 2, key)
            for gap in lane.gaps
        ]
        body.append(line(left, middle + tall / 2, size - right, middle + tall / 2, "grid"))
        body.append(names.markup(lane.name, 0, middle, lane.href))
        body += _row(lane, bands, middle, unit)
        if not narrow:
            body.append(text(size, middle + 4, lane.total, "end t-b"))
    body.append(_key(chart, unit, max(left, width(chart.area, 11) + 10), bottom + 22))
    return Drawing(size, bottom + 34, chart.label, "".join(body))


def _high(chart: Discs) -> float:
    """The height of names that stand aslant."""
    widest = max(min(width(one.label, 11), LONGEST_NAME) for one in chart.slots)
    return widest * math.sin(math.radians(ASLANT)) + 22


def _largest(chart: Discs) -> float:
    return max((value for lane in chart.lanes for value in lane.values), default=0)


def _unit(chart: Discs, tall: float, step: float) -> float:
    """The radius of a disc of 1: the largest fills its lane and may touch its neighbours' bands."""
    most = min(tall / 2 - 2, max(step * 0.6, 4.5))
    return most / math.sqrt(_largest(chart) or 1)


def _row(lane: Lane, bands: Bands, y: float, unit: float) -> list[str]:
    return [
        dot(bands.middle(at), y, max(_LEAST, unit * math.sqrt(value)), lane.css, lane.hints[at])
        for at, value in enumerate(lane.values)
        if value
    ]


def _key(chart: Discs, unit: float, x: float, y: float) -> str:
    """A few discs with their numbers."""
    parts = [text(0, y, chart.area, "t-s")]
    for value in _key_numbers(_largest(chart)):
        radius = max(_LEAST, unit * math.sqrt(value))
        words = grouped(value)
        parts += [
            dot(x + radius, y - 4, radius, "softfill"),
            text(x + 2 * radius + 5, y, words, "t-s"),
        ]
        x += 2 * radius + width(words, 11) + 20
    return "".join(parts)


def _key_numbers(top: float) -> list[int]:
    """Round numbers that tell the scale: 56 → 1 5 20 50."""
    rounds = [digit * 10**power for power in range(8) for digit in (1, 2, 5)]
    within = [number for number in rounds if number <= max(top, 1)]
    return sorted(
        {within[0], within[len(within) // 3], within[-2 if len(within) > 2 else 0], within[-1]}
    )
