"""Dates in words, in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.chronicle import edtf
from koryu.chronicle.datewords import (
    dated,
    dated_gregorian,
    era_years,
    html_date,
    month_name,
    within_year,
)

N = "\u00a0"


@pytest.mark.parametrize(
    ("date", "ja", "en", "ru"),
    [
        ("1998", "平成10年（1998年）", "1998", f"1998{N}г."),
        ("1998-08", "平成10年（1998年）8月", "August 1998", f"август 1998{N}г."),
        ("1963-10-07", "昭和38年（1963年）10月7日", "7 October 1963", f"7 октября 1963{N}г."),
        ("1990-21", "平成2年（1990年）春", "spring 1990", f"весна 1990{N}г."),
        (
            "2021-04/2021-05",
            "令和3年（2021年）4月〜5月",
            "April–May 2021",
            f"апрель — май 2021{N}г.",
        ),
        (
            "2021-08/2022-02",
            "令和3年（2021年）8月〜令和4年（2022年）2月",
            "August 2021 – February 2022",
            f"август 2021{N}г. — февраль 2022{N}г.",
        ),
        (
            "1990-06-14/1990-06-20",
            "平成2年（1990年）6月14日〜20日",
            "14–20 June 1990",
            f"14–20 июня 1990{N}г.",
        ),
        (
            "1990-06-28/1990-07-03",
            "平成2年（1990年）6月28日〜7月3日",
            "28 June – 3 July 1990",
            f"28 июня — 3 июля 1990{N}г.",
        ),
        (
            "1998/1999",
            "平成10年（1998年）〜平成11年（1999年）",
            "1998–1999",
            f"1998–1999{N}гг.",
        ),
        (
            "[1991-09,1992-09]",
            "平成3年（1991年）9月または平成4年（1992年）9月",
            "September 1991 or September 1992",
            f"сентябрь 1991{N}г. или сентябрь 1992{N}г.",
        ),
        (
            "[1991-01..1991-03,1992-01..1992-03]",
            "平成3年（1991年）1月〜3月または平成4年（1992年）1月〜3月",
            "January–March 1991 or January–March 1992",
            f"январь — март 1991{N}г. или январь — март 1992{N}г.",
        ),
        ("1989-01-05", "昭和64年（1989年）1月5日", "5 January 1989", f"5 января 1989{N}г."),
        ("1989-02", "平成元年（1989年）2月", "February 1989", f"февраль 1989{N}г."),
        ("1850", "1850年", "1850", f"1850{N}г."),
    ],
)
def test_whole_dates(date: str, ja: str, en: str, ru: str) -> None:
    assert (dated(date, "ja"), dated(date, "en"), dated(date, "ru")) == (ja, en, ru)


@pytest.mark.parametrize(
    ("date", "ja", "en", "ru"),
    [
        ("1998", "", "", ""),
        ("1998-08", "8月", "Aug", "авг."),
        ("1998-03-02", "3月2日", f"2{N}Mar", f"2{N}марта"),
        ("2021-04/2021-05", "4〜5月", "Apr–May", "апр. — май"),
        ("2021-08/2022-02", "8月〜翌2月", "Aug – Feb 2022", "авг. — февр. 2022"),
        ("1990-06-14/1990-06-20", "6月14〜20日", f"14–20{N}Jun", f"14–20{N}июня"),
        ("[1991-09,1992-09]", "", "", ""),
    ],
)
def test_short_dates_below_a_year(date: str, ja: str, en: str, ru: str) -> None:
    assert tuple(within_year(date, one) for one in ("ja", "en", "ru")) == (ja, en, ru)


def test_an_era_is_named_in_japanese_only() -> None:
    assert dated_gregorian("1998-08", "ja") == "1998年8月"


@pytest.mark.parametrize(
    ("year", "ja", "ru"),
    [
        (1989, "昭和64年・平成元年", f"Сёва{N}64, Хэйсэй{N}1"),
        (1998, "平成10年", f"Хэйсэй{N}10"),
        (2019, "平成31年・令和元年", f"Хэйсэй{N}31, Рэйва{N}1"),
        (1850, "", ""),
    ],
)
def test_era_years(year: int, ja: str, ru: str) -> None:
    assert (era_years(year, "ja"), era_years(year, "ru")) == (ja, ru)


def test_month_names() -> None:
    assert [month_name(8, one) for one in ("ja", "en", "ru")] == ["8月", "August", "август"]


def test_only_points_are_html_dates() -> None:
    assert [html_date(one) for one in ("1998", "1998-08", "1998-08-01")] == [
        "1998", "1998-08", "1998-08-01",
    ]  # fmt: skip
    assert [html_date(one) for one in ("1998-21", "1998/1999", "[1998,1999]")] == ["", "", ""]


_POINTS = st.one_of(
    st.builds(edtf.point, st.integers(1868, 2100)),
    st.builds(edtf.point, st.integers(1868, 2100), st.sampled_from([*range(1, 13), 21, 22, 23, 24])),
    st.builds(lambda day: edtf.point(day.year, day.month, day.day), st.dates(min_value=date(1868, 1, 1))),
)  # fmt: skip


@given(_POINTS, _POINTS, st.sampled_from(["ja", "en", "ru"]))
def test_every_date_is_told_with_all_its_years(first, last, language) -> None:  # type: ignore[no-untyped-def]
    dates = [first, edtf.one_of(first, last)]
    if first.first_day <= last.first_day and first.last_day <= last.last_day:
        dates.append(edtf.interval(first, last))
    for one in dates:
        told = dated(one.edtf, language)
        for year in {one.edtf.strip("[")[:4], one.edtf.replace("/", ",").split(",")[-1][:4]}:
            assert year in told
        within_year(one.edtf, language)
