from __future__ import annotations

from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.likeness import Likeness
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "ほかの行にある月", "Month given by a similar row", "Месяц известен из похожей записи"
)
_MESSAGE = Trilingual(
    "月欄に月がありません。よく似た{page}ページ{row}行では「{suggestion}」です。",
    "The month cell is empty; the similar row {row} on page {page} has “{suggestion}”.",
    "Месяц не указан; в похожей записи {row} на с. {page} — «{suggestion}».",
)
_HELD, _PASSAGE = 0.75, 14


@rule("month-elsewhere", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A row without a month whose like, in the same year and region, has one.

    A chronicle put together from several lists often has the month in one of them only.
    """
    if not document.profile.headers("month"):
        return
    for pair in document.derived(Likeness).pairs:
        if pair.same_date or (max(pair.held, pair.alike) < _HELD and pair.run < _PASSAGE):
            continue
        dates = [document.dates[row].date for row in (pair.first, pair.second)]
        precise = [date is not None and date.precision != "year" for date in dates]
        if precise[0] == precise[1] or not (pair.same_numbers or pair.same_ordinals):
            continue
        dated, undated = (pair.first, pair.second) if precise[0] else (pair.second, pair.first)
        told = document.date_cell(dated, "month")
        cell = document.date_cell(undated, "month")
        source = document.rows[dated].source
        message = _MESSAGE.fill(suggestion="{suggestion}", page=source.page, row=source.row)
        span = (0, len(cell.text))
        yield document.finding("month-elsewhere", "note", cell, span, told.text, 0.5, message)
