"""Labels meet neither marks nor one another nor the frame."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from koryu.web.svg.labels import Flowed, Mark, labels
from koryu.web.svg.words import width

SIZE = (328.0, 320.0)
NAMES = ["稚内市", "Южно-Сахалинск", "Korsakov", "Петропавловск-Камчатский", "旭川", "Kholmsk"]
MARKS = st.lists(
    st.builds(
        Mark,
        st.floats(10, 318),
        st.floats(10, 310),
        st.floats(2, 6),
        st.sampled_from(NAMES),
        st.just("place"),
    ),
    max_size=25,
)
POINTS = st.lists(st.tuples(st.floats(-20, 400), st.floats(-20, 400)), max_size=200)


def boxes(markup: str) -> list[tuple[float, float, float, float]]:
    found = []
    for one in ET.fromstring(f"<g>{markup}</g>").iter("text"):
        css = (one.get("class") or "").split()
        wide, x, y = width(one.text or "", 11), float(one.get("x") or 0), float(one.get("y") or 0)
        left = x - (wide if "end" in css else wide / 2 if "mid" in css else 0)
        found.append((left, y - 9, left + wide, y + 2))
    return found


@settings(max_examples=40)
@given(MARKS, POINTS)
def test_nothing_meets(marks: list[Mark], flows: list[tuple[float, float]]) -> None:
    placed = boxes(labels(marks, SIZE, 11, flows))
    around = [(m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in marks]
    for at, (left, top, right, bottom) in enumerate(placed):
        assert left >= 4
        assert right <= SIZE[0] - 4
        assert top >= 4
        assert bottom <= SIZE[1] - 4
        for other in placed[:at] + around:
            assert not (
                left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            )


def test_a_lone_place_is_labelled_at_its_right() -> None:
    markup = labels([Mark(100, 100, 4, "稚内市", "place", "/ja/places/wakkanai/")], SIZE, 11, ())
    assert 'x="108"' in markup
    assert 'href="/ja/places/wakkanai/"' in markup


def test_a_label_keeps_off_flows() -> None:
    flows = [(110.0 + at, 100.0) for at in range(0, 60, 3)]
    markup = labels([Mark(100, 100, 4, "稚内市", "place")], SIZE, 11, flows)
    assert 'x="108" y="104"' not in markup


def test_a_label_keeps_off_the_marks_of_others() -> None:
    """To the right of the first stands another mark, so its name goes to the left."""
    pair = [Mark(150, 100, 4, "稚内市", "place"), Mark(200, 100, 4, "", "place")]
    assert 'x="142" y="104"' in labels(pair, SIZE, 11, ())


def test_a_minor_mark_is_named_only_where_there_is_plenty_of_room() -> None:
    minor = Mark(150, 100, 3, "稚内市", "place", minor=True)
    assert "稚内市" in labels([minor], SIZE, 11, ())
    crowd = [(x, y) for x in range(100, 220, 3) for y in range(70, 130, 3)]
    assert labels([minor], SIZE, 11, [(float(x), float(y)) for x, y in crowd]) == ""


def test_where_there_is_no_room_there_is_no_label() -> None:
    assert labels([Mark(20, 20, 4, "長い名前" * 20, "place")], (60, 40), 11, ()) == ""


@given(POINTS, st.floats(0, 300), st.floats(0, 300), st.floats(8, 90), st.floats(8, 20))
def test_counts_of_points_are_not_too_low(
    points: list[tuple[float, float]], x: float, y: float, wide: float, high: float
) -> None:
    box = (x, y, x + wide, y + high)
    inside = sum(
        x <= a <= x + wide and y <= b <= y + high and 0 <= a < 400 and 0 <= b < 400
        for a, b in points
    )
    assert Flowed(points, (400, 400)).inside(box) >= inside
