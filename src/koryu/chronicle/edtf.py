"""Building dates in EDTF level 1 (ISO 8601-2) with their first and last possible day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from koryu.chronicle.record import EventDate, Precision

# EDTF level 1 season codes; a winter has no fixed year, so it may fall at either end of it.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12)}


def point(year: int, month: int | None = None, day: int | None = None) -> EventDate:
    """A year, a month or season (21 spring … 24 winter), or a day. ValueError if impossible."""
    if month is None:
        return EventDate(f"{year:04}", date(year, 1, 1), date(year, 12, 31), "year")
    if month in _SEASON_MONTHS:
        first, last = _SEASON_MONTHS[month]
        end = date(year, last, monthrange(year, last)[1])
        return EventDate(f"{year:04}-{month}", date(year, first, 1), end, "range")
    if day is None:
        end = date(year, month, monthrange(year, month)[1])
        return EventDate(f"{year:04}-{month:02}", date(year, month, 1), end, "month")
    exact = date(year, month, day)
    return EventDate(exact.isoformat(), exact, exact, "day")


def interval(start: EventDate, end: EventDate) -> EventDate:
    """From the beginning of `start` to the end of `end`; ValueError if that lies before it."""
    if end.last_day < start.first_day:
        raise ValueError(f"{end.edtf} lies before {start.edtf}")
    if start == end:
        return start
    last = end.edtf.split("/")[-1]
    if end.first_day < start.first_day:  # October to the year it lies in: to that year's last day
        last = end.last_day.isoformat()
    ends = f"{start.edtf.split('/')[0]}/{last}"
    return EventDate(ends, start.first_day, end.last_day, "range")


def one_of(first: EventDate, second: EventDate) -> EventDate:
    """One of two dates, it is not known which."""
    early, late = sorted((first, second), key=lambda one: one.first_day)
    if early == late:
        return early
    last_day = max(early.last_day, late.last_day)
    told = f"[{_choosable(early)},{_choosable(late)}]"
    return EventDate(told, early.first_day, last_day, "choice")


def _choosable(one: EventDate) -> str:
    """A date as one of several, where EDTF writes a range with two dots, its ends alike, and
    knows no seasons (the months 21 to 24)."""
    start, _, end = one.edtf.partition("/")
    if "2" in (start[5:6], end[5:6]) or (end and len(start) != len(end)):
        start, end = one.first_day.isoformat(), one.last_day.isoformat()
    return f"{start}..{end}" if end else start


def precision_of(edtf: str) -> Precision:
    """The precision an EDTF string of this module's making tells."""
    if edtf.startswith("["):
        return "choice"
    if "/" in edtf or edtf[5:7] in {"21", "22", "23", "24"}:
        return "range"
    precisions: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return precisions[len(edtf)]
