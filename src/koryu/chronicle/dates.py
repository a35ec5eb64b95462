"""Dates as chronicles write them → EDTF level 1 with first and last day.

What each form means is told in docs/semantics.md, "date". The cells are told apart into tokens
(datetokens.py), cut at the dash of a range, and each part is read as year, month and day.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from typing import Literal

from koryu.chronicle import edtf
from koryu.chronicle.datetokens import NEXT, Token, tokens
from koryu.chronicle.numerals import arabic
from koryu.chronicle.record import EventDate

Problem = Literal["no-year", "era-contradicts-year", "era-year-impossible", "not-a-date"]

_PARTS = {"上旬": (1, 10), "初旬": (1, 10), "初め": (1, 10), "はじめ": (1, 10), "中旬": (11, 20)}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_FISCAL_START, _LAST_MONTH = 4, 12


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date, and what is wrong with the cells it was read from (None where nothing is)."""

    date: EventDate | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Years:
    """The year that a part counts in; `others` are years that contradict it."""

    year: int
    fiscal: bool = False
    decade: bool = False
    others: tuple[int, ...] = ()
    problem: Problem | None = None

    def of(self, month: int) -> int:
        """The calendar year of a month: a fiscal year runs from April to March."""
        return self.year + 1 if self.fiscal and month < _FISCAL_START else self.year


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a range, or a whole date: what its words say, None where they say nothing."""

    month: int | None = None
    day: int | None = None
    part: str = ""
    season: str = ""
    following: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.month or self.day or self.part or self.season)


def read_date(
    year: str, month: str = "", *, previous: int | None = None, fiscal: bool = False
) -> DateReading:
    """The date that a year cell and a month cell tell together.

    `previous` is the year of the row before, for 同年 and for an empty year cell; `fiscal` says
    that the chronicle counts in fiscal years (April to March). Where the cell cannot be read
    beyond the year, the year alone is the date and the problem is "not-a-date".
    """
    found = tokens(f"{arabic(year)} {arabic(month)}")
    parts = _cut(found)
    start = _years(parts[0], previous, fiscal)
    if start is None and len(parts) > 1:  # 4月〜平成11年3月: the end alone tells a year
        start = _years(parts[-1], previous, fiscal)
    if start is None:
        return DateReading(None, "no-year")
    unknown = any(one.kind == "unknown" for one in found)
    try:
        dates = [
            _dated(replace(start, year=candidate), parts)
            for candidate in (start.year, *start.others)
        ]
    except ValueError:
        dates = [edtf.point(candidate) for candidate in (start.year, *start.others)]
        return DateReading(_choice(dates), start.problem or "not-a-date")
    return DateReading(_choice(dates), start.problem or ("not-a-date" if unknown else None))


def _choice(dates: list[EventDate]) -> EventDate:
    return dates[0] if len(dates) == 1 else edtf.one_of(dates[0], dates[1])


def _cut(found: list[Token]) -> list[list[Token]]:
    """The tokens before and after the dash of a range; a list of dates runs first to last.

    Years that stand side by side (平成31年・令和元年) are one date; two whole dates (a column for
    the first and one for the last day) are a range.
    """
    parts: list[list[Token]] = [[]]
    for at, token in enumerate(found):
        only_years = all(one.kind == "year" for one in parts[-1])
        has_year = any(one.kind == "year" for one in parts[-1])
        whole_dates = token.kind == "year" and has_year and not only_years and not token.bracketed
        joined = only_years and _year_at(found, at + 1)
        if token.kind == "range" or whole_dates or (token.kind == "list" and not joined):
            parts.append([])
        if token.kind not in {"range", "list"}:
            parts[-1].append(token)
    said = [part for part in parts if any(one.kind != "unknown" for one in part)]
    return [said[0], said[-1]] if len(said) > 1 else said or [[]]


def _year_at(found: list[Token], at: int) -> bool:
    return at < len(found) and found[at].kind == "year"


def _years(part: list[Token], previous: int | None, fiscal: bool) -> _Years | None:
    """The year a part tells; the last of several, unless they are to agree and do not."""
    told = [one for one in part if one.kind == "year" and one.word != NEXT]
    if not any(one.value for one in told):
        if previous is None:
            return None
        return _Years(previous, fiscal or any(one.fiscal for one in told))
    told = [one for one in told if one.value]
    first, last = told[0], told[-1]
    if first.fiscal and not last.fiscal and not last.bracketed:
        return _Years(last.value)  # a column of fiscal years beside one of whole dates
    is_fiscal = fiscal or any(one.fiscal for one in told)
    others = tuple(dict.fromkeys(one.value for one in told if one.value != first.value))[:1]
    problem: Problem | None = "era-contradicts-year" if others else None
    if first.impossible and not others:
        problem = "era-year-impossible"
    return _Years(first.value, is_fiscal, first.decade, others, problem)


def _dated(years: _Years, parts: list[list[Token]]) -> EventDate:
    """The date that the parts tell within `years`; ValueError where they tell none."""
    first = _point(parts[0])
    if len(parts) == 1:
        return _single(first, years)
    last = _point(parts[1])
    first, last = _completed(first, last)
    own = _years(parts[1], None, years.fiscal)
    began = _single(first, years)
    end_years = own or replace(years, others=())
    if own and first.is_empty is False and _years(parts[0], None, False) is None:
        began = _single(first, _before(first, last, own))
    if last.is_empty and own is None:
        return began
    ended = _single(last, end_years)
    if ended.last_day < began.first_day and own is None:
        ended = _single(last, replace(end_years, year=years.year + 1))
    return edtf.interval(began, ended)


def _before(first: _Point, last: _Point, years: _Years) -> _Years:
    """The years of a start that names none, before an end that does: 11月〜平成11年2月."""
    later = (first.month or 0) > (last.month or _LAST_MONTH)
    return replace(years, year=years.year - 1) if later and not years.fiscal else years


def _completed(first: _Point, last: _Point) -> tuple[_Point, _Point]:
    """Both ends of a range, each with what the other one lent it: 4-5月, 6月14〜20日."""
    if first.month is None and first.day and last.month and not last.day:
        first = replace(first, month=first.day, day=None)
    if last.month is None and not last.season:
        counts_months = first.month and not first.day and not first.part
        if counts_months and last.day:
            last = replace(last, month=last.day, day=None)
        elif last.day or last.part:
            last = replace(last, month=first.month)
    return first, last


def _point(part: list[Token]) -> _Point:
    """What one part says. A bare number is a month after a year or a dot before it, else a day."""
    month = day = None
    word = season = ""
    following = False
    numbers = sum(one.kind == "number" for one in part)
    has_year = any(one.kind == "year" for one in part)
    for token in part:
        if token.kind == "month":
            if month is not None and month != token.value:
                raise ValueError("two months")
            month = token.value
        elif token.kind == "number" and month is None and (has_year or numbers > 1):
            month = token.value
        elif token.kind in {"day", "number"}:
            day = day or token.value
        elif token.kind == "part":
            word = token.word
        elif token.kind == "season":
            season = token.word
        following = following or token.word == NEXT
    return _Point(month, day, word, season, following)


def _single(at: _Point, years: _Years) -> EventDate:
    """The date of one point; ValueError where it cannot be, or says a day of no month."""
    if at.following and not (years.fiscal and (at.month or _LAST_MONTH) < _FISCAL_START):
        years = replace(years, year=years.year + 1)
    if at.season and not at.month:
        return edtf.point(years.of(6), _SEASONS[at.season])
    if at.is_empty:
        return _whole_year(years)
    month = at.month
    if month is None and at.day and not at.part:
        month, at = at.day, replace(at, day=None)
    if month is None or not 1 <= month <= _LAST_MONTH:
        raise ValueError("no month")
    year = years.of(month)
    if not at.part:
        return edtf.point(year, month, at.day)
    month_end = monthrange(year, month)[1]
    if at.part == "末日":
        return edtf.point(year, month, month_end)
    first, last = _PARTS.get(at.part, (21, month_end))
    return edtf.interval(edtf.point(year, month, first), edtf.point(year, month, last))


def _whole_year(years: _Years) -> EventDate:
    if years.decade:
        return edtf.interval(edtf.point(years.year), edtf.point(years.year + 9))
    if not years.fiscal:
        return edtf.point(years.year)
    return edtf.interval(edtf.point(years.year, 4), edtf.point(years.year + 1, 3))
