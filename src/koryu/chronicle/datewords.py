"""Dates in words, in three languages: "1998-08" → 平成10年（1998年）8月, August 1998, август 1998 г.

The input is EDTF as `chronicle.edtf` makes it. Russian months stand in the genitive after a day
and in the nominative without one; abbreviations follow ГОСТ Р 7.0.12 and Chicago 10.39.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from koryu.chronicle.eras import era_of, eras

_EN = "January February March April May June July August September October November December"
_RU = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_RU_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_RU_SHORT = "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек."
_RU_SHORT_OF = "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек."
_SEASONS = {
    "ja": ("春", "夏", "秋", "冬"),
    "en": ("spring", "summer", "autumn", "winter"),
    "ru": ("весна", "лето", "осень", "зима"),
}
_FIRST_SEASON = 21
_NBSP = "\u00a0"
_OR = {"ja": "または", "en": " or ", "ru": " или "}


@dataclass(frozen=True, slots=True)
class _Point:
    year: int
    month: int = 0
    day: int = 0


def dated(edtf: str, language: str) -> str:
    """The whole date in words; in Japanese with the era before the Gregorian year."""
    return _spoken(edtf, language, era=True)


def dated_gregorian(edtf: str, language: str) -> str:
    """The whole date in words without an era: 1998年8月, August 1998, август 1998 г."""
    return _spoken(edtf, language, era=False)


@cache
def within_year(edtf: str, language: str) -> str:
    """The date short, as it stands in a list below its year; "" where only a year is known."""
    if edtf.startswith("["):
        return ""
    start, _, end = edtf.partition("/")
    first = _point(start)
    if not end or not first.month:
        return _short(first, language)
    last = _point(end)
    if last.year != first.year:
        ending = f"翌{_short(last, language)}" if language == "ja" else _short(last, language)
        if language != "ja":
            ending = f"{ending} {last.year}"
        return _joined(_short(first, language), ending, language)
    if first.day and first.month == last.month:
        return _days(first, last, language)
    if language == "ja" and not first.day:
        return f"{first.month}〜{last.month}月"
    return _joined(_short(first, language), _short(last, language), language)


def month_name(month: int, language: str) -> str:
    """8 → 8月, August, август."""
    if language == "ja":
        return f"{month}月"
    return (_EN if language == "en" else _RU).split()[month - 1]


@cache
def era_years(year: int, language: str) -> str:
    """The era years that a Gregorian year touches: 1989 → 昭和64年・平成元年. "" before Meiji."""
    names = {
        era: year - era.first_year + 1
        for era in eras()
        if era.first_day.year <= year <= era.last_day.year
    }
    if language == "ja":
        return "・".join(
            f"{era.name.ja}{'元' if count == 1 else count}年" for era, count in names.items()
        )
    return ", ".join(f"{era.name.of(language)}{_NBSP}{count}" for era, count in names.items())


def html_date(edtf: str) -> str:
    """The value of a <time datetime> attribute; "" where HTML knows none (ranges, seasons)."""
    if "/" in edtf or edtf.startswith("[") or _point(edtf).month >= _FIRST_SEASON:
        return ""
    return edtf


def _point(text: str) -> _Point:
    return _Point(*(int(part) for part in text.split("-")))


@cache
def _spoken(edtf: str, language: str, *, era: bool) -> str:
    if edtf.startswith("["):
        choices = edtf[1:-1].replace("..", "/").split(",")
        return _OR[language].join(_spoken(one, language, era=era) for one in choices)
    start, _, end = edtf.partition("/")
    first = _point(start)
    if not end:
        return _long(first, language, era)
    last = _point(end)
    return _range(first, last, language, era)


def _range(first: _Point, last: _Point, language: str, era: bool) -> str:
    if language == "ja":
        return _japanese_range(first, last, era)
    if not first.month and not last.month:
        unit = f"{_NBSP}гг." if language == "ru" else ""
        return f"{first.year}–{last.year}{unit}"
    if first.year == last.year and first.month and last.month:
        year = f"{last.year}{_NBSP}г." if language == "ru" else str(last.year)
        if first.day and last.day and first.month == last.month:
            days = f"{first.day}–{last.day}"
            return f"{days} {_month(last, language)} {year}"
        return f"{_joined(_undated(first, language), _undated(last, language), language)} {year}"
    ends = _long(first, language, era), _long(last, language, era)
    return f"{ends[0]} {_dash(language)} {ends[1]}"


def _japanese_range(first: _Point, last: _Point, era: bool) -> str:
    start = _long(first, "ja", era)
    if first.year != last.year or not last.month:
        return f"{start}〜{_long(last, 'ja', era)}"
    if first.month == last.month and last.day:
        return f"{start}〜{last.day}日"
    return f"{start}〜{_undated(last, 'ja')}"


def _long(point: _Point, language: str, era: bool) -> str:
    rest = _undated(point, language)
    if language == "ja":
        return f"{_japanese_year(point, era)}{rest}"
    year = f"{point.year}{_NBSP}г." if language == "ru" else str(point.year)
    return f"{rest} {year}" if rest else year


def _japanese_year(point: _Point, era: bool) -> str:
    if not era:
        return f"{point.year}年"
    if not point.month or point.month >= _FIRST_SEASON:
        named = era_years(point.year, "ja")
    else:
        found = era_of(date(point.year, point.month, point.day or 1))
        named = f"{found[0].name.ja}{'元' if found[1] == 1 else found[1]}年" if found else ""
    return f"{named}（{point.year}年）" if named else f"{point.year}年"


def _undated(point: _Point, language: str) -> str:
    """Month, day or season without the year."""
    if not point.month:
        return ""
    if point.month >= _FIRST_SEASON:
        return _SEASONS[language][point.month - _FIRST_SEASON]
    if language == "ja":
        return f"{point.month}月" + (f"{point.day}日" if point.day else "")
    month = _month(point, language)
    return f"{point.day} {month}" if point.day else month


def _month(point: _Point, language: str) -> str:
    names = _EN if language == "en" else _RU_OF if point.day else _RU
    return names.split()[point.month - 1]


def _short(point: _Point, language: str) -> str:
    if language == "ja" or not point.month or point.month >= _FIRST_SEASON:
        return _undated(point, language)
    if language == "en":
        month = _EN.split()[point.month - 1][:3]
    else:
        month = (_RU_SHORT_OF if point.day else _RU_SHORT).split()[point.month - 1]
    return f"{point.day}{_NBSP}{month}" if point.day else month


def _days(first: _Point, last: _Point, language: str) -> str:
    if language == "ja":
        return f"{first.month}月{first.day}〜{last.day}日"
    return f"{first.day}–{_short(last, language)}"


def _joined(start: str, end: str, language: str) -> str:
    """A range with its dash: closed up between single English words, spaced otherwise."""
    if language == "ja":
        return f"{start}〜{end}"
    if language == "en" and not any(space in start + end for space in (" ", _NBSP)):
        return f"{start}–{end}"
    return f"{start} {_dash(language)} {end}"


def _dash(language: str) -> str:
    return "—" if language == "ru" else "–"
