from __future__ import annotations

from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.labels import REGION_ROLES
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.columns import cells_of
from koryu.chronicle.record import Finding
from koryu.chronicle.text import squeeze
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("同じ行の重複", "Row told twice", "Запись повторена")
_MESSAGE = Trilingual(
    "{page}ページ{row}行と同じ内容です。",
    "The same as page {page}, row {row}.",
    "То же, что на с. {page}, запись {row}.",
)


@rule("duplicate", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A row with the same date, regions and words as an earlier one."""
    seen: dict[tuple[str, ...], int] = {}
    for cell in document.texts:
        reading = document.dates[cell.row]
        row = document.rows[cell.row]
        labels = cells_of(row, document.profile.columns, *REGION_ROLES)
        date = reading.date.edtf if reading.date else ""
        words = squeeze(cell.text)
        first = seen.setdefault((date, cell.column, words, *map(squeeze, labels)), cell.row)
        if first != cell.row and len(words) > 1:
            source = document.rows[first].source
            message = _MESSAGE.fill(page=source.page, row=source.row)
            span = (0, len(cell.text))
            yield document.finding("duplicate", "warning", cell, span, None, 0.85, message)
