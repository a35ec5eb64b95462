"""Counts that stand in a column of their own: what they mean, whose they are, what they belong to."""

from __future__ import annotations

import pytest

from tests.chronicle.facts.invented import read


def people(text: str, header: str, cell: str) -> list[tuple[object, ...]]:
    return [
        (one.count, one.qualifier, one.side, one.crossed, one.of)
        for one in read(text, "niigata", counts=((header, cell),)).participants
    ]


@pytest.mark.parametrize(
    ("cell", "count", "qualifier"),
    [
        ("14", 14, "exact"),
        ("１４", 14, "exact"),
        ("14名", 14, "exact"),
        ("1,400", 1400, "exact"),
        ("約14人", 14, "about"),
        ("14名以上", 14, "at_least"),
    ],
)
def test_a_number_in_a_column_of_people_counts_them(cell: str, count: int, qualifier: str) -> None:
    assert people("大連市の芸術団が来県", "人数", cell) == [
        (count, qualifier, "partner", True, None)
    ]


@pytest.mark.parametrize("cell", ["", "-", "―", "不明", "3団体", "2回"])
def test_what_counts_no_people(cell: str) -> None:
    assert people("大連市の芸術団が来県", "人数", cell) == []


@pytest.mark.parametrize(
    ("text", "header", "cell", "sides"),
    [
        ("県民訪問団が大連市を訪問", "人数", "8", ["home"]),
        ("大連市との職員交流", "派遣人数", "8", ["home"]),
        ("大連市との職員交流", "受入人数", "8", ["partner"]),
        ("大連市との職員交流", "人数", "派遣8、受入5", ["home", "partner"]),
        ("大連市との職員交流", "人数", "派遣8名、受入8名", ["home", "partner"]),
    ],
)
def test_whose_people(text: str, header: str, cell: str, sides: list[str]) -> None:
    assert [side for _, _, side, _, _ in people(text, header, cell)] == sides


def test_a_number_that_the_text_tells_too_counts_once() -> None:
    assert people("大連市の副市長他8名が来県", "人数", "9") == [(9, "exact", "partner", True, None)]


def test_a_part_in_the_remarks_belongs_to_the_number_of_the_column() -> None:
    assert people("大連市へ県民訪問団を派遣。うち高校生6名", "人数", "40") == [
        (6, "exact", "home", True, 2),
        (40, "exact", "home", True, None),
    ]


def test_an_audience_in_a_column_did_not_cross() -> None:
    assert people("大連市の芸術団を招き公演", "入場者数", "900") == [
        (900, "exact", "home", False, None)
    ]


def test_counts_of_a_column_have_no_span_in_the_text() -> None:
    text = read("大連市の芸術団が来県", "niigata", counts=(("人数", "9"),))
    assert [(one.id, one.span) for one in text.participants] == [(1, None)]
