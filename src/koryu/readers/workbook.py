"""Spreadsheets (.xlsx, .xls, .ods) → tables: merged cells filled down, dates and numbers as words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.grid import Grid, Line, check_characters, check_dimensions

_LOCKED = Trilingual(
    "パスワードで保護された文書です。",
    "The document is protected by a password.",
    "Документ защищён паролем.",
)
_LOCKED_REMEDY = Trilingual(
    "パスワードを外して保存し直してください。",
    "Remove the password and save it again.",
    "Снимите пароль и сохраните документ заново.",
)
_BROKEN = Trilingual(
    "表計算ファイルとして読めません。途中で切れているか、壊れています。",
    "This cannot be read as a spreadsheet; it is cut off or broken.",
    "Файл не читается как электронная таблица: он обрезан или повреждён.",
)
_BROKEN_REMEDY = Trilingual(
    "もとの文書を入手し直すか、Excel で開いて保存し直してください。",
    "Get the document again, or open it in Excel and save it again.",
    "Получите документ заново или откройте его в Excel и пересохраните.",
)


def read_workbook(data: bytes, file: str) -> list[Grid]:
    """The visible sheets, in order; `page` is the number of the sheet.

    KoryuError where the file is locked, broken or of abnormal size.
    """
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [
            (number, book.get_sheet_by_index(number - 1))
            for number, about in enumerate(book.sheets_metadata, start=1)
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible
        ]
    except PasswordError as error:
        raise KoryuError(_LOCKED, _LOCKED_REMEDY, file=file) from error
    except CalamineError as error:
        raise KoryuError(_BROKEN, _BROKEN_REMEDY, file=file) from error
    return [_grid(number, sheet, file) for number, sheet in sheets]


def _grid(number: int, sheet: CalamineSheet, file: str) -> Grid:
    check_dimensions(sheet.width, sheet.height, file, number)
    values = sheet.to_python(skip_empty_area=False)
    precise = [_dates_to_day(column) for column in zip(*values, strict=True)]
    lines = [
        Line(at, [_words(value, full) for value, full in zip(row, precise, strict=True)])
        for at, row in enumerate(values, start=1)
    ]
    check_characters(lines, file, number)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for line in lines[top + 1 : bottom + 1]:
            if left < len(line.cells):
                line.cells[left] = lines[top].cells[left]
                line.merged.add(left)
    return Grid(number, lines, sheet.name)


def _dates_to_day(column: Sequence[object]) -> bool:
    """Whether the dates of a column tell days: where all are a first, months were meant."""
    days = [value.day for value in column if isinstance(value, date)]
    return len(days) < 2 or any(day != 1 for day in days)


def _words(value: object, to_day: bool) -> str:
    """A cell's value as its reader would type it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat() if to_day else day.isoformat()[:7]
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else ""
