"""The rules about dates: era-contradicts-year, impossible-date, row-order, month-in-text, month-elsewhere."""

import pytest

from koryu.chronicle.record import SourceRow
from tests.chronicle.checks import invented
from tests.chronicle.checks.tools import found


def dated(*cells: tuple[str, str], text: str = "訪問団が来県") -> list[SourceRow]:
    return invented.rows_of(
        [
            [year, month, "友好交流", "", "", "", f"{text}{at}"]
            for at, (year, month) in enumerate(cells)
        ]
    )


ORDERLY = [("H 10 (1998)", f"{month} 月") for month in range(1, 13)]


@pytest.mark.parametrize(
    ("year", "right"), [("H 10 (1999)", "H 10 (1998)"), ("H 11 (1998)", "H 10 (1998)")]
)
def test_an_era_that_contradicts_the_year_is_told_with_the_year_around(
    year: str, right: str
) -> None:
    rows = dated(*ORDERLY[:4], (year, "4 月"), *ORDERLY[4:])
    assert [(one.text, one.suggestion) for one in found("era-contradicts-year", rows)] == [
        (year, right)
    ]


def test_eras_that_agree_are_left_alone() -> None:
    assert (
        found("era-contradicts-year", dated(("S 64 (1989)", "1 月"), ("平成元年(1989)", "2 月")))
        == []
    )


@pytest.mark.parametrize(
    ("year", "month", "wrong"),
    [("H 10 (1998)", "13 月", "13"), ("S 70 (1995)", "4 月", "S 70 (1995)"), ("年", "4 月", "年")],
)
def test_an_impossible_date_is_told(year: str, month: str, wrong: str) -> None:
    assert [one.text for one in found("impossible-date", dated((year, month)))] == [wrong]


def test_possible_dates_are_left_alone() -> None:
    assert (
        found("impossible-date", dated(*ORDERLY, ("H 11 (1999)", "月"), ("H 12 (2000)", "11-2 月")))
        == []
    )


def test_a_year_out_of_order_is_told_with_the_year_around() -> None:
    rows = dated(*ORDERLY[:6], ("H 3 (1991)", "6 月"), *ORDERLY[6:])
    findings = found("row-order", rows)
    assert [(one.text, one.suggestion) for one in findings] == [("H 3 (1991)", "H 10 (1998)")]


def test_a_month_out_of_order_is_told() -> None:
    rows = dated(*ORDERLY[:6], ("H 10 (1998)", "12 月"), *ORDERLY[6:])
    assert [(one.column, one.text) for one in found("row-order", rows)] == [("月", "12 月")]


def test_of_two_rows_the_wrong_way_round_the_later_is_told() -> None:
    rows = dated(*ORDERLY[:9], ("H 10 (1998)", "4 月"), ("H 12 (2000)", "1 月"))
    assert [one.source.row for one in found("row-order", rows)] == [10]


@pytest.mark.parametrize("rows", [ORDERLY, ORDERLY[::-1], [ORDERLY[at % 7] for at in range(12)]])
def test_order_either_way_and_no_order_are_left_alone(rows: list[tuple[str, str]]) -> None:
    assert found("row-order", dated(*rows)) == []


@pytest.mark.parametrize(
    ("month", "text", "wrong", "right"),
    [
        ("9 月", "12月に技師を招へい", "12月", None),
        ("9 月", "9月に訪問。11月には技師を招へい", "11月", None),
        ("月", "8月15日に合唱祭を開催", "月", "8 月"),
        ("月", "4月と11月に技師を招へい", "月", None),
    ],
)
def test_a_month_of_the_text_is_compared(
    month: str, text: str, wrong: str, right: str | None
) -> None:
    rows = dated(("H 10 (1998)", "3 月"), ("H 10 (1998)", month), text=text)
    told = [
        (one.text, one.suggestion) for one in found("month-in-text", rows) if one.source.row == 2
    ]
    assert (wrong, right) in told


@pytest.mark.parametrize(
    "text",
    [
        "9月に訪問",
        "1999年3月まで実施",
        "7月以降運休",
        "3か月間の研修",
        "2005年8月に再訪",
        "第3月曜会",
    ],
)
def test_months_of_other_times_are_left_alone(text: str) -> None:
    assert found("month-in-text", dated(("H 10 (1998)", "9 月"), text=text)) == []


def test_a_span_of_days_tells_its_month() -> None:
    rows = dated(("H 10 (1998)", "9 月"), text="6月3日から7日まで滞在")
    assert [one.text for one in found("month-in-text", rows)] == ["6月"]


def test_a_month_that_a_like_row_tells_is_proposed() -> None:
    text = "新潟県と沿海地方の経済協力に関する覚書に知事が調印"
    rows = dated(("H 10 (1998)", "月"), ("H 10 (1998)", "6 月"), text=text)
    assert [(one.source.row, one.suggestion) for one in found("month-elsewhere", rows)] == [
        (1, "6 月")
    ]
    assert (
        found("month-elsewhere", dated(("H 10 (1998)", "5 月"), ("H 10 (1998)", "6 月"), text=text))
        == []
    )
