"""The chronicle's own table as workbook, CSV and PDF: what is in it, and that it comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import AsRead, Event, EventDate, Facts, Source
from koryu.readers.document import read_document
from koryu.writers import csv, pdf, template, xlsx
from koryu.writers.columns import cells, header_of
from koryu.writers.guard import guarded, unguarded
from koryu.writers.table import Table
from tests.tables import HEADER, ROWS

NASTY = ("=1+1", "+81", "-5度", "@港", "'=x", "1998-08-01", "1/2", "0012", '"引用",', "TRUE")


def event(number: int, row: tuple[str, ...], year: int = 1996) -> Event:
    day = date(year, 5, 1)
    return Event(
        id=f"mn-{number:04}",
        chronicle="minato",
        date=EventDate(str(year), day, day, "year"),
        as_read=AsRead(row[0], row[1], (), (), dict(zip(HEADER, row, strict=True))),
        categories=(),
        headline=None,
        text=row[6],
        text_corrected=None,
        facts=Facts(),
        source=Source("", 1, number, number),
    )


def events() -> list[Event]:
    nasty = [("H 10 (1998)", "8 月", "文化", "", "", "", words) for words in NASTY]
    return [event(at, row) for at, row in enumerate((*ROWS, *nasty), start=1)]


def test_workbook_holds_strings_only(tmp_path: Path) -> None:
    assert xlsx.write(events(), tmp_path / "t.xlsx") == len(events())
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    kinds = {one.data_type for row in sheet.iter_rows(max_col=7) for one in row if one.value}
    assert kinds == {"s"}
    assert [one.value for one in sheet["G"]][5:] == list(NASTY)


def test_workbook_offers_months_categories_and_regions(tmp_path: Path) -> None:
    xlsx.write(events(), tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    offers = {
        str(one.sqref).split(":")[0][0]: one.formula1
        for one in book.worksheets[0].data_validations.dataValidation
    }
    assert offers.keys() == {"B", "C", "D", "E", "F"}
    assert book["選択肢"].sheet_state == "hidden"
    assert [one.value for one in book["選択肢"]["B"]] == [f"{month} 月" for month in range(1, 13)]
    assert "サハリン" in [one.value for one in book["選択肢"]["E"]]


def test_ids_are_protected_and_the_rest_is_not(tmp_path: Path) -> None:
    xlsx.write(events(), tmp_path / "t.xlsx", Table(step=7))
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert sheet.protection.sheet
    assert sheet["H2"].protection.locked
    assert not any(sheet.cell(2, column).protection.locked for column in range(1, 8))
    assert (sheet["H2"].value, sheet["I2"].value) == ("mn-0001", "7")
    assert sheet.column_dimensions["I"].hidden


def test_instructions_are_in_japanese(tmp_path: Path) -> None:
    xlsx.write(events(), tmp_path / "t.xlsx")
    guide = openpyxl.load_workbook(tmp_path / "t.xlsx")["記入のしかた"]
    assert "koryu import" in "".join(str(one.value) for one in guide["A"])


def test_template_has_the_last_year_for_reference(tmp_path: Path) -> None:
    every = [event(1, ROWS[0], 1996), event(2, ROWS[1], 1997), event(3, ROWS[2], 1997)]
    assert template.write(every, tmp_path / "t.xlsx") == 2
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert [one.value for one in sheet["H"]] == ["ID", "mn-0002", "mn-0003"]


@pytest.mark.parametrize("writer", [xlsx, csv, pdf])
def test_table_read_back_is_equal(tmp_path: Path, writer: object) -> None:
    path = tmp_path / f"t.{writer.__name__.rpartition('.')[2]}"  # type: ignore[attr-defined]
    rows = [event(at, row) for at, row in enumerate(ROWS, start=1)]
    writer.write(rows, path)  # type: ignore[attr-defined]
    read = read_document(path).rows
    assert [tuple(row.cells[name] for name in HEADER) for row in read] == list(ROWS)


def test_printed_table_is_tagged_and_has_its_title(tmp_path: Path) -> None:
    import pypdfium2

    rows = [event(at, ROWS[at % 4]) for at in range(1, 90)]
    pdf.write(rows, tmp_path / "t.pdf", Table(subtitle="みなとの往来"))
    data = (tmp_path / "t.pdf").read_bytes()
    assert b"StructTreeRoot" in data
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert "交流の歴史" in text
        assert "カテゴリ1" in text
        assert f"{number} / {len(pages)}" in text
    assert document.get_metadata_value("Title") == "交流の歴史"
    document.close()


def test_print_shows_the_corrected_cells_on_demand() -> None:
    read = AsRead("", "", (), (), {"年": "1996", "内容": "代表团"}, {"内容": "代表団"})
    one = event(1, ROWS[0])
    from dataclasses import replace

    one = replace(one, as_read=read)
    assert cells(one, ("年", "内容")) == ("1996", "代表团")
    assert cells(one, ("年", "内容"), corrected=True) == ("1996", "代表団")


def test_layout_is_the_chronicles_own() -> None:
    from dataclasses import replace

    read = AsRead("", "", (), (), {"年月日": "昭和38年", "行事": "祭"})
    own = replace(event(1, ROWS[0]), as_read=read)
    assert header_of([own]) == ("年月日", "行事")
    assert header_of([own, event(2, ROWS[1])]) == HEADER


def test_unwritable_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(KoryuError, match="cannot be written"):
        xlsx.write(events(), tmp_path / "nowhere" / "t.xlsx")
    assert not list(tmp_path.iterdir())


@given(st.text(alphabet="='+-@\t\rあ1", max_size=6))
def test_guard_is_undone_exactly(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
