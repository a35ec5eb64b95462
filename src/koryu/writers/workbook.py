"""A workbook in the chronicle's own layout: drop-downs, protected ids, nothing but strings.

Cells are written as strings with the format "text", so that neither this program nor Excel nor
LibreOffice takes one for a formula, a number or a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter

from koryu.chronicle.columns import role_of
from koryu.chronicle.labels import categories
from koryu.chronicle.record import Event
from koryu.writers.columns import HEADER, ID, STEP, cells, header_of
from koryu.writers.guide import GUIDE, GUIDE_SHEET
from koryu.writers.table import TITLE, Table
from koryu.writers.whole import replacing

_WIDTHS = {"year": 14, "date": 18, "month": 9, "category": 14, "region": 18, "place": 18,
           "partner": 18, "text": 88, "count": 10}  # fmt: skip
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FONT = {"font_name": "游ゴシック", "font_size": 11}
_LISTS = "選択肢"
# What a protected sheet still lets the officer do.
_ALLOWED = dict.fromkeys(
    ("insert_rows", "delete_rows", "sort", "autofilter", "format_cells", "format_columns",
     "format_rows", "select_locked_cells", "select_unlocked_cells"),
    True,
)  # fmt: skip
_SPARE = 300  # rows below the last that have drop-downs, for new events


@contextmanager
def workbook(path: Path) -> Iterator[xlsxwriter.Workbook]:
    """A workbook that takes strings as they are; it becomes `path` when all went well."""
    with replacing(path) as part:
        book = xlsxwriter.Workbook(part, {**_PLAIN, "default_format_properties": _FONT})
        book.set_properties({"title": TITLE, "author": "koryu"})
        yield book
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise error.args[0] from error


def write_book(rows: Sequence[Event], every: Sequence[Event], path: Path, table: Table) -> int:
    """Writes `rows`; the drop-downs offer what `every` event of the chronicle uses."""
    header = header_of(every) if every else HEADER
    with workbook(path) as book:
        sheet = book.add_worksheet(TITLE)
        _fill(book, sheet, header, rows, table)
        _guide(book)
        _choices(book, sheet, header, every, len(rows))
    return len(rows)


def _fill(
    book: Any, sheet: Any, header: Sequence[str], rows: Iterable[Event], table: Table
) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EFF4", "valign": "top"})
    free = {"text_wrap": True, "valign": "top", "num_format": "@"}
    open_cell = book.add_format({**free, "locked": False})
    locked = book.add_format({**free, "font_color": "#7A8791", "bg_color": "#F3F5F6"})
    for column, name in enumerate((*header, ID, STEP)):
        own = name not in (ID, STEP)
        width = _WIDTHS.get(role_of(name) or "", 14)
        hidden = {"hidden": True} if name == STEP else {}
        sheet.set_column(column, column, width, open_cell if own else locked, hidden)
        sheet.write_string(0, column, name, head)
    step = "" if table.step is None else str(table.step)
    for number, event in enumerate(rows, start=1):
        for column, cell in enumerate(cells(event, header)):
            sheet.write_string(number, column, cell, open_cell)
        sheet.write_string(number, len(header), event.id or "", locked)
        sheet.write_string(number, len(header) + 1, step, locked)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", _ALLOWED)


def _choices(
    book: Any, sheet: Any, header: Sequence[str], every: Sequence[Event], filled: int
) -> None:
    """Drop-downs: they offer, they do not forbid, for new places and months like 4-5 月 occur."""
    lists = book.add_worksheet(_LISTS)
    lists.hide()
    for column, name in enumerate(header):
        offered = _offered(name, every)
        for at, word in enumerate(offered):
            lists.write_string(at, column, word)
        if offered:
            letter = xlsxwriter.utility.xl_col_to_name(column)
            sheet.data_validation(
                1, column, filled + _SPARE, column,
                {
                    "validate": "list",
                    "source": f"={_LISTS}!${letter}$1:${letter}${len(offered)}",
                    "error_type": "warning",
                    "error_title": name,
                    "error_message": "一覧にない言葉です。このまま入力しますか。",
                },
            )  # fmt: skip


def _offered(name: str, every: Sequence[Event]) -> list[str]:
    """What a column's drop-down offers; none for dates, texts and counts."""
    used = _used(name, every)
    role = role_of(name)
    if role == "month":
        spaced = any(" 月" in cell for cell in used)
        return [f"{month}{' ' if spaced else ''}月" for month in range(1, 13)]
    if role == "category":
        known = [category.name.ja for category in categories()]
        return [*(one for one in known if one in used), *(one for one in used if one not in known)]
    return list(used) if role in ("region", "place", "partner") else []


def _used(name: str, every: Sequence[Event]) -> Mapping[str, int]:
    """The words of a column, the most frequent first."""
    counts: dict[str, int] = {}
    for event in every:
        if cell := event.as_read.cells.get(name, ""):
            counts[cell] = counts.get(cell, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _guide(book: Any) -> None:
    sheet = book.add_worksheet(GUIDE_SHEET)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "font_size": 13})
    sheet.set_column(0, 0, 96, wrap)
    for at, line in enumerate(GUIDE):
        sheet.write_string(at, 0, line, bold if at == 0 else wrap)
    sheet.protect()
