"""A tie over the years: one dot a row, above the line out to the partner, below it back home."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from koryu.web.svg.axes import Slot, slot_axis
from koryu.web.svg.elements import Drawing, dot, line, rect, text
from koryu.web.svg.hatching import Gap, hatched, patterns, reasons
from koryu.web.svg.scales import Bands, is_narrow
from koryu.web.svg.words import lines, shortened, width

_SMALLEST = 4.0  # dots nearer than this are drawn as a bar
_ROOM = 40.0  # pixels a year takes where a number fits beside its ring


@dataclass(frozen=True, slots=True)
class Crossing:
    """The rows of one slot: out, in, and those that go both ways or tell no way; what to say of them."""

    out: int
    back: int
    other: int
    hint: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A slot that is remembered: a founding, an anniversary."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What happened between two places; `out`, `back` and `other` name the three bands."""

    slots: Sequence[Slot]
    crossings: Sequence[Crossing]
    out: str
    back: str
    other: str
    label: str
    gaps: Sequence[Gap] = field(default=())
    marks: Sequence[Marked] = field(default=())


def tie(chart: Tie, size: float, key: str) -> Drawing:
    """The figure, `size` pixels wide."""
    narrow = is_narrow(size)
    left = 14.0 if narrow else 156.0
    heads = _heads(chart, size) if narrow else []
    bands = Bands(len(chart.slots), left, size - 10)
    top = 34.0 + 16 * len(heads)
    middle, bottom = top + 84, top + 172
    tallest = max((max(one.out, one.back) for one in chart.crossings), default=0)
    pitch = min(12.0, bands.step * 0.95, 74 / max(tallest, 1))
    body = [
        patterns(key),
        *heads,
        *(hatched(gap, bands, top, bottom, key) for gap in chart.gaps),
        reasons(chart.gaps, bands, middle + 30, 3, 11 if narrow else 12),
        *_marks(chart.marks, bands, top, middle, 11 if narrow else 12, size),
        line(left, middle, size - 10, middle, "axis"),
        *_columns(chart, bands, middle, pitch),
        slot_axis(chart.slots, bands, bottom, 11 if narrow else 12),
        *([] if narrow else _names(chart, middle, left)),
    ]
    return Drawing(size, bottom + 28, chart.label, "".join(body))


def _heads(chart: Tie, size: float) -> list[str]:
    """On a telephone the names of the bands stand above the figure."""
    words = [f"↑ {chart.out}", f"↓ {chart.back}", f"○ {chart.other}"]
    broken = [
        one for line_ in words for one in lines(shortened(line_, 2 * size - 60, 11), size - 4, 11)
    ]
    return [text(0, 12 + 16 * at, one, "t-s t-ink") for at, one in enumerate(broken)]


def _names(chart: Tie, middle: float, left: float) -> list[str]:
    parts = []
    for words, y, css in ((chart.out, middle - 50, "t-ink"), (chart.other, middle, ""),
                          (chart.back, middle + 58, "t-ink")):  # fmt: skip
        broken = lines(shortened(words, 3 * (left - 30)), left - 14)
        first = y + 4 - 7 * (len(broken) - 1)
        parts += [text(0, first + 14 * at, one, css) for at, one in enumerate(broken)]
    return parts


def _marks(marks: Sequence[Marked], bands: Bands, top: float, middle: float, size: float,
           edge: float) -> list[str]:  # fmt: skip
    """Each mark with its words above the field; one whose words would meet the last keeps only its line."""
    parts, free = [], -1.0
    for one in sorted(marks, key=lambda mark: mark.at):
        x = bands.middle(one.at)
        wide = width(one.words, size)
        start = x + 5 if x + 5 + wide <= edge else x - 5 - wide
        written = start > free
        parts.append(line(x, top - 14 if written else top, x, middle - 4, "leader"))
        if written:
            css = "t-b halo" if size >= 12 else "t-b halo t-s"
            parts.append(text(start, top - 6, one.words, css))
            free = start + wide + 8
    return parts


def _columns(chart: Tie, bands: Bands, middle: float, pitch: float) -> list[str]:
    parts = []
    radius = min(4.6, pitch * 0.42)
    for at, one in enumerate(chart.crossings):
        x = bands.middle(at)
        parts += _stack(x, middle - 6, -pitch, one.out, radius, "homefill", one.hint)
        parts += _stack(x, middle + 6, pitch, one.back, radius, "partnerfill", one.hint)
        if one.other:
            parts.append(dot(x, middle, _ring(one.other, bands.step), "bothfill", one.hint))
        if one.other > 1 and bands.step > _ROOM:
            parts.append(text(x + 12, middle + 4, f"×{one.other}", "t-xs halo"))
    return parts


def _ring(count: int, step: float) -> float:
    """The radius of a ring for several rows: its area grows with them, within its year."""
    return min(4.6 * math.sqrt(count), max(step * 0.48, 4.0), 9.0)


def _stack(x: float, start: float, pitch: float, count: int, radius: float, css: str,
           hint: str) -> list[str]:  # fmt: skip
    if not count:
        return []
    if abs(pitch) < _SMALLEST:
        tall = abs(pitch) * count
        return [rect(x - 3, start - tall if pitch < 0 else start, 6, tall, css, hint)]
    return [dot(x, start + pitch * (at + 0.5), radius, css, hint) for at in range(count)]
