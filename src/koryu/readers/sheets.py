"""The cells of a filled-in workbook as they stand, for forms that koryu wrote itself.

A chronicle is read by `readers.read`; a form needs every cell under its own address, and to know
which cells are merged or hold a formula.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.formulas import Address, Special, special_cells
from koryu.readers.grid import check_dimensions
from koryu.readers.kinds import kind_of

_NO_WORKBOOK = Trilingual(
    "表計算ファイル（.xlsx など）として読めません。",
    "This cannot be read as a workbook (.xlsx or the like).",
    "Файл не читается как книга Excel (.xlsx и подобные).",
)
_NO_WORKBOOK_REMEDY = Trilingual(
    "koryu が書き出した表に記入し、Excel か LibreOffice で保存したファイルを指定してください。",
    "Give the sheet that koryu wrote, filled in and saved by Excel or LibreOffice.",
    "Укажите лист, выгруженный koryu, заполненный и сохранённый в Excel или LibreOffice.",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells by row, and the (row, column) from 0 of merged cells and formulas."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: frozenset[Address]
    formulas: frozenset[Address]


def sheets_of(path: Path) -> list[Sheet]:
    """The sheets of a workbook, in this process; `readers.child` does it in a child.

    KoryuError where the file is none.
    """
    data = path.read_bytes()
    if kind_of(data, path.name) != "workbook":
        raise KoryuError(_NO_WORKBOOK, _NO_WORKBOOK_REMEDY, file=path.name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        special = special_cells(data)
        return [
            _sheet(book, name, special.get(name, Special()), path.name) for name in book.sheet_names
        ]
    except (CalamineError, PasswordError, ValueError, struct.error, etree.XMLSyntaxError) as error:
        raise KoryuError(_NO_WORKBOOK, _NO_WORKBOOK_REMEDY, file=path.name) from error


def sheet_to(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "rows": sheet.rows,
        "merged": sorted(sheet.merged),
        "formulas": sorted(sheet.formulas),
    }


def sheet_from(value: dict[str, Any]) -> Sheet:
    return Sheet(
        value["name"],
        tuple(map(tuple, value["rows"])),
        frozenset((row, column) for row, column in value["merged"]),
        frozenset((row, column) for row, column in value["formulas"]),
    )


def address(row: int, column: int) -> str:
    """The name of a cell, as spreadsheets show it: (0, 7) is H1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _sheet(book: CalamineWorkbook, name: str, special: Special, file: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    check_dimensions(sheet.width, sheet.height, file, 1)
    rows = sheet.to_python(skip_empty_area=False)
    merged = {
        (row, column)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        for row in range(top, min(bottom, len(rows)) + 1)
        for column in range(left, min(right, 200) + 1)
    }
    words = tuple(tuple(map(_words, row)) for row in rows)
    return Sheet(name, words, frozenset(merged | special.merged), frozenset(special.formulas))


def _words(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
