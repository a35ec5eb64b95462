"""Flows and places on maps."""

from __future__ import annotations

import pytest

from koryu.web.svg.arcs import Arc
from koryu.web.svg.maps import Spot, Stream, View, event_map, flow_map, holds
from tests.web.svg.tools import NAME, inside, of_class, words

VIEW = View("strait", (0, 0), 1230, 0.98, (5, 5), 20, 0.0085)
NORTH = Spot("north", (142.7, 46.9), "北の町", "partner", "/places/north/", 9)
SOUTH = Spot("south", (141.7, 45.4), "南の町", "home", "/places/south/", 9)
FAR = Spot("far", (37.6, 55.7), "遠い町", "partner", "", 1)


def test_a_flow_tells_its_way_by_class_and_arrowhead() -> None:
    streams = [Stream("south", "north", "o", 4, "往"), Stream("north", "south", "i", 1, "来"),
               Stream("north", "south", "x", 1, "")]  # fmt: skip
    drawing = flow_map([NORTH, SOUTH], streams, VIEW, 600, "地図", "k")
    assert [one.get("class") for one in of_class(drawing, "arc")] == ["arc x", "arc i", "arc o"]
    assert len(of_class(drawing, "tip")) == 2
    inward, outward = (float(one.get("stroke-width") or 0) for one in of_class(drawing, "arc")[1:])
    assert outward == pytest.approx(2 * inward, rel=0.05)


def test_a_place_leads_to_its_page_and_one_out_of_sight_is_left_out() -> None:
    drawing = flow_map(
        [NORTH, SOUTH, FAR], [Stream("south", "far", "o", 1, "")], VIEW, 328, "地図", "k"
    )
    assert not holds(VIEW, FAR.at)
    assert words(drawing) == ["北の町", "南の町"]
    assert 'href="/places/north/"' in drawing.body
    assert of_class(drawing, "arc") == []


@pytest.mark.parametrize("size", [328.0, 1168.0])
def test_an_empty_map_is_a_map(size: float) -> None:
    drawing = flow_map([], [], VIEW, size, "地図", "k")
    assert len(of_class(drawing, "land")) == 1
    assert inside(drawing)


def test_an_event_takes_the_finest_plate_that_has_all_its_places() -> None:
    near = event_map([NORTH, SOUTH], [Stream("south", "north", "o", 1, "")], 352, "地図", "k")
    wide = event_map([NORTH, FAR], [], 352, "地図", "k")
    assert near is not None
    assert wide is not None
    assert near.body != wide.body
    assert words(near)[-1].endswith(" km")


def test_a_place_beyond_every_plate_has_no_map() -> None:
    assert event_map([Spot("x", (-70, -40), "南半球", "partner")], [], 352, "", "k") is None
    assert event_map([], [], 352, "", "k") is None


def test_a_long_name_does_not_break_the_map() -> None:
    drawing = event_map([Spot("x", (142, 45), NAME, "home")], [], 352, "", "k")
    assert drawing is not None
    assert NAME not in words(drawing)
    assert inside(drawing)


def test_out_and_back_do_not_lie_on_each_other() -> None:
    there, back = (Arc(a, b, 2, "o", 0.2, "") for a, b in (((0, 0), (100, 0)), ((100, 0), (0, 0))))
    assert there.at(0.5)[1] == pytest.approx(-back.at(0.5)[1])
    assert abs(there.at(0.5)[1]) > 5
