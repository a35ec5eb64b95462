"""Spreadsheets in private layouts: titles and notes, merged cells, real dates, several sheets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from koryu.chronicle.columns import as_read
from koryu.readers.document import read_document
from tests.readers.test_layouts import understood

Fill = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Fill], Path]:
    """A workbook filled by a function, as a file."""

    def make(fill: Fill) -> Path:
        book = openpyxl.Workbook()
        fill(book)
        book.save(tmp_path / "toyama.xlsx")
        return tmp_path / "toyama.xlsx"

    return make


def rows_of(sheet: Any, *rows: list[object]) -> None:
    for row in rows:
        sheet.append(row)


def test_title_notes_and_merged_cells(made: Callable[[Fill], Path]) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        rows_of(
            sheet,
            ["富山県と環日本海地域の交流実績"],
            [None, None, None, None, "（令和4年3月末現在）"],
            [],
            ["年度", "時期", "相手先", None, "事業内容", "人数"],
            [None, None, "国", "地域", None, None],
            ["平成5年度", "8月", "ロシア", "沿海地方", "青年の船が\n寄港", 120],
            [None, "翌年2月", "中国", "遼寧省", "薬業の視察団を派遣", 8],
            [None, "3月", "韓国", "江原道", "雪の写真展", None],
            ["平成6年度", None, "ロシア", "沿海地方", "美術館の収蔵品を交換", None],
            ["合計", None, None, None, None, 128],
            ["※人数は延べ"],
        )
        for merged in ("A1:F1", "A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:F5", "A6:A8"):
            sheet.merge_cells(merged)

    path = made(fill)
    assert understood(path) == [
        ("1993-08", "青年の船が寄港"),
        ("1994-02", "薬業の視察団を派遣"),
        ("1994-03", "雪の写真展"),
        ("1994-04/1995-03", "美術館の収蔵品を交換"),
    ]
    reading = read_document(path)
    assert reading.title == "富山県と環日本海地域の交流実績"
    assert reading.header == ("年度", "時期", "国", "地域", "事業内容", "人数")
    assert reading.rows[0].cells["人数"] == "120"
    assert not reading.findings


def test_header_of_two_lines_on_every_sheet(made: Callable[[Fill], Path]) -> None:
    """Names below merged names, of dates and of texts; notes between the rows and at the end."""
    upper = ["期日", None, "相手先", "交流の内容", None]
    lower = ["年", "月日", None, "事業名", "概要"]

    def fill(book: openpyxl.Workbook) -> None:
        first = book.active
        rows_of(
            first,
            ["青森県国際交流年表"],
            upper,
            lower,
            ["昭和51年", "4月3日", "メイン州", "模型の贈呈", "帆船の模型を贈った"],
            ["注）昭和52年は記録なし"],
            ["昭和53年", "夏", "メイン州", "野球団の受け入れ", "家庭に宿泊した"],
        )
        second = book.create_sheet("平成")
        rows_of(
            second,
            ["青森県国際交流年表（つづき）"],
            upper,
            lower,
            ["平成2年", "11月～翌年2月", "メイン州", "留学生の受け入れ", "二校が受け入れた"],
            ["注1 人数は延べ"],
        )
        for sheet, top in ((first, 2), (second, 2)):
            sheet.merge_cells(f"A{top}:B{top}")
            sheet.merge_cells(f"D{top}:E{top}")
            sheet.merge_cells(f"C{top}:C{top + 1}")

    path = made(fill)
    assert [date for date, _ in understood(path)] == ["1976-04-03", "1978-22", "1990-11/1991-02"]
    reading = read_document(path)
    assert reading.header == ("年", "月日", "相手先", "事業名", "概要")
    assert not reading.findings


def test_real_dates_and_numbers(made: Callable[[Fill], Path]) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        rows_of(
            book.active,
            ["No", "年月日", "相手都市", "内容"],
            [1, date(1998, 8, 3), "ウラジオストク市", "港湾の講習会"],
            [2, datetime(1999, 10, 1), "ダーラム市", "聖歌隊の公演"],  # noqa: DTZ001 - Excel knows no zones
            [3, "H12.5", "ダーラム市", "市長が訪問"],
        )

    assert understood(made(fill)) == [
        ("1998-08-03", "港湾の講習会"),
        ("1999-10-01", "聖歌隊の公演"),
        ("2000-05", "市長が訪問"),
    ]


def test_line_ends_of_other_programs_within_a_cell(made: Callable[[Fill], Path]) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        rows_of(
            book.active,
            ["年月", "内容"],
            ["1998年8月", "港湾の_x000D_\n講習会"],
            ["1999年9月", "聖歌隊の_x000D_公演"],
        )

    assert [text for _, text in understood(made(fill))] == ["港湾の講習会", "聖歌隊の公演"]


def test_first_days_of_months_mean_months(made: Callable[[Fill], Path]) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        rows_of(
            book.active,
            ["年月", "内容"],
            [date(1998, 8, 1), "港湾の講習会"],
            [date(1999, 10, 1), "聖歌隊の公演"],
        )

    assert [when for when, _ in understood(made(fill))] == ["1998-08", "1999-10"]


def test_columns_of_numbers(made: Callable[[Fill], Path]) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        rows_of(
            book.active,
            ["年", "月", "日", "内容"],
            [1998, 8, 3, "港湾の講習会"],
            [1998, 12, None, "聖歌隊の公演"],
        )

    assert [when for when, _ in understood(made(fill))] == ["1998-08-03", "1998-12"]


def test_sheets_named_by_year(made: Callable[[Fill], Path]) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = "平成10年"
        rows_of(book.active, ["月", "内容"], ["8月", "港湾の講習会"], ["9月", "工場の見学"])
        second = book.create_sheet("平成11年")
        rows_of(second, ["月", "内容"], ["1月", "聖歌隊の公演"])
        rows_of(book.create_sheet("集計"), ["区分", "件数"], ["文化", 2])
        hidden = book.create_sheet("下書き")
        rows_of(hidden, ["月", "内容"], ["2月", "中止になった公演"])
        hidden.sheet_state = "hidden"

    path = made(fill)
    assert understood(path) == [
        ("1998-08", "港湾の講習会"),
        ("1998-09", "工場の見学"),
        ("1999-01", "聖歌隊の公演"),
    ]
    assert [row.source.page for row in read_document(path).rows] == [1, 1, 2]


def test_text_merged_over_two_partners_is_one_event(made: Callable[[Fill], Path]) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        rows_of(
            sheet,
            ["年月日", "相手国", "内容"],
            ["2001年5月", "ロシア", "三国の青年会議を開催"],
            [None, "中国", None],
            ["2001年6月", "韓国", "囲碁の大会"],
        )
        for merged in ("A2:A3", "C2:C3"):
            sheet.merge_cells(merged)

    reading = read_document(made(fill))
    assert [row.cells["内容"] for row in reading.rows] == ["三国の青年会議を開催", "囲碁の大会"]
    columns = {"年月日": "date", "相手国": "partner", "内容": "text"}
    assert as_read(reading.rows[0], columns).regions == ("ロシア", "中国")
