"""Forms that come back: their rows by column name, and what is wrong with one named by its cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from koryu.archive.edition import WORKBOOKS
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Reading
from koryu.chronicle.trilingual import Trilingual
from koryu.readers import read_sheets
from koryu.readers.sheets import Sheet, address
from koryu.writers.columns import ID
from koryu.writers.form import KEY
from koryu.writers.guide import GUIDE_SHEET

_OTHER = Trilingual(
    "koryu が書き出した「{name}」のシートがありません。",
    "The sheet “{name}” that koryu writes is not there.",
    "Нет листа «{name}», который создаёт koryu.",
)
_OTHER_REMEDY = Trilingual(
    "koryu が書き出したファイルかどうか、シートの名前が変わっていないかを確かめてください。",
    "Check that koryu wrote this file and that the sheet still has its name.",
    "Проверьте, что файл создан koryu и лист не переименован.",
)
_NO_COLUMN = Trilingual(
    "列「{name}」がありません。", "The column “{name}” is missing.", "Нет столбца «{name}»."
)
_NO_COLUMN_REMEDY = Trilingual(
    "書き出したときの列をすべて残してください（隠れた列も必要です）。",
    "Keep all columns as they were written; the hidden one is needed too.",
    "Сохраните все столбцы, в том числе скрытый.",
)
_MERGED = Trilingual(
    "セルが結合されています。", "Cells are merged here.", "Здесь объединены ячейки."
)
_MERGED_REMEDY = Trilingual(
    "結合を解除し、行ごとに記入してください。",
    "Split them and fill in every row on its own.",
    "Отмените объединение и заполните каждую строку отдельно.",
)
_FORMULA = Trilingual("セルに数式があります。", "The cell holds a formula.", "В ячейке формула.")
_FORMULA_REMEDY = Trilingual(
    "数式を消し、文字で書いてください。",
    "Delete it and write the words themselves.",
    "Удалите её и впишите сам текст.",
)
_KEY = Trilingual(
    "この行がどれについてのものか分かりません（隠れた列「照合」が変わっています）。",
    "It is not clear what this row is about (its hidden column 照合 was altered).",
    "Неясно, к чему относится строка (изменён скрытый столбец 照合).",
)
_KEY_REMEDY = Trilingual(
    "この行を消すか、表を書き出し直してください。",
    "Delete the row, or write the sheet again.",
    "Удалите строку или выгрузите лист заново.",
)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One filled-in row: its cells by column name, and the sheet and number (from 0) it stands at."""

    file: str
    sheet: str
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def place(self, column: str) -> dict[str, str]:
        """Where a cell of the row stands, as KoryuError names it."""
        cell = address(self.number, self.columns[column])
        return {"file": self.file, "sheet": self.sheet, "cell": cell}

    def told(self, column: str) -> str:
        """What the person wrote, without white space around it."""
        return self.cells[column].strip()

    def key(self) -> dict[str, Any]:
        """The row's key. KoryuError where it is none any more."""
        try:
            key = json.loads(self.cells[KEY])
        except ValueError:
            key = None
        if not isinstance(key, dict):
            raise KoryuError(_KEY, _KEY_REMEDY, **self.place(KEY))
        return key


def forms_in(path: Path) -> dict[str, Sheet]:
    """The sheets of a workbook by name. KoryuError where it cannot be read."""
    return {sheet.name: sheet for sheet in read_sheets(path)}


def rows_in(
    sheets: Mapping[str, Sheet], name: str, wanted: Sequence[str], file: str
) -> Iterator[FormRow]:
    """The rows of one form that have a key.

    KoryuError for a missing sheet or column, merged cells, a formula: each with sheet and cell.
    """
    sheet = sheets.get(name)
    if sheet is None or not sheet.rows:
        raise KoryuError(_OTHER.fill(name=name), _OTHER_REMEDY, file=file)
    columns = {cell.strip(): at for at, cell in enumerate(sheet.rows[0])}
    for column in (*wanted, KEY):
        if column not in columns:
            heads = f"A1:{address(0, len(sheet.rows[0]) - 1)}"
            what = _NO_COLUMN.fill(name=column)
            raise KoryuError(what, _NO_COLUMN_REMEDY, file=file, sheet=name, cell=heads)
    refuse_merged_and_formulas(sheet, file)
    for number, row in enumerate(sheet.rows[1:], start=1):
        if any(cell.strip() for cell in row):
            cells = {column: row[at] for column, at in columns.items()}
            yield FormRow(file, name, number, cells, columns)


def refuse_merged_and_formulas(sheet: Sheet, file: str) -> None:
    """KoryuError naming the first merged cell, else the first formula, of a sheet."""
    for found, what, remedy in (
        (sheet.merged, _MERGED, _MERGED_REMEDY),
        (sheet.formulas, _FORMULA, _FORMULA_REMEDY),
    ):
        for cell in sorted(found):
            raise KoryuError(what, remedy, file=file, sheet=sheet.name, cell=address(*cell))


def check_workbook(path: Path, reading: Reading) -> None:
    """Refuses merged cells and formulas in a workbook of koryu's own layout.

    Other people's workbooks may hold both: their values are read. KoryuError names the cell.
    """
    if not reading.rows or not reading.file.lower().endswith(WORKBOOKS):
        return
    sheets = read_sheets(path)
    if any(sheet.name == GUIDE_SHEET for sheet in sheets) or ID in reading.header:
        refuse_merged_and_formulas(sheets[reading.rows[0].source.page - 1], reading.file)


@contextmanager
def naming_sheets(path: Path) -> Iterator[None]:
    """A KoryuError raised inside that tells a sheet by its number tells it by its name."""
    try:
        yield
    except KoryuError as error:
        number = error.place.get("sheet")
        if not isinstance(number, int):
            raise
        place = {**error.place, "sheet": read_sheets(path)[number - 1].name}
        raise KoryuError(error.what, error.remedy, **place) from error
