from __future__ import annotations

from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.timeline import with_year, year_around
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("元号と西暦の食い違い", "Era contradicts year", "Эра не совпадает с годом")
_MESSAGE = Trilingual(
    "「{text}」は元号と西暦が合いません。",
    "In “{text}” the era year and the Gregorian year do not agree.",
    "В «{text}» год эры не совпадает с годом по григорианскому календарю.",
)


@rule("era-contradicts-year", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """An era year beside another Gregorian year (H 10 is 1998, not 1999).

    One of the two was misread. The rows around tell which, where they agree.
    """
    for row, reading in enumerate(document.dates):
        if reading.problem != "era-contradicts-year" or reading.date is None:
            continue
        cell = document.date_cell(row, "year", "date")
        around = year_around(document, row)
        offered = (reading.date.first_day.year, reading.date.last_day.year)
        right = with_year(cell.text, around) if around in offered and around else None
        yield document.finding(
            "era-contradicts-year", "error", cell, (0, len(cell.text)), right, 0.98, _MESSAGE
        )
