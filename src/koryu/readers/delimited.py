"""Delimited text (CSV, TSV and their kin): the delimiter and the quoting found by content.

The form is RFC 4180, with any of four delimiters and with or without quoting.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.grid import Grid, Line, check_size
from koryu.readers.header import find_header

_DELIMITERS = "\t,;|"
_HEAD = 400  # lines looked at to find the delimiter
_MOST = 0.3  # of the lines that are not empty hold it
_OPEN_QUOTE = Trilingual(
    "引用符（\"）が閉じていないか、セルが長すぎます。",
    "A quotation mark (\") is left open here, or a cell is too long.",
    "Здесь не закрыта кавычка (\") или слишком длинная ячейка.",
)  # fmt: skip
_OPEN_QUOTE_REMEDY = Trilingual(
    "この行の引用符を直してください。セルの中の \" は \"\" と書きます。",
    "Correct the quotation marks in this line; inside a cell \" is written as \"\".",
    "Исправьте кавычки в этой строке; внутри ячейки \" записывается как \"\".",
)  # fmt: skip


def grid_of(text: str, file: str, given: Mapping[str, str]) -> Grid | None:
    """The table of a delimited text; None where no delimiter makes one with a header.

    KoryuError where a quotation mark is left open, or the table is of abnormal size.
    """
    head = text.split("\n", _HEAD)[:_HEAD]
    for delimiter in _DELIMITERS:
        if _share(head, delimiter) < _MOST:
            continue
        lines = list(_lines(text, delimiter, file))
        if delimiter == "|":
            lines = _unframed(lines)
        check_size(lines, file)
        if find_header(lines, given):
            return Grid(1, lines, strict=True)
    return None


def _unframed(lines: list[Line]) -> list[Line]:
    """A table of bars without the bars around each line and the blanks beside them (Markdown)."""
    barred = [line.cells for line in lines if len(line.cells) > 1]
    if any(cells[0].strip() or cells[-1].strip() for cells in barred):
        return lines
    return [
        Line(line.number, [cell.strip() for cell in line.cells[1:-1] or line.cells])
        for line in lines
    ]


def _lines(text: str, delimiter: str, file: str) -> Iterator[Line]:
    if not _is_quoted(text, delimiter):
        for number, line in enumerate(text.split("\n"), start=1):
            yield Line(number, line.split(delimiter))
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            yield Line(number, cells)
            number = reader.line_num + 1
    except csv.Error as error:
        raise KoryuError(_OPEN_QUOTE, _OPEN_QUOTE_REMEDY, file=file, line=number) from error


def _is_quoted(text: str, delimiter: str) -> bool:
    """Whether cells stand in quotation marks: one opens after a delimiter, one closes before it."""
    opens = text.startswith('"') or f'{delimiter}"' in text or '\n"' in text
    closes = f'"{delimiter}' in text or '"\n' in text or text.endswith('"')
    return opens and (closes or delimiter == ",")


def _share(lines: list[str], delimiter: str) -> float:
    """How many of the lines that are not empty hold the delimiter."""
    filled = [line for line in lines if line.strip()]
    return sum(delimiter in line for line in filled) / max(1, len(filled))
