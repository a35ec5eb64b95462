"""Dates as chronicles write them → EDTF level 1 with first and last day.

What each form means is told in docs/semantics.md, "date". A cell says a year (era, Gregorian
or both, fiscal or not), then a month, a day, a part of a month, a season, or a range of these.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from koryu.chronicle import edtf
from koryu.chronicle.eras import era_named
from koryu.chronicle.numerals import arabic
from koryu.chronicle.record import EventDate

Problem = Literal["no-year", "era-contradicts-year", "era-year-impossible", "not-a-date"]

_ERA = r"(明治|大正|昭和|平成|令和|[MTSHRmtshr](?=[\s.]*[\d元]))[\s.]*(\d{1,2}|元)\s*年?"
_ERA_YEAR = re.compile(rf"{_ERA}(度?)\s*(?:[(/]?\s*(\d{{4}})\s*年?(度?)\s*\)?)?(?![\d])")
_PLAIN_YEAR = re.compile(rf"(?<!\d)(\d{{4}})(?!\d)\s*年?(度?)\s*(?:[(/]\s*{_ERA}(度?)\s*\)?)?")
_SAME_YEAR = re.compile(r"同\s*年(度?)")
_SEPARATED = re.compile(r"^\s*[-/.]?\s*(\d{1,2})[-/.](\d{1,2})\s*$|^\s*[-/.]\s*(\d{1,2})\s*$")
_DASH = re.compile(r"\s*(?:[-~〜–—―‐−ー]|から|より)\s*")
_NOISE = re.compile(r"\([月火水木金土日・祝]+\)|[\s()、,.。]|頃|ごろ|まで|末日|中$")
_POINT = re.compile(
    r"(?:翌年?)?(?:(\d{4})年)?(?:(\d{1,2})(?:月|[/.](?=\d)))?"
    r"(?:(\d{1,2})日?|(上旬|初旬|初め|中旬|下旬|末)|(春|夏|秋|冬))?(月?)"
)
_PARTS = {"上旬": (1, 10), "初旬": (1, 10), "初め": (1, 10), "中旬": (11, 20)}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_FISCAL_START = 4


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date, and what is wrong with the cells it was read from (None where nothing is)."""

    date: EventDate | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Year:
    candidates: tuple[int, ...]
    fiscal: bool
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class _Point:
    year: int | None
    month: int | None
    day: int | None
    part: str
    season: str


def read_date(
    year: str, month: str = "", *, previous: int | None = None, fiscal: bool = False
) -> DateReading:
    """The date that a year cell and a month cell tell together.

    `previous` is the year of the row before, for 同年 and for an empty year cell; `fiscal` says
    that the chronicle counts in fiscal years (April to March). Where the cell cannot be read
    beyond the year, the year alone is the date and the problem is "not-a-date".
    """
    text = f"{arabic(year)} {arabic(month)}".strip()
    found, rest = _take_year(text, previous)
    if found is None:
        return DateReading(None, "no-year")
    counted_fiscal = found.fiscal or fiscal
    try:
        dates = [_within(candidate, counted_fiscal, rest) for candidate in found.candidates]
    except ValueError:
        dates = [edtf.point(candidate) for candidate in found.candidates]
        return DateReading(_choice(dates), found.problem or "not-a-date")
    return DateReading(_choice(dates), found.problem)


def _choice(dates: list[EventDate]) -> EventDate:
    return dates[0] if len(dates) == 1 else edtf.one_of(dates[0], dates[1])


def _take_year(text: str, previous: int | None) -> tuple[_Year | None, str]:
    """The year a text begins with, and what follows it."""
    if match := _ERA_YEAR.search(text):
        return _era_year(*match.groups()), _without(text, match)
    if match := _PLAIN_YEAR.search(text):
        plain, fiscal, era, number, fiscal_era = match.groups()
        year = (
            _era_year(era, number, fiscal_era, plain, fiscal)
            if era
            else _Year((int(plain),), bool(fiscal), None)
        )
        return year, _without(text, match)
    if previous is None:
        return None, text
    match = _SAME_YEAR.search(text)
    fiscal = match[1] if match else ""
    return _Year((previous,), bool(fiscal), None), _without(text, match)


def _without(text: str, match: re.Match[str] | None) -> str:
    return text if match is None else f"{text[: match.start()]} {text[match.end() :]}"


def _era_year(letter: str, number: str, fiscal: str, plain: str | None, fiscal2: str) -> _Year:
    era = era_named(letter)
    assert era is not None, "the pattern names eras only"
    count = 1 if number == "元" else int(number)
    counted = era.gregorian(count)
    is_fiscal = bool(fiscal or fiscal2)
    if plain is not None and int(plain) != counted:
        return _Year((counted, int(plain)), is_fiscal, "era-contradicts-year")
    return _Year((counted,), is_fiscal, None if era.has(count) else "era-year-impossible")


def _within(year: int, fiscal: bool, rest: str) -> EventDate:
    """The date within `year` that `rest` tells; ValueError where it tells none."""

    def year_of(month: int) -> int:
        return year + 1 if fiscal and month < _FISCAL_START else year

    if separated := _SEPARATED.match(rest):
        month = int(separated[1] or separated[3])
        return edtf.point(year_of(month), month, int(separated[2]) if separated[2] else None)
    text = _NOISE.sub("", rest).removeprefix("年")
    if text in {"", "月", "通年", "年間", "年度"} or text.startswith("以後毎年"):
        if fiscal:
            return edtf.interval(edtf.point(year, 4), edtf.point(year + 1, 3))
        return edtf.point(year)
    parts = _DASH.split(text, maxsplit=1)
    if len(parts) == 1:
        return _dated(_point(text), year_of, text)
    return _range(parts[0], parts[1], year_of)


def _range(first: str, last: str, year_of: Callable[[int], int]) -> EventDate:
    start, end = _point(first), _point(last)
    if start.month is None and start.day is not None and end.month and end.day is None:
        start = _Point(start.year, start.day, None, "", "")  # 4-5月
    if end.month is None and end.day is not None and start.month and start.day is None:
        if not start.part:
            end = _Point(end.year, end.day, None, "", "")  # 4月-5
    if end.month is None and not end.season:
        end = _Point(end.year, start.month, end.day, end.part, end.season)
    began = _dated(start, year_of, first)
    ended = _dated(end, year_of, last)
    if ended.last_day < began.first_day and end.year is None:
        ended = _dated(end, lambda month: year_of(month) + 1, last)
    return edtf.interval(began, ended)


def _point(text: str) -> _Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day, part, season, unit = match.groups()
    if unit and day and not month:
        month, day = day, None
    if unit and not month:
        raise ValueError(text)
    return _Point(_number(year), _number(month), _number(day), part or "", season or "")


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _dated(at: _Point, year_of: Callable[[int], int], text: str) -> EventDate:
    if at.season:
        return edtf.point(at.year or year_of(6), _SEASONS[at.season])
    if at.month is None:
        raise ValueError(text)
    year = at.year or year_of(at.month)
    if not at.part:
        return edtf.point(year, at.month, at.day)
    month_end = monthrange(year, at.month)[1]
    first, last = _PARTS.get(at.part, (21, month_end))
    return edtf.interval(edtf.point(year, at.month, first), edtf.point(year, at.month, last))
