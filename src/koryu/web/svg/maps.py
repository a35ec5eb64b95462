"""Maps: flows between home and partner places, and the places of one event."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from koryu.web.svg.arcs import Arc
from koryu.web.svg.elements import Drawing, dot, element, line, link, text
from koryu.web.svg.labels import Mark, labels
from koryu.web.svg.land import PLATES, Plate, ground, plate
from koryu.web.svg.projection import Frame, Point, Window, fitting
from koryu.web.svg.scales import is_narrow

Degrees = tuple[float, float]  # longitude, latitude
_LEAST_KM, _LEAST_FAR_KM = 220.0, 1500.0  # a map shows at least this much of its plate
_ROUND_KM = (10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: where, what it is called, "home" or "partner" side, where it leads, how much it weighs."""

    id: str
    at: Degrees
    words: str
    side: str
    href: str = ""
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Stream:
    """What flows from one spot to another, by their ids; `way` as in Arc; `hint` says it in words."""

    start: str
    end: str
    way: str
    amount: float
    hint: str


@dataclass(frozen=True, slots=True)
class View:
    """Which part of which plate is shown, the grid of degrees, how much width there is for each label,
    and how wide the widest flow is as a share of the width."""

    plate: str
    centre: Point
    width: float
    ratio: float
    grid: tuple[int, int]
    room: float
    widest: float

    def frame(self, size: float) -> Frame:
        return Frame(Window.round(self.centre, self.width, self.width * self.ratio), size)


def holds(view: View, at: Degrees) -> bool:
    """Whether a place lies in sight, clear of the edge."""
    point = plate(view.plate).project(*at)
    window = view.frame(1000).window
    return point is not None and window.holds(point, window.width * 0.012)


def flow_map(spots: Sequence[Spot], streams: Sequence[Stream], view: View, size: float, label: str,
             key: str) -> Drawing:  # fmt: skip
    """Flows between spots that are in sight; the others are the caller's to tell."""
    frame = view.frame(size)
    seen = {one.id: one for one in spots if holds(view, one.at)}
    at = {name: _on(view.plate, frame, one.at) for name, one in seen.items()}
    drawn = [one for one in streams if one.start in at and one.end in at]
    arcs = _arcs(drawn, at, max(3.4, view.widest * size))
    most = max((one.weight for one in seen.values()), default=1) or 1
    marks = [
        Mark(*at[one.id], 2.4 + 3.4 * math.sqrt(one.weight / most), one.words,
             f"place {one.side}fill", one.href, one.words, minor=rank * view.room >= size)
        for rank, one in enumerate(sorted(seen.values(), key=lambda one: (-one.weight, one.id)))
    ]  # fmt: skip
    return _sheet(view.plate, frame, view.grid, arcs, marks, label, key)


def _on(name: str, frame: Frame, at: Degrees) -> Point:
    point = plate(name).project(*at)
    if point is None:
        raise ValueError(f"beyond the map: {at}")
    return frame(point)


def _arcs(streams: Sequence[Stream], at: dict[str, Point], widest: float) -> list[Arc]:
    """Widths by the root of the amount; what has no way below, then in and out, the wide ones first."""
    unit = widest / math.sqrt(max((one.amount for one in streams), default=1) or 1)
    ordered = sorted(streams, key=lambda one: ("xio".index(one.way), -one.amount))
    return [
        Arc(at[one.start], at[one.end], max(1.0, unit * math.sqrt(one.amount)), one.way,
            _bend(one.way, math.dist(at[one.start], at[one.end])), one.hint)
        for one in ordered
    ]  # fmt: skip


def _bend(way: str, length: float) -> float:
    """Long flows bend little, short ones more, so that out and in stand apart."""
    return 0.02 if way == "x" else 0.13 if length > 160 else 0.22


def event_map(spots: Sequence[Spot], streams: Sequence[Stream], size: float, label: str, key: str,
              ratio: float = 0.92) -> Drawing | None:  # fmt: skip
    """The places of one event on the finest plate that shows them all; None where none has them."""
    for name in PLATES:
        sheet = plate(name)
        points = [point for one in spots if (point := sheet.project(*one.at))]
        if len(points) != len(spots) or not points:
            continue
        window = _window(points, sheet, ratio)
        if window is None:
            continue
        frame = Frame(window, size)
        at = {one.id: _on(name, frame, one.at) for one in spots}
        arcs = _arcs([one for one in streams if one.start in at and one.end in at], at, 2.4)
        marks = [
            Mark(*at[one.id], 5, one.words, f"place {one.side}fill", one.href, one.words)
            for one in spots
        ]
        degrees = 1 if window.width < 700 else 5 if window.width < 2500 else 10
        return _sheet(name, frame, (degrees, degrees), arcs, marks, label, key, scale=True)
    return None


def _window(points: Sequence[Point], sheet: Plate, ratio: float) -> Window | None:
    """The part of a plate around points, with less air and lower where they lie far apart."""
    least = _LEAST_KM if sheet.name == PLATES[0] else _LEAST_FAR_KM
    for air, high in ((0.3, ratio), (0.12, ratio), (0.06, 0.64)):
        window = fitting(points, high, least, air).moved_into(sheet.extent)
        if window.inside(sheet.extent) and all(window.holds(point) for point in points):
            return window
    return None


def _sheet(name: str, frame: Frame, every: tuple[int, int], arcs: list[Arc], marks: list[Mark],
           label: str, key: str, *, scale: bool = False) -> Drawing:  # fmt: skip
    wide, high = frame.width, frame.height
    clip = element("clipPath", element("rect", width=wide, height=high), id=f"{key}-clip")
    points = [point for arc in arcs for point in arc.points()]
    body = [
        ground(name, frame, every),
        *(arc.markup() for arc in arcs),
        *(
            link(one.href, dot(one.x, one.y, one.radius, one.css, one.hint))
            for one in reversed(marks)
        ),
        labels(marks, (wide, high - (24 if scale else 0)), 11 if is_narrow(wide) else 12, points),
        _rule(frame) if scale else "",
    ]
    inner = element("g", "".join(body), clip_path=f"url(#{key}-clip)")
    edge = element("rect", css="frameline", x=0.5, y=0.5, width=wide - 1, height=high - 1)
    return Drawing(wide, high, label, element("defs", clip) + inner + edge)


def _rule(frame: Frame) -> str:
    """A scale bar of a round number of kilometres."""
    fits = [km for km in _ROUND_KM if km * frame.scale <= frame.width / 3]
    km = fits[-1] if fits else _ROUND_KM[0]
    y, end = frame.height - 14, 14 + km * frame.scale
    return (
        line(14, y, end, y, "axis")
        + line(14, y - 4, 14, y + 4, "axis")
        + line(end, y - 4, end, y + 4, "axis")
        + text(end + 6, y + 4, f"{km} km", "halo-sea t-s")
    )
