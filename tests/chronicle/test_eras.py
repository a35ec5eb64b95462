from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koryu.chronicle.eras import era_named, era_of, eras


def test_eras_follow_one_another_without_a_gap() -> None:
    for earlier, later in zip(eras(), eras()[1:], strict=False):
        assert later.first_day - earlier.last_day == timedelta(days=1)
        assert later.first_year == later.first_day.year


@pytest.mark.parametrize(
    ("letter", "year", "gregorian"), [("S", 38, 1963), ("H", 10, 1998), ("R", 1, 2019)]
)
def test_gregorian_years(letter: str, year: int, gregorian: int) -> None:
    """S = 1925 + n, H = 1988 + n, R = 2018 + n (docs/semantics.md)."""
    era = era_named(letter)
    assert era is not None
    assert era.gregorian(year) == gregorian
    assert era.has(year)


def test_era_names() -> None:
    assert era_named("h") == era_named("平成") == era_named("平") == era_named("H")
    assert era_named("天平") is None
    assert era_of(date(1868, 1, 1)) is None


@settings(deadline=None)
@given(st.dates(date(1868, 10, 23), date(2100, 1, 1)))
def test_every_day_has_its_era(day: date) -> None:
    found = era_of(day)
    assert found is not None
    era, year = found
    assert era.first_day <= day <= era.last_day
    assert era.gregorian(year) == day.year
    assert era.has(year)
