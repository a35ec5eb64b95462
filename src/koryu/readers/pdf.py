"""PDF → tables where it draws their lines, else the lines of its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from operator import attrgetter
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.grid import Grid, Line, check_dimensions
from koryu.readers.pdf_page import Char, PdfPage

Edge = Mapping[str, Any]
Box = tuple[float, float, float, float]

_LOCKED = Trilingual(
    "パスワードで保護された PDF です。",
    "The PDF is protected by a password.",
    "PDF защищён паролем.",
)
_LOCKED_REMEDY = Trilingual(
    "パスワードを外して保存し直してください。",
    "Remove the password and save it again.",
    "Снимите пароль и сохраните документ заново.",
)
_BROKEN = Trilingual(
    "PDF として読めません。途中で切れているか、壊れています。",
    "This cannot be read as a PDF; it is cut off or broken.",
    "Файл не читается как PDF: он обрезан или повреждён.",
)
_BROKEN_REMEDY = Trilingual(
    "もとの文書を入手し直してください。",
    "Get the document again from where it was published.",
    "Получите документ заново из источника публикации.",
)
_SCANNED = Trilingual(
    "文字のない PDF です（紙面の画像だけのようです）。",
    "The PDF holds no text; it seems to be a scan.",
    "В PDF нет текста: похоже, это скан.",
)
_SCANNED_REMEDY = Trilingual(
    "文字認識（OCR）をかけた PDF か、もとの表計算ファイルを指定してください。",
    "Give a PDF with recognised text (OCR), or the spreadsheet it was made from.",
    "Укажите PDF с распознанным текстом (OCR) или исходную таблицу.",
)
_MAX_PAGES = 2000
_LEAST_ROW = 5.0  # points
_GAP = 0.3  # of the letter's size: between Latin words that no space glyph sets apart
_COLUMN_GAP = 1.2  # of the letter's size: between what stands in two columns
_middle, _center = attrgetter("middle"), attrgetter("center")


def read_pdf(data: bytes, file: str) -> tuple[list[Grid], list[list[Line]]]:
    """The tables, and the lines of text of every page. KoryuError where it is locked or broken."""
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            check_dimensions(1, len(document.pages), file, 1)
            pages = (PdfPage(document, page) for page in document.pages[:_MAX_PAGES])
            return _read_pages(pages, file)
    except PdfminerException as error:
        locked = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect)
        raise _refused(locked, file) from error
    except PSException as error:
        raise _refused(False, file) from error


def _refused(locked: bool, file: str) -> KoryuError:
    if locked:
        return KoryuError(_LOCKED, _LOCKED_REMEDY, file=file)
    return KoryuError(_BROKEN, _BROKEN_REMEDY, file=file)


def _read_pages(pages: Iterable[PdfPage], file: str) -> tuple[list[Grid], list[list[Line]]]:
    grids: list[Grid] = []
    texts: list[list[Line]] = []
    for number, page in enumerate(pages, start=1):
        chars = page.letters()
        texts.append([Line(at, [text]) for at, text in enumerate(_lines_of(chars), start=1)])
        grids += _grids(page.find_tables(), chars, page.vertical_edges, number)
        page.close()
    if not any(texts):
        raise KoryuError(_SCANNED, _SCANNED_REMEDY, file=file)
    return grids, texts


def _grids(
    tables: Iterable[Any], chars: list[Char], edges: Sequence[Edge], page: int
) -> Iterator[Grid]:
    """The tables of a page, each after the lines of text that stand above it."""
    above = 0.0
    for one in tables:
        top, bottom = one.bbox[1], one.bbox[3]
        heads = _lines_of(chars[_at(chars, above) : _at(chars, top)])
        lines = [Line(0, [text]) for text in heads]
        lines += _rows(one.rows, chars)
        if rest := _open_row(one, chars, edges):
            lines.append(rest)
        yield Grid(page, lines, flows=True)
        above = bottom


def _open_row(table: Any, chars: list[Char], edges: Sequence[Edge]) -> Line | None:
    """The row that the page breaks: upright lines go on below the last level one."""
    left, _, right, bottom = table.bbox
    end = max(
        (
            edge["bottom"]
            for edge in edges
            if left - 1 <= edge["x0"] <= right + 1 and edge["top"] <= bottom + 1
        ),
        default=bottom,
    )
    whole = next((row for row in reversed(table.rows) if all(row.cells)), None)
    if whole is None or end < bottom + _LEAST_ROW:
        return None
    cells = [_text_in((box[0], bottom, box[2], end), chars) for box in whole.cells]
    return Line(len(table.rows) + 1, cells)


def _rows(rows: Iterable[Any], chars: list[Char]) -> Iterator[Line]:
    """The rows of a table; a cell that reaches over rows stands in each, marked as merged."""
    covering: dict[int, tuple[float, str]] = {}  # column → where the cell above ends, its words
    for number, row in enumerate(rows, start=1):
        cells: list[str] = []
        merged: set[int] = set()
        for at, box in enumerate(row.cells):
            end, words = covering.get(at, (0.0, ""))
            if box is not None:
                words = _text_in(box, chars)
                covering[at] = (box[3], words)
            elif end > row.bbox[1] + 1:
                merged.add(at)
            else:
                words = ""
            cells.append(words)
        yield Line(number, cells, merged)


def _text_in(box: Box, chars: list[Char]) -> str:
    """The words in a box. A line that ends in a space is followed by the next on the same line."""
    left, top, right, bottom = box
    rows = chars[_at(chars, top) : _at(chars, bottom)]
    inside = [one for one in rows if left <= one.center < right]
    return "\n".join(_joined(line) for line in _by_line(inside)).replace(" \n", " ").strip()


def _at(chars: list[Char], height: float) -> int:
    return bisect_left(chars, height, key=_middle)


def _lines_of(chars: list[Char]) -> list[str]:
    """The lines of a text in the order they are read, wide gaps as a full-width space."""
    return [text for line in _by_line(chars) if (text := _joined(line, "　").strip(" "))]


def _by_line(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """Characters, sorted by height, as lines sorted from left to right.

    Brackets set close together overlap: their centers keep the order, their edges do not.
    """
    line: list[Char] = []
    above = 0.0
    for char in chars:
        if line and char.middle - above > char.size / 2:
            yield sorted(line, key=_center)
            line = []
        line.append(char)
        above = char.middle
    if line:
        yield sorted(line, key=_center)


def _joined(line: list[Char], column: str = "") -> str:
    pieces: list[str] = []
    end = line[0].left
    for char in line:
        gap, word = char.left - end, char.text
        if gap > _GAP * char.size and pieces:
            if column and gap > _COLUMN_GAP * char.size:
                pieces.append(column)
            elif pieces[-1].isascii() and word.isascii():
                pieces.append(" ")
        pieces.append(word)
        end = char.right
    return "".join(pieces)
