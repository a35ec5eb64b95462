"""Formulas and merged cells in workbooks of three formats."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from struct import pack

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koryu.chronicle.errors import KoryuError
from koryu.readers.formulas import special_cells
from koryu.readers.sheets import sheets_of

LINK = '=HYPERLINK("https://example.org","港")'
NAMES = "office", "table", "text"


def ods(path: Path, rows: str) -> Path:
    """A spreadsheet as LibreOffice saves it, with these rows in its sheet 判定."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="判定">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def cell(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def record(kind: int, body: bytes = b"") -> bytes:
    return pack("<HH", kind, len(body)) + body


def xls(cells: tuple[tuple[int, int], ...]) -> bytes:
    """A workbook of an old Excel, as far as formulas go: two sheets, the second with formulas."""
    begin, end = record(0x0809, b"\0" * 16), record(0x000A)
    names = "表", "判定"
    first = begin + end
    second = begin + b"".join(record(6, pack("<HH", *at) + b"\0" * 18) for at in cells) + end
    size = sum(len(record(0x85, b"\0" * 8 + name.encode("utf-16-le"))) for name in names)
    start = len(begin) + size + len(end)
    places = start, start + len(first)
    sheets = b"".join(
        record(0x85, pack("<IBBBB", place, 0, 0, len(name), 1) + name.encode("utf-16-le"))
        for place, name in zip(places, names, strict=True)
    )
    stream = (begin + sheets + end + first + second).ljust(4096, b"\0")
    return compound("Workbook", stream)


def compound(name: str, stream: bytes) -> bytes:
    """[MS-CFB]: header, one sector of the table, one of the folder, the stream."""
    sectors = -(-len(stream) // 512)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(30, b"\0") + pack("<H", 9)
    header = header.ljust(48, b"\0") + pack("<I", 1)
    header = header.ljust(76, b"\0") + pack("<109I", 0, *([0xFFFFFFFF] * 108))
    chain = [*range(3, 2 + sectors), 0xFFFFFFFE]
    table = pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *chain, *([0xFFFFFFFF] * (126 - sectors)))
    title = name.encode("utf-16-le") + b"\0\0"
    entry = title.ljust(64, b"\0") + pack("<H", len(title))
    entry = entry.ljust(116, b"\0") + pack("<II", 2, len(stream))
    return header + table + entry.ljust(512, b"\0") + stream.ljust(sectors * 512, b"\0")


def test_ods_tells_formulas_and_merged_cells_behind_repeated_ones(tmp_path: Path) -> None:
    again = 'table:number-columns-repeated="3"'
    formula, tall = 'table:formula="of:=HYPERLINK(1)"', 'table:number-rows-spanned="2"'
    rows = (
        row(cell("番号"), cell("判定"))
        + row(cell("", again), cell("採用"), more='table:number-rows-repeated="2"')
        + row(cell("", again), cell("港", formula))
        + row(cell("保留", tall))
    )
    (sheet,) = sheets_of(ods(tmp_path / "r.ods", rows))
    assert sheet.name == "判定"
    assert sheet.formulas == {(3, 3)}
    assert sheet.merged == {(4, 0)}


def test_xlsx_tells_formulas_and_merged_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "判定 & <規則>"
    book.active["AB12"] = LINK
    book.active.merge_cells("A1:B1")
    book.save(tmp_path / "r.xlsx")
    (sheet,) = sheets_of(tmp_path / "r.xlsx")
    assert sheet.formulas == {(11, 27)}
    assert sheet.merged == {(0, 0), (0, 1)}


def test_xls_tells_formulas_of_every_sheet() -> None:
    found = special_cells(xls(((2, 11), (400, 6))))
    assert found["判定"].formulas == {(2, 11), (400, 6)}
    assert found["表"].formulas == set()


def test_broken_ods_is_refused(tmp_path: Path) -> None:
    path = ods(tmp_path / "r.ods", row(cell("", 'table:number-columns-repeated="viele"')))
    with pytest.raises(KoryuError, match="cannot be read"):
        sheets_of(path)


@settings(deadline=None)
@given(st.binary(max_size=40), st.integers(0, 5600))
def test_damaged_xls_never_crashes(noise: bytes, at: int) -> None:
    """The cells found may be wrong; its reader refuses what is no workbook."""
    whole = xls(((2, 11),))
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    for found in special_cells(damaged).values():
        assert all(row >= 0 and column >= 0 for row, column in found.formulas)


def test_other_kinds_have_none() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("other.xml", "")
    assert special_cells(data.getvalue()) == {}
    assert special_cells(b"plain") == {}
