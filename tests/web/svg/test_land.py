"""The baked base maps."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from koryu.web.svg.land import PLATES, ground, plate
from koryu.web.svg.projection import Frame, Window


@pytest.mark.parametrize("name", PLATES)
def test_is_small_and_tells_where_it_comes_from(name: str) -> None:
    text = files("koryu.web.svg").joinpath("data", f"{name}.json").read_text("utf-8")
    document = json.loads(text)
    assert len(text) < 20_000
    assert "public domain" in document["source"]
    assert "sha256" in document["through"]


@pytest.mark.parametrize("name", PLATES)
def test_every_ring_lies_in_the_extent(name: str) -> None:
    sheet = plate(name)
    assert len(sheet.rings) > 20
    assert all(sheet.extent.holds(point, -1) for ring in sheet.rings for point in ring)


@pytest.mark.parametrize(
    ("place", "land"),
    [((142.9, 43.4), True), ((142.7, 50.0), True), ((135.1, 48.5), True), ((139.0, 43.0), False),
     ((141.9, 45.9), False)],
)  # fmt: skip
def test_knows_land_from_sea(place: tuple[float, float], land: bool) -> None:
    """Mid Hokkaido, Sakhalin and Khabarovsk; the sea west of Hokkaido and the strait."""
    sheet = plate("strait")
    x, y = sheet.project(*place) or (0, 0)
    crossings = sum(
        (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for ring in sheet.rings
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
    )
    assert crossings % 2 == land


def test_the_ground_is_cut_to_the_frame() -> None:
    whole = ground("strait", Frame(Window(-600, -600, 600, 600), 600), (5, 5))
    part = ground("strait", Frame(Window(0, 0, 100, 100), 600), (1, 1))
    assert 'class="land"' in whole
    assert len(part) < len(whole)
