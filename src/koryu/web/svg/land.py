"""The base maps: land without borders, as tools/bake_map.py wrote it."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby, pairwise

from koryu.web.svg.elements import element, num
from koryu.web.svg.polygons import clipped
from koryu.web.svg.projection import Frame, Laea, Point, Window

PLATES = ("strait", "overview")  # the finest first
_FINEST = 1.3  # pixels between the points of a coast
_BETWEEN = 14.0  # pixels between the points of a line of the grid


@dataclass(frozen=True, slots=True)
class Plate:
    """Land in one projection: rings in kilometres, and how far they reach."""

    name: str
    project: Laea
    extent: Window
    rings: tuple[tuple[Point, ...], ...]


@cache
def plate(name: str) -> Plate:
    """A plate by its name, one of `PLATES`."""
    document = json.loads(
        files("koryu.web.svg").joinpath("data", f"{name}.json").read_text("utf-8")
    )
    unit = document["unit"]
    rings = tuple(_ring(numbers, unit) for numbers in document["rings"])
    return Plate(name, Laea(*document["centre"]), Window(*document["extent"]), rings)


def _ring(numbers: list[int], unit: float) -> tuple[Point, ...]:
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * unit, y * unit))
    return tuple(points)


@lru_cache(maxsize=128)
def ground(name: str, frame: Frame, every: tuple[int, int]) -> str:
    """Sea, grid and land of a plate in a frame; the grid has a line each so many degrees."""
    sheet = plate(name)
    edge = 30 / frame.scale  # a little more than the window, so that no cut is seen as a coast
    window = frame.window
    wider = Window(window.left - edge, window.top - edge, window.right + edge, window.bottom + edge)
    land = "".join(
        _path([frame(point) for point in clipped(list(ring), wider)]) for ring in sheet.rings
    )
    sea = element("rect", css="sea", width=frame.width, height=frame.height)
    grid = element("path", css="graticule", d=_graticule(sheet, frame, every))
    return sea + grid + element("path", css="land", fill_rule="evenodd", d=land)


def _path(points: list[Point]) -> str:
    """Path data in steps of a tenth of a pixel; points nearer than `_FINEST` to the last are left out."""
    kept = points[:1]
    for point in points[1:]:
        if math.dist(point, kept[-1]) >= _FINEST:
            kept.append(point)
    if len(kept) < 3:
        return ""
    tenths = [(round(x * 10), round(y * 10)) for x, y in kept]
    steps = " ".join(
        f"{num((x - a) / 10)} {num((y - b) / 10)}" for (a, b), (x, y) in pairwise(tenths)
    )
    return f"M{num(tenths[0][0] / 10)} {num(tenths[0][1] / 10)}l{steps}z"


def _graticule(sheet: Plate, frame: Frame, every: tuple[int, int]) -> str:
    """Meridians and parallels, drawn where they are in sight."""
    return "".join(_sighted(frame, line) for line in _lines(sheet.name, every))


@cache
def _lines(name: str, every: tuple[int, int]) -> tuple[tuple[Point, ...], ...]:
    """The stretches of meridians and parallels that cross a plate, a point each half degree."""
    sheet = plate(name)
    lines = [
        [(float(degree), half / 2) for half in range(40, 172)] for degree in range(0, 360, every[0])
    ]
    lines += [
        [(half / 2, float(degree)) for half in range(440)] for degree in range(20, 86, every[1])
    ]
    edge = -0.05 * sheet.extent.width
    found: list[tuple[Point, ...]] = []
    for line in lines:
        points = [sheet.project(*degrees) for degrees in line]
        for here, run in groupby(
            points, lambda one: one is not None and sheet.extent.holds(one, edge)
        ):
            if here:
                found.append(tuple(one for one in run if one is not None))
    return tuple(found)


def _sighted(frame: Frame, line: Sequence[Point]) -> str:
    """The stretches of a line that are in sight, with a point every few pixels."""
    stretches: list[list[Point]] = [[]]
    edge = -40 / frame.scale
    for point in line:
        if not frame.window.holds(point, edge):
            if stretches[-1]:
                stretches.append([])
            continue
        here = frame(point)
        if not stretches[-1] or math.dist(here, stretches[-1][-1]) >= _BETWEEN:
            stretches[-1].append(here)
    return "".join(
        "M" + "L".join(f"{num(x)},{num(y)}" for x, y in one) for one in stretches if len(one) > 1
    )
