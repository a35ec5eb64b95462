"""Dates: the forms chronicles use, and what holds for every date."""

from __future__ import annotations

from datetime import date

import pytest
from edtf_validate.valid_edtf import is_valid
from hypothesis import given, settings
from hypothesis import strategies as st

from koryu.chronicle.dates import read_date
from koryu.chronicle.edtf import interval, one_of, point, precision_of
from koryu.chronicle.eras import eras

FORMS = {
    # docs/semantics.md
    ("H 10 (1998)", "8 月"): "1998-08",
    ("H 10 (1998)", "月"): "1998",
    ("H 10 (1998)", ""): "1998",
    ("R 3 (2021)", "4-5 月"): "2021-04/2021-05",
    ("R 3 (2021)", "8-2 月"): "2021-08/2022-02",
    ("昭和38年(1963)10月7日", ""): "1963-10-07",
    ("平成2年", "7月~8月"): "1990-07/1990-08",
    ("平成2年", "6月14日~20日"): "1990-06-14/1990-06-20",
    ("平成10年度", "2月"): "1999-02",
    ("平成10年度", ""): "1998-04/1999-03",
    ("平成10年度", "通年"): "1998-04/1999-03",
    # a year in two calendars, in any order and bracket
    ("昭和38(1963)年6月", ""): "1963-06",
    ("1963(昭和38)年6月", ""): "1963-06",
    ("1963年（昭和38年）6月7日", ""): "1963-06-07",
    ("昭和64年・平成元年3月", ""): "1989-03",
    ("平成31年(令和元年)5月", ""): "2019-05",
    ("1998 平成10", "8"): "1998-08",
    # initials, first kanji, ligatures, 元年, numerals of every kind
    ("S38.6.7", ""): "1963-06-07",
    ("Ｓ．５０．４", ""): "1975-04",
    ("昭38.6", ""): "1963-06",
    ("㍻10年8月", ""): "1998-08",
    ("S50・4・1", ""): "1975-04-01",
    ("令和元年", "５月１日"): "2019-05-01",
    ("平成十年八月三日", ""): "1998-08-03",
    ("一九九八年八月", ""): "1998-08",
    ("昭和五十二年", "十二月"): "1977-12",
    # Gregorian, by machines and by people
    ("1998-08-03 00:00:00", ""): "1998-08-03",
    ("1998/8/3", ""): "1998-08-03",
    ("1998.8", ""): "1998-08",
    ("19980803", ""): "1998-08-03",
    ("’98年8月", ""): "1998-08",
    ("1998", "8"): "1998-08",
    ("1998", "8 3"): "1998-08-03",
    ("1998", "8/3"): "1998-08-03",
    ("8月 1998年", ""): "1998-08",
    # ranges
    ("1998年", "8月3日(土)～9月7日(土)"): "1998-08-03/1998-09-07",
    ("1998年", "8/3-7"): "1998-08-03/1998-08-07",
    ("1998.8.3～8.7", ""): "1998-08-03/1998-08-07",
    ("1998.8.3-1999.1.5", ""): "1998-08-03/1999-01-05",
    ("1998年", "12月28日～1月3日"): "1998-12-28/1999-01-03",
    ("平成10年8月3日から平成11年1月5日まで", ""): "1998-08-03/1999-01-05",
    ("昭和63年12月31日～昭和64年1月5日", ""): "1988-12-31/1989-01-05",
    ("11月～平成11年2月", ""): "1998-11/1999-02",
    ("平成10年", "8月～翌年2月"): "1998-08/1999-02",
    ("昭和63年10月～昭和63年", ""): "1988-10/1988-12-31",
    ("平成10～12年", ""): "1998/2000",
    ("平成10年度～12年度", ""): "1998-04/2001-03",
    ("1998/8/3 1998/8/7", ""): "1998-08-03/1998-08-07",
    ("1998年8月3日～同月7日", ""): "1998-08-03/1998-08-07",
    ("1998年", "4月・5月"): "1998-04/1998-05",
    ("1998年", "5、8、11月"): "1998-05/1998-11",
    ("平成10年8月～", ""): "1998-08",
    # parts of months and years
    ("1998年8月上旬", ""): "1998-08-01/1998-08-10",
    ("1998年8月中旬～下旬", ""): "1998-08-11/1998-08-31",
    ("1998年", "10月下旬～11月上旬"): "1998-10-21/1998-11-10",
    ("1998年8月末日", ""): "1998-08-31",
    ("1998年夏", ""): "1998-22",
    ("1998年", "初夏～秋"): "1998-22/1998-23",
    ("1998年末", ""): "1998-12",
    ("平成10年度末", ""): "1999-03",
    ("平成10年度", "翌年2月"): "1999-02",
    ("平成10年", "翌2月"): "1999-02",
    ("1990年代", ""): "1990/1999",
    ("昭和50年代", ""): "1975/1984",
    # what stands beside a date
    ("平成10年8月（以後毎年）", ""): "1998-08",
    ("平成10年8月、以後毎年", ""): "1998-08",
    ("1998年8月頃", ""): "1998-08",
    ("1998年8月3日～7日（5日間）", ""): "1998-08-03/1998-08-07",
    ("平成10年度 1999.2.3", ""): "1999-02-03",
}  # fmt: skip


@pytest.mark.parametrize(("cells", "edtf"), FORMS.items())
def test_form(cells: tuple[str, str], edtf: str) -> None:
    previous = 1998 if cells[0].startswith("11月") else None
    reading = read_date(*cells, previous=previous)
    assert (reading.date and reading.date.edtf, reading.problem) == (edtf, None)


def test_same_year_and_empty_year_take_the_year_before() -> None:
    for cell in ("同年", ""):
        dated = read_date(cell, "8月", previous=1998).date
        assert dated is not None
        assert dated.edtf == "1998-08"


def test_fiscal_chronicle() -> None:
    dates = [read_date("1998", month, fiscal=True).date for month in ("4月", "3月", "")]
    assert [one.edtf for one in dates if one] == ["1998-04", "1999-03", "1998-04/1999-03"]


PROBLEMS = {
    ("平成3年（1992）", "9月"): ("[1991-09,1992-09]", "era-contradicts-year"),
    ("平成3年（1992）", "1月〜3月"): (
        "[1991-01..1991-03,1992-01..1992-03]",
        "era-contradicts-year",
    ),
    ("平成3年（1992）", "8月3日〜7日"): (
        "[1991-08-03..1991-08-07,1992-08-03..1992-08-07]",
        "era-contradicts-year",
    ),
    ("平成3年（1992）", "春〜9月"): (
        "[1991-03-01..1991-09-30,1992-03-01..1992-09-30]",
        "era-contradicts-year",
    ),
    ("平成3年（1992）", "春"): (
        "[1991-03-01..1991-05-31,1992-03-01..1992-05-31]",
        "era-contradicts-year",
    ),
    ("H3(1992)、1", ""): (
        "[1991-01-01..1991-01-31,1992-01-01..1992-01-31]",
        "era-contradicts-year",
    ),
    ("昭和70年", "3月"): ("1995-03", "era-year-impossible"),
    ("不明", ""): (None, "no-year"),
    ("", "8月"): (None, "no-year"),
    ("1998年13月", ""): ("1998", "not-a-date"),
    ("1998年2月30日", ""): ("1998", "not-a-date"),
    ("1998", "8月3曰"): ("1998-08", "not-a-date"),
    ("1998", "8月 第3回"): ("1998-08", "not-a-date"),
}


@pytest.mark.parametrize(("cells", "expected"), PROBLEMS.items())
def test_problem(cells: tuple[str, str], expected: tuple[str | None, str]) -> None:
    reading = read_date(*cells)
    assert (reading.date and reading.date.edtf, reading.problem) == expected


days = st.dates(date(1868, 10, 23), date(2068, 12, 31))


@settings(deadline=None)
@given(days)
def test_every_day_is_read_in_every_calendar(day: date) -> None:
    era = next(one for one in reversed(eras()) if one.first_day <= day)
    count = day.year - era.first_year + 1
    forms = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
        f"{era.name.ja}{'元' if count == 1 else count}年{day.month}月{day.day}日",
        f"{era.name.ja}{count}年({day.year}){day.month}月{day.day}日",
    ]
    if count < 100:
        forms.append(f"{era.letter}{count}.{day.month}.{day.day}")
        readings = [read_date(form) for form in forms]
        assert {reading.date for reading in readings} == {point(day.year, day.month, day.day)}
        assert {reading.problem for reading in readings} == {None}


@settings(deadline=None)
@given(days, days)
def test_ranges_hold_their_ends_and_are_valid(one: date, other: date) -> None:
    first, last = sorted((one, other))
    reading = read_date(f"{first:%Y.%m.%d}～{last:%Y.%m.%d}").date
    assert reading is not None
    assert (reading.first_day, reading.last_day) == (first, last)
    assert is_valid(reading.edtf)
    assert precision_of(reading.edtf) == reading.precision


@settings(deadline=None)
@given(
    st.text("平成昭和令HSR元0123456789年月日度()（）~-～・、./ 春上旬末翌同頃から二十", max_size=24)
)
def test_any_words_give_a_valid_date_or_none(text: str) -> None:
    reading = read_date(text)
    if reading.date:
        assert reading.date.first_day <= reading.date.last_day
        assert is_valid(reading.date.edtf)
        assert precision_of(reading.date.edtf) == reading.date.precision
    else:
        assert reading.problem == "no-year"


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_no_text_breaks_the_reader(year: str, month: str) -> None:
    read_date(year, month)


def test_edtf_refuses_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="before"):
        interval(point(1998, 8), point(1998, 7))
    with pytest.raises(ValueError, match="day"):
        point(1998, 2, 30)
    assert interval(point(1998), point(1998)) == point(1998)
    assert one_of(point(1998), point(1998)) == point(1998)
    assert one_of(point(1999), point(1998)).edtf == "[1998,1999]"
