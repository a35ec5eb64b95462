"""A series: every edition at its year with its number, missing numbers hollow between their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from koryu.web.svg.axes import Slot, slot_axis
from koryu.web.svg.elements import Drawing, dot, line, link, text
from koryu.web.svg.scales import Bands, is_narrow
from koryu.web.svg.words import width

_LEVEL = 17.0  # from one dot of the same year to the next above it


@dataclass(frozen=True, slots=True)
class Held:
    """An edition: its slot, its number (None where none is stated), a hint, where it leads."""

    at: int
    number: int | None
    hint: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Editions:
    """Recorded editions in the order of time, and the numbers that no row carries."""

    slots: Sequence[Slot]
    held: Sequence[Held]
    missing: Sequence[int]
    missing_hint: str
    label: str


def editions(chart: Editions, size: float) -> Drawing:
    """The figure, `size` pixels wide."""
    narrow = is_narrow(size)
    bands = Bands(len(chart.slots), 12, size - 12)
    levels = _levels(chart.held)
    highest = max(levels, default=0)
    base = 44 + _LEVEL * highest
    radius = min(5.0, max(bands.step * 0.4, 2.4))
    body = [line(12, base - 12, size - 12, base - 12, "grid")]
    taken: list[tuple[float, float]] = []
    for one, level in zip(chart.held, levels, strict=True):
        x, y = bands.middle(one.at), base - 12 - _LEVEL * level
        css = "inkfill" if one.number is not None else "bothfill"
        body.append(link(one.href, dot(x, y, radius, css, one.hint)))
        if one.number is not None and level == highest == 0:
            body.append(_number(one.number, x, y - 12, taken))
    for number, x in _between(chart, bands):
        body.append(dot(x, base - 12, radius, "hollow", f"{number}: {chart.missing_hint}"))
        if highest == 0:
            body.append(_number(number, x, base - 24, taken))
    body.append(slot_axis(chart.slots, bands, base, 11 if narrow else 12))
    return Drawing(size, base + 28, chart.label, "".join(body))


def _levels(held: Sequence[Held]) -> list[int]:
    """Editions of one year stand above one another."""
    seen: dict[int, int] = {}
    levels = []
    for one in held:
        levels.append(seen.get(one.at, 0))
        seen[one.at] = levels[-1] + 1
    return levels


def _between(chart: Editions, bands: Bands) -> list[tuple[int, float]]:
    """Missing numbers with their places: evenly between the editions before and after."""
    known = sorted(
        {(one.number, bands.middle(one.at)) for one in chart.held if one.number is not None}
    )
    placed = []
    for number in sorted(chart.missing):
        before = [one for one in known if one[0] < number]
        after = [one for one in known if one[0] > number]
        if before and after:
            (low, left), (high, right) = before[-1], after[0]
            placed.append((number, left + (right - left) * (number - low) / (high - low)))
        elif after:
            high, right = after[0]
            placed.append((number, max(bands.left, right - (high - number) * 14)))
    return placed


def _number(number: int, x: float, y: float, taken: list[tuple[float, float]]) -> str:
    """The number above its dot, unless it would meet one already written."""
    half = width(str(number), 11) / 2 + 2
    if any(x - half < right and left < x + half for left, right in taken):
        return ""
    taken.append((x - half, x + half))
    return text(x, y, number, "mid t-s")
