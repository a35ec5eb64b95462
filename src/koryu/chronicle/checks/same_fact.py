from __future__ import annotations

import re
from collections.abc import Iterator

from koryu.chronicle.checks.document import Cell, Document
from koryu.chronicle.checks.likeness import Likeness
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding, Span
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("同じ事実の食い違い", "One fact, two versions", "Один факт изложен по-разному")
_MESSAGE = Trilingual(
    "{page}ページ{row}行と同じ出来事と思われますが、そこでは「{other}」です。",
    "Page {page}, row {row} seems to describe the same event but has “{other}”.",
    "Запись {row} на с. {page}, по-видимому, о том же событии, но там «{other}».",
)
_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(r"(?<!第)\d+(?:,\d{3})*(?:[名人回か校社件点台国本組日冊円万億周年%]|チーム)*")


@rule("same-fact", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """Two rows of one date and region with the same words but for a number.

    If they tell one event, one of the numbers is wrong; if they tell two, nothing in the words
    says so. Editions (第N回, 第N班) make two events and are left alone.
    """
    for pair in document.derived(Likeness).pairs:
        if pair.same_numbers or not pair.same_ordinals or not pair.same_date:
            continue
        first, second = (document.texts_of(row)[0] for row in (pair.first, pair.second))
        if _masked(document, pair.first) != _masked(document, pair.second):
            continue
        for span, other in _differences(first, second):
            source = document.rows[first.row].source
            message = _MESSAGE.fill(page=source.page, row=source.row, other=other)
            yield document.finding("same-fact", "warning", second, span, None, 0.65, message)


def _masked(document: Document, row: int) -> str:
    return _NUMBER.sub("#", document.squeezed[row])


def _differences(first: Cell, second: Cell) -> Iterator[tuple[Span, str]]:
    """The counts of the second row that differ from those of the first, with the first's."""
    told = _COUNTED.findall(first.plain)
    for at, match in enumerate(_COUNTED.finditer(second.plain)):
        if at < len(told) and told[at] != match[0]:
            yield match.span(), told[at]
