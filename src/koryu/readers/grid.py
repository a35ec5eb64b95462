"""What every format is turned into first: tables of plain cells, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

MAX_COLUMNS = 200
MAX_CELL = 20_000
MAX_LINES = 1_000_000

_TOO_WIDE = Trilingual(
    "列が{count}列あります（上限 {limit} 列）。",
    "The table has {count} columns (the limit is {limit}).",
    "В таблице {count} столбцов (допустимо {limit}).",
)
_TOO_WIDE_REMEDY = Trilingual(
    "年表の列だけを残したファイルにしてください。",
    "Keep only the columns of the chronicle.",
    "Оставьте только столбцы хроники.",
)
_TOO_LONG = Trilingual(
    "セルの文字が{count}字あります（上限 {limit} 字）。",
    "A cell holds {count} characters (the limit is {limit}).",
    "В ячейке {count} знаков (допустимо {limit}).",
)
_TOO_LONG_REMEDY = Trilingual(
    "引用符の閉じ忘れや、貼り付けられた余分なデータがないか確かめてください。",
    "Look for a quotation mark left open, or for other data pasted into the cell.",
    "Проверьте, нет ли незакрытой кавычки или посторонних данных в ячейке.",
)
_TOO_MANY = Trilingual(
    "行が多すぎます（上限 {limit} 行）。",
    "There are too many rows (the limit is {limit}).",
    "Слишком много строк (допустимо {limit}).",
)
_TOO_MANY_REMEDY = Trilingual(
    "年代ごとに分けて、一つずつ読み込んでください。",
    "Split the document by years and read the parts one by one.",
    "Разделите документ по годам и загрузите части по отдельности.",
)
_CONTROL = Trilingual(
    "文字として読めない制御文字（{code}）があります。",
    "There is a control character ({code}), which is not text.",
    "Встретился управляющий символ ({code}), не являющийся текстом.",
)
_CONTROL_REMEDY = Trilingual(
    "この行から制御文字を消してください。",
    "Delete it from this line.",
    "Удалите его из этой строки.",
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ASCII_ENDS = re.compile(r"[!-~]\n[!-~]")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells. `number` counts lines of the file, rows of the sheet or of the page.

    `merged` are the positions of cells that a merged cell above reaches down to.
    """

    number: int
    cells: list[str]
    merged: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as its format gives it.

    `page` is the page, sheet or table number (from 1), `name` the sheet's name or the caption.
    `strict`: every row should have as many cells as the header (delimited text).
    `flows`: the next page goes on where this one ends, in the midst of a row if need be (PDF).
    """

    page: int
    lines: list[Line] = field(default_factory=list)
    name: str = ""
    strict: bool = False
    flows: bool = False


def check_dimensions(
    width: int, height: int, file: str, page: int, line: int | None = None
) -> None:
    """KoryuError where a table is wider or longer than any chronicle."""
    if width > MAX_COLUMNS:
        what = _TOO_WIDE.fill(count=width, limit=MAX_COLUMNS)
        raise KoryuError(what, _TOO_WIDE_REMEDY, file=file, page=page, line=line)
    if height > MAX_LINES:
        what = _TOO_MANY.fill(limit=MAX_LINES)
        raise KoryuError(what, _TOO_MANY_REMEDY, file=file, page=page)


def check_lines(text: str, file: str) -> None:
    """KoryuError where a text has more lines than any chronicle, before they are taken apart."""
    if text.count("\n") > MAX_LINES:
        raise KoryuError(_TOO_MANY.fill(limit=MAX_LINES), _TOO_MANY_REMEDY, file=file)


def check_size(lines: Iterable[Line], file: str, page: int | None = None) -> None:
    """KoryuError where a table is wider, longer or has a larger cell than any chronicle."""
    for count, line in enumerate(lines, start=1):
        if count > MAX_LINES:
            what = _TOO_MANY.fill(limit=MAX_LINES)
            raise KoryuError(what, _TOO_MANY_REMEDY, file=file, page=page)
        if len(line.cells) > MAX_COLUMNS:
            what = _TOO_WIDE.fill(count=len(line.cells), limit=MAX_COLUMNS)
            raise KoryuError(what, _TOO_WIDE_REMEDY, file=file, page=page, line=line.number)
        longest = max(map(len, line.cells), default=0)
        if longest > MAX_CELL:
            at = next(at for at, cell in enumerate(line.cells, 1) if len(cell) == longest)
            what = _TOO_LONG.fill(count=longest, limit=MAX_CELL)
            raise KoryuError(
                what, _TOO_LONG_REMEDY, file=file, page=page, line=line.number, cell=at
            )


def control_character(char: str, **place: object) -> KoryuError:
    """What is said of a character that steers a terminal and that not every database holds."""
    return KoryuError(_CONTROL.fill(code=f"U+{ord(char):04X}"), _CONTROL_REMEDY, **place)


def check_characters(lines: Iterable[Line], file: str, page: int) -> None:
    """KoryuError where a cell of a workbook or of HTML holds a control character."""
    for line in lines:
        for at, cell in enumerate(line.cells, start=1):
            if found := CONTROLS.search(cell):
                raise control_character(found[0], file=file, page=page, line=line.number, cell=at)


def unwrapped(cell: str) -> str:
    """A cell's lines joined: without a space in Japanese, with one between Latin words."""
    if "\n" not in cell:
        return cell
    stripped = re.sub(r"[ \t]*\n[ \t]*", "\n", cell.strip())
    spaced = _ASCII_ENDS.sub(lambda match: match[0].replace("\n", _gap(match[0])), stripped)
    return spaced.replace("\n", "")


def _gap(around: str) -> str:
    return "" if around[0] in "-/" else " "
