"""Invented chronicles of other prefectures, each in a layout of its own: every event, every date."""

from __future__ import annotations

from pathlib import Path

import pytest

from koryu.chronicle.columns import as_read, text_of
from koryu.chronicle.gazetteer_general import general_gazetteer
from koryu.chronicle.infer import infer_profile
from koryu.chronicle.pipeline import date_of
from koryu.chronicle.text import squeeze
from koryu.readers.document import read_document

FOLDER = Path(__file__).parent / "chronicles"
LAYOUTS = {
    "niigata_list": "niigata_list.txt",
    "ishikawa_dotted": "ishikawa_dotted.txt",
    "akita_gaps": "akita_gaps.csv",
    "tottori_merged": "tottori_merged.html",
    "fukuoka_cells": "fukuoka_cells.html",
    "shimane_definitions": "shimane_definitions.html",
    "yamagata_unnamed": "yamagata_unnamed.tsv.txt",
    "kochi_nested": "kochi_nested.txt",
    "miyazaki_headings": "miyazaki_headings.html",
    "kumamoto_pairs": "kumamoto_pairs.html",
    "nagasaki_prose": "nagasaki_prose.txt",
    "oita_circles": "oita_circles.txt",
    "shizuoka_fiscal": "shizuoka_fiscal.csv",
    "kagawa_spans": "kagawa_spans.txt",
}

ENCODINGS = ["cp932", "euc_jp", "iso2022_jp", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]


def expected(name: str) -> list[tuple[str, str]]:
    """Date and text of every event, as a person reads the document."""
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(date, squeeze(text)) for date, text in (line.split("\t") for line in lines)]


def understood(path: Path) -> list[tuple[str, str]]:
    reading = read_document(path)
    profile = infer_profile(reading, general_gazetteer())
    dates = [date_of(as_read(row, profile.columns), profile, None) for row in reading.rows]
    texts = [squeeze(text_of(row, profile.columns)) for row in reading.rows]
    return [(date.edtf if date else "", text) for date, text in zip(dates, texts, strict=True)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_event_is_found_with_its_date(name: str) -> None:
    assert understood(FOLDER / LAYOUTS[name]) == expected(name)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["akita_gaps", "fukuoka_cells", "ishikawa_dotted"])
def test_encodings_are_recognised(name: str, encoding: str, tmp_path: Path) -> None:
    text = (FOLDER / LAYOUTS[name]).read_text("utf-8").replace("─", "―")
    if encoding in {"euc_jp", "iso2022_jp"}:
        text = text.replace("～", "〜")
    path = tmp_path / LAYOUTS[name]
    path.write_bytes(text.encode(encoding))
    assert understood(path) == expected(name)


def test_marks_between_lines_are_no_words(tmp_path: Path) -> None:
    """Two files joined, with the mark of each; a form feed between pages; the end mark of DOS."""
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeff年,月,内容\n\ufeff1998,8,来訪\n\f1999,9,返礼\n\x1a".encode())
    assert [tuple(row.cells.values()) for row in read_document(path).rows] == [
        ("1998", "8", "来訪"),
        ("1999", "9", "返礼"),
    ]


def test_table_drawn_with_bars(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "| 年 | 月 | 内容 |\n|---|:--|---|\n| 1998 | 8 | 来訪 |\n| 1999 |  | 返礼 |\n", "utf-8"
    )
    assert [tuple(row.cells.values()) for row in read_document(path).rows] == [
        ("1998", "8", "来訪"),
        ("1999", "", "返礼"),
    ]


def test_day_below_a_month_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "年,月,日,内容\n1997,5,3,木を植える\n,,17,句会を開く\n,6,,劇団が来る\n", "utf-8"
    )
    assert [date for date, _ in understood(path)] == ["1997-05-03", "1997-05-17", "1997-06"]


def test_dates_that_cannot_be_are_kept_for_the_checks(tmp_path: Path) -> None:
    """Where every line begins with a date, what stands there and is none begins an event too."""
    path = tmp_path / "a.txt"
    odd = ("平成100年", "99999年3月", "慶応3年", "平成10年13月", "昭和99年2月")
    lines = ("平成9年4月", *odd, "平成11年5月")
    path.write_text("".join(f"{date}　{date}の催しを開いた\n" for date in lines), "utf-8")
    rows = read_document(path).rows
    assert [row.cells["年"] + row.cells["月"] for row in rows] == list(lines)
    assert [row.cells["内容"] for row in rows] == [f"{date}の催しを開いた" for date in lines]
