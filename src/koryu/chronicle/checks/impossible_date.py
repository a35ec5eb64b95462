from __future__ import annotations

import re
from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("ありえない日付", "Impossible date", "Невозможная дата")
_IMPOSSIBLE = Trilingual(
    "「{text}」は日付として成り立ちません。",
    "“{text}” is not a possible date.",
    "«{text}» — несуществующая дата.",
)
_ERA_OVER = Trilingual(
    "「{text}」という年はこの元号にありません。",
    "The era has no such year: “{text}”.",
    "В этой эре нет такого года: «{text}».",
)
_NO_YEAR = Trilingual("年が読み取れません。", "No year can be read.", "Год не читается.")
_MONTH = re.compile(r"\d{1,2}(?=\s*月)")
_LAST_MONTH = 12


@rule("impossible-date", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A date no calendar has: a 13th month, 31 June, a year its era never reached, no year at all."""
    for row, reading in enumerate(document.dates):
        if reading.problem == "era-year-impossible":
            cell = document.date_cell(row, "year", "date")
            yield document.finding(
                "impossible-date", "error", cell, (0, len(cell.text)), None, 0.95, _ERA_OVER
            )
        elif reading.problem == "no-year":
            cell = document.date_cell(row, "year", "date")
            if any(document.rows[row].cells.values()):
                yield document.finding(
                    "impossible-date", "error", cell, (0, len(cell.text)), None, 0.9, _NO_YEAR
                )
        elif reading.problem == "not-a-date":
            cell = document.date_cell(row, "month", "date", "year")
            wrong = [
                one for one in _MONTH.finditer(cell.plain) if not 0 < int(one[0]) <= _LAST_MONTH
            ]
            span = wrong[0].span() if wrong else (0, len(cell.text))
            yield document.finding("impossible-date", "error", cell, span, None, 0.9, _IMPOSSIBLE)
