from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from koryu.chronicle.checks.document import REGION_ROLES, Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.columns import cells_of
from koryu.chronicle.record import Finding
from koryu.chronicle.text import squeeze
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("同じ行の重複", "Row repeated", "Запись повторена")
_MESSAGE = Trilingual(
    "{page}ページ{row}行と同じ内容です。",
    "The same as page {page}, row {row}.",
    "То же, что на с. {page}, запись {row}.",
)
_SHORTEST = 2


@rule("duplicate", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A row with the same date, regions and words as an earlier one."""
    seen: dict[tuple[str, ...], int] = {}
    plain = cache(squeeze)
    for row, words in enumerate(document.squeezed):
        if len(words) < _SHORTEST:
            continue
        date = document.dates[row].date
        labels = cells_of(document.rows[row], document.profile.columns, *REGION_ROLES)
        key = (date.edtf if date else "", words, *map(plain, labels))
        first = seen.setdefault(key, row)
        if first != row:
            source = document.rows[first].source
            message = _MESSAGE.fill(page=source.page, row=source.row)
            cell = document.texts_of(row)[0]
            span = (0, len(cell.text))
            yield document.finding("duplicate", "warning", cell, span, None, 0.85, message)
