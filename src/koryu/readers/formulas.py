"""Where a workbook holds formulas and merged cells, which its reader shows only by their values.

Sources: ECMA-376 part 1, 18.3.1.40 (.xlsx); OpenDocument 1.3 part 3, 9.1 (.ods); [MS-XLS] 2.4.127 and
2.4.28 inside [MS-CFB] (.xls).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from struct import iter_unpack, unpack_from

from lxml import etree

Address = tuple[int, int]

_SHEET = re.compile(rb'<sheet\s[^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_TARGET = re.compile(rb"<Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_FORMULA = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f[\s>/]')
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_BOF, _EOF, _BOUNDSHEET, _FORMULA_RECORD = 0x0809, 0x000A, 0x0085, 0x0006
_END = 0xFFFFFFF0  # sector numbers from here on are signs


@dataclass(slots=True)
class Special:
    """The (row, column) from 0 of a sheet's formulas, and of its merged cells where told here."""

    formulas: set[Address] = field(default_factory=set)
    merged: set[Address] = field(default_factory=set)


def special_cells(data: bytes) -> dict[str, Special]:
    """Sheet name → its special cells. Merged cells of .xlsx and .xls their reader tells itself."""
    if data.startswith(_OLE):
        return _of_xls(_stream(data, ("Workbook", "Book")))
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" in names:
            return _of_xlsx(archive)
        if "content.xml" in names:
            return _of_ods(archive.read("content.xml"))
    return {}


def _of_xlsx(archive: zipfile.ZipFile) -> dict[str, Special]:
    targets = {}
    for relation in _TARGET.findall(archive.read("xl/_rels/workbook.xml.rels")):
        about = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(relation)}
        targets[about.get("Id", "")] = about.get("Target", "")
    found = {}
    for name, key in _SHEET.findall(archive.read("xl/workbook.xml")):
        part = "xl/" + targets.get(key.decode(), "").removeprefix("/xl/")
        if part in archive.namelist():
            cells = _FORMULA.findall(archive.read(part))
            found[unescape(name.decode())] = Special({_position(cell.decode()) for cell in cells})
    return found


def _position(name: str) -> Address:
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1


def _of_ods(content: bytes) -> dict[str, Special]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=False))
    return {
        table.get(f"{_TABLE}name", ""): _of_table(table) for table in root.iter(f"{_TABLE}table")
    }


def _of_table(table: etree._Element) -> Special:
    found, at = Special(), 0
    for row in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in row:
            if cell.get(f"{_TABLE}formula"):
                found.formulas.add((at, column))
            if (
                int(cell.get(f"{_TABLE}number-columns-spanned", "1")) > 1
                or int(cell.get(f"{_TABLE}number-rows-spanned", "1")) > 1
            ):
                found.merged.add((at, column))
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        at += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
    return found


def _stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """A stream of a compound file; b"" where it is not there or too small to stand by itself."""
    size = 1 << unpack_from("<H", data, 30)[0]
    table = b"".join(
        _sector(data, one, size) for one in unpack_from("<109I", data, 76) if one < _END
    )
    following = [one for (one,) in iter_unpack("<I", table[: len(table) // 4 * 4])]

    def chain(first: int) -> Iterator[bytes]:
        for _ in following:  # no chain is longer, whatever a broken file says
            if first >= len(following):
                return
            yield _sector(data, first, size)
            first = following[first]

    folder = b"".join(chain(unpack_from("<I", data, 48)[0]))
    for start in range(0, len(folder) - 127, 128):
        length = unpack_from("<H", folder, start + 64)[0]
        name = folder[start : start + max(0, length - 2)].decode("utf-16-le", "replace")
        first, total = unpack_from("<II", folder, start + 116)
        if name in names and total >= 4096:
            return b"".join(chain(first))[:total]
    return b""


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _of_xls(stream: bytes) -> dict[str, Special]:
    found = {}
    for kind, at, length in _records(stream, 0):
        if kind == _BOUNDSHEET and length > 8:
            start = unpack_from("<I", stream, at)[0]
            count, wide = stream[at + 6], stream[at + 7] & 1
            name = stream[at + 8 : at + 8 + count * (1 + wide)]
            found[name.decode("utf-16-le" if wide else "latin-1", "replace")] = Special(
                {
                    unpack_from("<HH", stream, cell)
                    for one, cell, size in _records(stream, start)
                    if one == _FORMULA_RECORD and size >= 4
                }
            )
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of the records of one substream."""
    deep = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            return
        deep += (kind == _BOF) - (kind == _EOF)
        if deep == 0:
            return
        yield kind, at + 4, length
        at += 4 + length
