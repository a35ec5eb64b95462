"""Forms: sheets a person fills in and koryu takes back, one hidden key a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from koryu.writers.workbook import workbook

# The column that tells what a row is about; hidden, and needed when the form comes back.
KEY = "照合"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `open` ones are filled in by the person, `choices` are offered in a drop-down."""

    name: str
    width: int
    open: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell of which some characters are marked; the span is in characters, end exclusive."""

    text: str
    span: tuple[int, int]


Row = Sequence[str | Marked]


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet of a form: each row has a cell for every column, and its key last."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]


def write_forms(forms: Sequence[Form], guide: Sequence[str], path: Path) -> None:
    """Writes the forms in order, and the instructions on a last sheet."""
    with workbook(path) as book:
        for form in forms:
            _write(book, form)
        sheet = book.add_worksheet("記入のしかた")
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column(0, 0, 96, wrap)
        for at, line in enumerate(guide):
            sheet.write_string(at, 0, line, wrap)


def _write(book: Any, form: Form) -> None:
    sheet = book.add_worksheet(form.name)
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EFF4", "valign": "top"})
    shape = {"text_wrap": True, "valign": "top", "num_format": "@", "border": 1,
             "border_color": "#D5DDE2"}  # fmt: skip
    shut = book.add_format(shape)
    free = book.add_format({**shape, "locked": False, "bg_color": "#FFFBE6"})
    mark = book.add_format({"bold": True, "font_color": "#C00000", "underline": 1})
    for at, column in enumerate(form.columns):
        sheet.set_column(at, at, column.width, free if column.open else shut)
        sheet.write_string(0, at, column.name, head)
        if column.choices and form.rows:
            offer = {"validate": "list", "source": list(column.choices)}
            sheet.data_validation(1, at, len(form.rows), at, offer)
    sheet.set_column(len(form.columns), len(form.columns), 10, shut, {"hidden": True})
    sheet.write_string(0, len(form.columns), KEY, head)
    for number, row in enumerate(form.rows, start=1):
        for at, cell in enumerate(row):
            shown = free if at < len(form.columns) and form.columns[at].open else shut
            if isinstance(cell, Marked):
                _write_marked(sheet, number, at, cell, mark, shown)
            else:
                sheet.write_string(number, at, cell, shown)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(form.rows)), len(form.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    allowed = ("sort", "autofilter", "format_cells", "format_columns", "format_rows")
    sheet.protect("", dict.fromkeys(allowed, True))


def _write_marked(sheet: Any, row: int, column: int, cell: Marked, mark: Any, shape: Any) -> None:
    start, end = cell.span
    before, doubtful, after = cell.text[:start], cell.text[start:end], cell.text[end:]
    pieces: list[Any] = [before] if before else []
    pieces += [mark, doubtful, *([after] if after else [])]
    if len(pieces) > 2 and doubtful:
        sheet.write_rich_string(row, column, *pieces, shape)
    else:
        sheet.write_string(row, column, cell.text, shape)
