"""Bakes the base maps of the site: land without borders, projected, clipped and simplified.

    npm pack world-atlas@2.0.2
    python tools/bake_map.py world-atlas-2.0.2.tgz

The tarball holds Natural Earth's land as TopoJSON (Natural Earth is in the public domain; the
packaging is by Michael Bostock, ISC licence). Only a tarball with the hash below is read. The
result is written to src/koryu/web/svg/data/, one file a plate, with its provenance inside.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from koryu.web.svg.polygons import clipped
from koryu.web.svg.projection import Laea, Point, Window

SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
DATA = Path(__file__).parents[1] / "src/koryu/web/svg/data"


class Plate(NamedTuple):
    """What is baked: centre in degrees, extent and tolerances in kilometres, unit of the numbers."""

    name: str
    scale: str
    centre: Laea
    extent: Window
    tolerance: float
    least_area: float
    unit: float


PLATES = (
    Plate("overview", "50m", Laea(98, 62), Window(-4250, -2750, 4250, 2950), 5.0, 350.0, 2.0),
    Plate("strait", "10m", Laea(138.75, 45.75), Window(-1000, -1050, 1000, 1250), 1.1, 9.0, 0.5),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("tarball", type=Path)
    content = parser.parse_args().tarball.read_bytes()
    if (found := hashlib.sha256(content).hexdigest()) != SHA256:
        sys.exit(f"not the tarball this script was written for: sha256 {found}")
    with tarfile.open(parser.parse_args().tarball) as tarball:
        for plate in PLATES:
            member = tarball.extractfile(f"package/land-{plate.scale}.json")
            if member is None:
                raise AssertionError
            write(plate, json.load(member))


def write(plate: Plate, topology: dict[str, Any]) -> None:
    rings = list(baked(plate, topology))
    document = {
        "source": f"Natural Earth, land 1:{plate.scale}, public domain",
        "through": f"npm world-atlas 2.0.2, sha256 {SHA256}",
        "baked_by": "tools/bake_map.py",
        "projection": "Lambert azimuthal equal-area, kilometres, y to the south",
        "centre": [plate.centre.longitude, plate.centre.latitude],
        "extent": [plate.extent.left, plate.extent.top, plate.extent.right, plate.extent.bottom],
        "unit": plate.unit,
        "rings": rings,
    }
    path = DATA / f"{plate.name}.json"
    path.write_text(json.dumps(document, separators=(",", ":")) + "\n", "utf-8")
    points = sum(len(ring) // 2 for ring in rings)
    print(f"{path.name}: {len(rings)} rings, {points} points, {path.stat().st_size} bytes")


def baked(plate: Plate, topology: dict[str, Any]) -> Iterator[list[int]]:
    """Rings as whole numbers of units: the first point, then the way from each to the next."""
    arcs = [simplified(arc, plate.tolerance) for arc in projected(topology, plate.centre)]
    for ring in rings_of(topology):
        if any(arcs[at if at >= 0 else ~at] is None for at in ring):
            continue
        points: list[Point] = []
        for at in ring:
            piece = arcs[at] if at >= 0 else (arcs[~at] or [])[::-1]
            points += (piece or [])[1 if points else 0 :]
        points = clipped(points[:-1], plate.extent)
        if area(points) >= plate.least_area:
            yield whole(points, plate.unit)


def projected(topology: dict[str, Any], centre: Laea) -> Iterator[list[Point] | None]:
    """The arcs in the plane; None where one runs to the far side of the globe."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point | None] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(centre(x * sx + tx, y * sy + ty))
        known = [point for point in points if point is not None]
        yield known if len(known) == len(points) else None


def rings_of(topology: dict[str, Any]) -> Iterator[list[int]]:
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            yield from polygon


def simplified(points: list[Point] | None, tolerance: float) -> list[Point] | None:
    """Douglas and Peucker (1973)."""
    if points is None:
        return None
    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        between = range(first + 1, last)
        at = max(between, key=lambda at: off(points[at], points[first], points[last]), default=0)
        if at and off(points[at], points[first], points[last]) > tolerance:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[at] for at in sorted(keep)]


def off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies off the line from start to end; of a closed arc, off its start."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.dist(point, start)
    return abs(dy * (point[0] - start[0]) - dx * (point[1] - start[1])) / length


def area(points: list[Point]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def whole(points: list[Point], unit: float) -> list[int]:
    numbers: list[int] = []
    here = (0, 0)
    for x, y in points:
        there = (round(x / unit), round(y / unit))
        if there != here or not numbers:
            numbers += [there[0] - here[0], there[1] - here[1]]
            here = there
    return numbers


if __name__ == "__main__":
    main()
