from __future__ import annotations

from collections.abc import Iterator

from koryu.chronicle.checks.document import LABEL_ROLES, Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("同じラベルの繰り返し", "Label repeated in a row", "Метка повторена в записи")
_MESSAGE = Trilingual(
    "ラベル「{text}」は同じ行の「{column}」にもあります。",
    "The label “{text}” stands in the column {column} of this row as well.",
    "Метка «{text}» уже стоит в столбце {column} этой записи.",
)


@rule("label-repeated", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """The same label twice in one row: the second says nothing, or another was meant."""
    seen: dict[tuple[int, str], str] = {}
    for cell in document.cells(*LABEL_ROLES):
        label = cell.text.strip()
        first = seen.setdefault((cell.row, label), cell.column)
        if first != cell.column:
            message = _MESSAGE.fill(text="{text}", column=first)
            span = (0, len(cell.text))
            yield document.finding("label-repeated", "warning", cell, span, "", 0.95, message)
