"""What a row takes over from the row above: an empty date, 〃, 同年, a year told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from koryu.chronicle.datephrase import is_date, month_phrase, year_phrase
from koryu.readers.header import Header

_DITTO = frozenset({"〃", "〃〃", "″", "”", "“", '"', "同上", "〃年", "〃月", "々"})
# 58年 below 昭和57年: the era is told once.
_BARE_YEAR = re.compile(r"\s*(?:\d{1,2}|元)\s*年度?")
_ERA = re.compile(r"\s*(?:明治|大正|昭和|平成|令和|[明大昭平令MTSHRＭＴＳＨＲ])")
_SAME_YEAR = re.compile(r"同\s*年度?")
_SAME_MONTH = re.compile(r"同\s*月")


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the date columns: those that tell a year, and the months'."""

    years: tuple[int, ...]
    months: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        return (*self.years, *self.months)

    @classmethod
    def of(cls, header: Header) -> Columns:
        return cls(tuple(header.at("year", "date")), tuple(header.at("month")))


def carried(cells: Sequence[str], above: Sequence[str], columns: Columns) -> list[str]:
    """The cells with what they refer to in the row above written out.

    A ditto mark stands for the cell above it; a date left empty is the date above; a year left
    empty, or said as 同年, is the year above, also before a month in one cell with it.
    """
    full = list(cells)
    if _is_complete(full, columns):
        return full
    if not _DITTO.isdisjoint(full):
        told = [*above, *full[len(above) :]]  # what stands beyond the columns has nothing above it
        full = [told[at] if cell in _DITTO else cell for at, cell in enumerate(full)]
    dates = columns.all
    if not any(full[at] for at in dates):
        for at in dates:
            full[at] = above[at]
        return full
    if any("同" in full[at] for at in dates):
        _write_out(full, above, columns)
    for at, after in pairwise(columns.months):  # a day whose month is told above
        if not full[at] and full[after] and not month_phrase(full[after]):
            full[at] = above[at]
    if columns.years and not any(year_phrase(full[at]) for at in columns.years):
        first = columns.years[0]
        full[first] = _with_year(full[first], above[first], bool(columns.months))
    return full


def _with_year(cell: str, above: str, has_months: bool) -> str:
    """A date cell that tells no year, or no era, with the one above."""
    year = year_phrase(above)
    if not cell:
        return above if has_months else year
    if _BARE_YEAR.match(cell):
        return with_era(cell, above)
    return f"{_counted(year)}{cell}" if is_date(cell) else cell


def is_bare_year(text: str) -> bool:
    """Whether a text is a year told without its era and nothing else: 58年."""
    return _BARE_YEAR.fullmatch(text) is not None


def with_era(cell: str, above: str) -> str:
    """A year told without its era with that of the year above: 58年 below 昭和57年."""
    era = _ERA.match(above)
    return f"{era[0] if era else ''}{cell}"


def _is_complete(cells: list[str], columns: Columns) -> bool:
    """The usual case: the first date cell tells a year, and nothing refers to the row above."""
    if not columns.years or not _DITTO.isdisjoint(cells):
        return False
    dates = "".join(cells[at] for at in columns.all)
    if len(columns.months) > 1 and not cells[columns.months[0]]:
        return False
    return "同" not in dates and bool(year_phrase(cells[columns.years[0]]))


def _write_out(full: list[str], above: Sequence[str], columns: Columns) -> None:
    """同年 and 同月 in the date cells replaced by the words of the row above."""
    dates = columns.all
    year = next(
        (_counted(words) for at in columns.years if (words := year_phrase(above[at]))), "同年"
    )
    month = next((words for at in dates if (words := month_phrase(above[at]))), "同月")
    for at in dates:
        full[at] = _SAME_MONTH.sub(month, _SAME_YEAR.sub(year, full[at]))


def _counted(year: str) -> str:
    """A year with its unit, so that a month may follow it: 1998 → 1998年."""
    return f"{year}年" if year[-1:].isdigit() else year
