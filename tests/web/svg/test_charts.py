"""Every chart with no row, one row, many rows and a name of 200 characters, at both sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from koryu.web.svg.axes import Slot
from koryu.web.svg.bars import Bars, Brush, Layer, bars
from koryu.web.svg.discs import Discs, Lane, discs
from koryu.web.svg.editions import Editions, Held, editions
from koryu.web.svg.elements import Drawing
from koryu.web.svg.hatching import Gap
from koryu.web.svg.ledger import Ledger, ledger
from koryu.web.svg.lying import Lying, lying_bars
from koryu.web.svg.panels import Panels, Told, panels
from koryu.web.svg.scales import NARROW, WIDE
from koryu.web.svg.ties import Crossing, Marked, Tie, tie
from tests.web.svg.tools import NAME, inside, of_class, words

Draw = Callable[[int, float], Drawing]


def slots(count: int) -> list[Slot]:
    return [Slot(str(1952 + at), 1952 + at, f"?year={1952 + at}") for at in range(count)]


def gap(count: int) -> list[Gap]:
    return [Gap(0, count // 2, "not", NAME)] if count else []


def lane(count: int, name: str = NAME) -> Lane:
    return Lane(name, "inkfill", list(range(count)), [name] * count, "9", "/x", gap(count))


CHARTS: dict[str, Draw] = {
    "bars": lambda n, size: bars(
        Bars(slots(n), [Layer("economy", list(range(n)), [NAME] * n)] * 2, "棒", gap(n)), size, 300, "k"),
    "discs": lambda n, size: discs(Discs(slots(n), [lane(n)] * min(n, 9), "円", "面積＝件数"), size, "k"),
    "named discs": lambda n, size: discs(
        Discs([Slot(NAME, -1)] * min(n, 9), [lane(min(n, 9))] * min(n, 9), "円", "面積＝件数"), size, "k"),
    "editions": lambda n, size: editions(
        Editions(slots(n), [Held(at, at + 1, NAME) for at in range(n)], [0, n + 5], "なし", "回"), size),
    "ledger": lambda n, size: ledger(Ledger(slots(n), [lane(n)] * min(n, 9), "台帳"), size, "k"),
    "lying": lambda n, size: lying_bars([Lying(NAME, at, f"{at}") for at in range(n)], "横棒", size),
    "panels": lambda n, size: panels(
        Panels(slots(n), [Told(at * 9, at, at + 1, NAME, "") for at in range(n)], NAME, NAME, "二段", gap(n)), size, "k"),
    "tie": lambda n, size: tie(
        Tie(slots(n), [Crossing(at, at // 2, at % 3, "") for at in range(n)], NAME, "B → A", "他", "組",
            gap(n), [Marked(0, NAME)] if n else []), size, "k"),
}  # fmt: skip


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("count", [0, 1, 72])
@pytest.mark.parametrize("name", CHARTS)
def test_is_never_broken(name: str, count: int, size: float) -> None:
    drawing = CHARTS[name](count, size)
    assert drawing.width == size
    assert drawing.height > 0
    assert inside(drawing, air=2)


def test_heights_of_bars_are_their_numbers() -> None:
    chart = Bars(
        slots(3), [Layer("a", [1, 2, 0], ["", "", ""]), Layer("b", [3, 0, 0], ["", "", ""])], ""
    )
    drawing = bars(chart, 328, 300, "k")
    low, middle = (float(one.get("height") or 0) for one in of_class(drawing, "a"))
    (high,) = (float(one.get("height") or 0) for one in of_class(drawing, "b"))
    assert middle == pytest.approx(2 * low, abs=1.5)
    assert high == pytest.approx(3 * low, abs=1.5)
    lower, upper = of_class(drawing, "a")[0], of_class(drawing, "b")[0]
    assert float(upper.get("y") or 0) < float(lower.get("y") or 0)


def test_areas_of_discs_are_their_numbers() -> None:
    drawing = discs(
        Discs(slots(2), [Lane("x", "inkfill", [50, 200], ["", ""], "250")], "", ""), 1168, "k"
    )
    small, large = (float(one.get("r") or 0) for one in of_class(drawing, "inkfill"))
    assert (large / small) ** 2 == pytest.approx(4, rel=0.1)


def test_gaps_are_hatched_with_the_words_why() -> None:
    chart = Bars(
        slots(72), [], "", [Gap(0, 40, "not", "収録なし"), Gap(50, 50, "partly", "一部のみ収録")]
    )
    drawing = bars(chart, WIDE, 372, "k")
    assert 'fill="url(#k-not)"' in drawing.body
    assert 'fill="url(#k-partly)"' in drawing.body
    assert "収録なし" in words(drawing)
    assert "一部のみ収録" not in words(drawing)  # there is no room in a single year


def test_a_chosen_range_is_marked_and_told_to_the_script() -> None:
    chart = Bars(slots(10), [Layer("a", [1] * 10, [""] * 10)], "")
    drawing = bars(chart, 328, 118, "k", Brush("/events/?year=%01..%02", (2, 4)))
    assert len(of_class(drawing, "brush")) == 1
    assert drawing.data["first"] == "1952"
    assert drawing.data["count"] == "10"


def test_an_edition_that_is_missing_stands_between_its_neighbours() -> None:
    chart = Editions(slots(11), [Held(0, 1, ""), Held(10, 3, "")], [2, 9], "なし", "")
    (hollow,) = of_class(
        editions(chart, WIDE), "hollow"
    )  # after the last one nothing can be said of 9
    assert float(hollow.get("cx") or 0) == pytest.approx(WIDE / 2, abs=1)


def test_rows_outside_the_coverage_stand_out_in_the_ledger() -> None:
    row = Lane("市町村交流", "", [3, 0, 1], ["", "", ""], "4", "", [Gap(1, 2, "not")])
    drawing = ledger(Ledger(slots(3), [row], ""), WIDE, "k")
    assert len(of_class(drawing, "cellfill")) == 1
    assert len(of_class(drawing, "partnerfill")) == 1


def test_a_tie_has_a_dot_for_every_row() -> None:
    chart = Tie(
        slots(2), [Crossing(3, 1, 0, ""), Crossing(0, 2, 1, "")], "A → B", "B → A", "他", ""
    )
    drawing = tie(chart, WIDE, "k")
    counts = [len(of_class(drawing, css)) for css in ("homefill", "partnerfill", "bothfill")]
    assert counts == [3, 3, 1]


def test_a_tall_stack_becomes_a_bar() -> None:
    drawing = tie(Tie(slots(1), [Crossing(90, 0, 0, "")], "", "", "", ""), WIDE, "k")
    assert [one.tag for one in of_class(drawing, "homefill")] == ["rect"]
