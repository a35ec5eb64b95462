from __future__ import annotations

from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.timeline import out_of_order, with_year, year_around
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("日付順の乱れ", "Row out of date order", "Нарушен порядок дат")
_YEAR = Trilingual(
    "年「{text}」は前後の行の順に合いません。",
    "The year “{text}” breaks the order of the rows around it.",
    "Год «{text}» нарушает порядок соседних записей.",
)
_MONTH = Trilingual(
    "月「{text}」は前後の行の順に合いません。",
    "The month “{text}” breaks the order of the rows around it.",
    "Месяц «{text}» нарушает порядок соседних записей.",
)

_FISCAL, _LONGEST = 4, 200


@rule("row-order", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A row that breaks the order in time which the rest of the document keeps.

    The fewest rows whose removal leaves the rest in order are told: a date misread, or a row
    that slipped. Documents that follow no order are left alone, and rows without a month are
    compared by their year only.
    """
    dated = [
        (row, reading.date)
        for row, reading in enumerate(document.dates)
        if reading.date and reading.problem is None
    ]
    turn = _first_month(document)
    years = [date.first_day.year - (date.first_day.month < turn) for _, date in dated]
    wrong_years = {dated[at][0] for at in out_of_order(years)}
    for row in sorted(wrong_years):
        cell = document.date_cell(row, "year", "date")
        around = year_around(document, row)
        right = with_year(cell.text, around) if around else None
        yield document.finding(
            "row-order", "warning", cell, (0, len(cell.text)), right, 0.85, _YEAR
        )
    months = [
        (row, date.first_day.year * 12 + date.first_day.month)
        for row, date in dated
        if (date.last_day - date.first_day).days < _LONGEST and row not in wrong_years
    ]
    for at in out_of_order([key for _, key in months]):
        cell = document.date_cell(months[at][0], "month", "date", "year")
        yield document.finding("row-order", "warning", cell, (0, len(cell.text)), None, 0.6, _MONTH)


def _first_month(document: Document) -> int:
    """The month that a year of this document begins with: April where it counts in 年度."""
    cells = document.cells("year", "date")
    fiscal = sum("年度" in cell.text for cell in cells)
    return _FISCAL if document.profile.fiscal or fiscal * 2 > len(cells) else 1
