"""Labels of places, put where they meet nothing.

Greedy, most important first: a label never meets a mark, another label or the frame. Of the places
left it takes the one that lies on the fewest flows and nearest to no other mark; where none is left
beside its mark it moves away and keeps a leader to it; where there is none at all it is not written
(the table has it). Minor marks are named only where there is plenty of room beside them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from koryu.web.svg.elements import line, link, text
from koryu.web.svg.projection import Point
from koryu.web.svg.words import width

_EDGE = 5.0
_CELL = 4  # of the grid that counts what lies where, in pixels
_FAR_COST = 9.0  # a label with a leader costs as much as one across so many flows
_DOUBT_COST = 5.0  # so does one beside the mark of another place
_MINOR_COST = 5.0  # the most the label of a minor mark may cost
_BESIDE = 7.0  # pixels between a label and a mark within which they seem to belong together
_DISTANCES = (18, 26, 36, 48, 62, 78, 96)
_TURNS = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a picture: where, how large its mark, what it is called, where it leads."""

    x: float
    y: float
    radius: float
    words: str
    css: str
    href: str = ""
    hint: str = ""
    minor: bool = False


Box = tuple[float, float, float, float]
Offset = tuple[float, float, str]  # of the label from its mark, and how it is anchored


class Flowed:
    """How many points of flows lie in any rectangle: a table of sums over a grid."""

    def __init__(self, points: Iterable[Point], size: Point) -> None:
        columns, rows = (int(edge // _CELL) + 2 for edge in size)
        counts: NDArray[np.int64] = np.zeros((rows + 1, columns + 1), np.int64)
        for x, y in points:
            if 0 <= x < size[0] and 0 <= y < size[1]:
                counts[int(y // _CELL) + 1, int(x // _CELL) + 1] += 1
        self._sums = counts.cumsum(0).cumsum(1)

    def inside(self, box: Box) -> int:
        left, top, right, bottom = (max(0, int(edge // _CELL)) for edge in box)
        sums = self._sums
        return int(
            sums[bottom + 1, right + 1]
            - sums[top, right + 1]
            - sums[bottom + 1, left]
            + sums[top, left]
        )


def labels(marks: Sequence[Mark], size: Point, type_size: float, flows: Iterable[Point]) -> str:
    """The labels of marks given in order of importance, on a picture of this size."""
    flowed = Flowed(flows, size)
    around = [_around(mark) for mark in marks]
    names: list[Box] = []
    written = []
    for at, mark in enumerate(marks):
        taken = Taken(size, around, names, [*around[:at], *around[at + 1 :]])
        offset = _best(mark, type_size, taken, flowed) if mark.words else None
        if offset:
            names.append(_box(mark, offset, type_size))
            written.append(_label(mark, offset, type_size))
    return "".join(written)


@dataclass(frozen=True, slots=True)
class Taken:
    """What stands on a picture of a size: all marks, the names so far, the marks of other places."""

    size: Point
    marks: Sequence[Box]
    names: Sequence[Box]
    others: Sequence[Box]

    def free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if (
            left < _EDGE
            or top < _EDGE
            or right > self.size[0] - _EDGE
            or bottom > self.size[1] - _EDGE
        ):
            return False
        return not _meets(box, self.marks) and not _meets(box, self.names)

    def doubtful(self, box: Box) -> bool:
        """Whether a name here might be taken for that of another mark."""
        left, top, right, bottom = box
        near = (left - _BESIDE, top - _BESIDE / 2, right + _BESIDE, bottom + _BESIDE / 2)
        return _meets(near, self.others)

    def crossed(self, mark: Mark, offset: Offset) -> bool:
        """Whether the leader to a name would run through another name."""
        steps = (0.3, 0.5, 0.7, 0.9)
        points = [(mark.x + offset[0] * one, mark.y + (offset[1] - 4) * one) for one in steps]
        return any(_meets((x, y, x, y), self.names) for x, y in points)


def _meets(box: Box, boxes: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < b[2] and b[0] < right and top < b[3] and b[1] < bottom for b in boxes)


def _around(mark: Mark) -> Box:
    reach = mark.radius + 1.5
    return mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach


def _best(mark: Mark, type_size: float, taken: Taken, flowed: Flowed) -> Offset | None:
    """The cheapest free place: those beside the mark first, further ones only if they can be cheaper."""
    best: tuple[float, Offset] | None = None
    for rank, offset in enumerate(_near(mark.radius, type_size)):
        box = _box(mark, offset, type_size)
        if taken.free(box):
            cost = flowed.inside(box) * 1.1 + rank * 0.12 + _DOUBT_COST * taken.doubtful(box)
            if best is None or cost < best[0]:
                best = (cost, offset)
    if mark.minor:
        return best[1] if best and best[0] <= _MINOR_COST else None
    if best is not None and best[0] <= _FAR_COST:
        return best[1]
    for offset in _far(taken.size[0] / 6):
        away = _FAR_COST + math.hypot(offset[0], offset[1] - 4) * 0.16
        if best is not None and away >= best[0]:
            break
        box = _box(mark, offset, type_size)
        if taken.free(box) and not taken.doubtful(box) and not taken.crossed(mark, offset):
            cost = flowed.inside(box) * 1.1 + away
            if best is None or cost < best[0]:
                best = (cost, offset)
    return best[1] if best else None


def _near(radius: float, size: float) -> tuple[Offset, ...]:
    gap = radius + 4
    return (
        (gap, 4, ""), (-gap, 4, "end"), (0, -gap, "mid"), (0, gap + size * 0.8, "mid"),
        (gap, -gap * 0.6, ""), (gap, gap + 6, ""), (-gap, -gap * 0.6, "end"), (-gap, gap + 6, "end"),
    )  # fmt: skip


@cache
def _far(most: float) -> tuple[Offset, ...]:
    """Places all around, the nearest first, none further than `most`."""
    angles = [turn * 2 * math.pi / _TURNS for turn in range(_TURNS)]
    return tuple(
        (away * math.cos(angle), away * math.sin(angle) + 4, _anchor(math.cos(angle)))
        for away in _DISTANCES
        if away <= most
        for angle in angles
    )


def _anchor(cosine: float) -> str:
    return "end" if cosine < -0.3 else "" if cosine > 0.3 else "mid"


def _box(mark: Mark, offset: Offset, size: float) -> Box:
    """The rectangle a label takes, with a little air."""
    dx, dy, anchor = offset
    wide = width(mark.words, size)
    left = mark.x + dx - (wide if anchor == "end" else wide / 2 if anchor == "mid" else 0)
    base = mark.y + dy
    return left - 2, base - size * 0.92, left + wide + 2, base + size * 0.28


def _label(mark: Mark, offset: Offset, size: float) -> str:
    dx, dy, anchor = offset
    css = " ".join(filter(None, ("halo-sea t-ink", anchor, "t-s" if size < 12 else "")))
    words = link(mark.href, text(mark.x + dx, mark.y + dy, mark.words, css))
    away = math.hypot(dx, dy - 4)
    if away < _DISTANCES[0] - 0.01 or offset in _near(mark.radius, size):
        return words
    ux, uy = dx / away, (dy - 4) / away
    leader = line(mark.x + ux * mark.radius, mark.y + uy * mark.radius,
                  mark.x + dx - ux * 2, mark.y + dy - 4 - uy * 4, "leader")  # fmt: skip
    return leader + words
