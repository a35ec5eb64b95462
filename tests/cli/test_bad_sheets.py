"""What comes back damaged from the officer's desk: named by sheet and cell, nothing half applied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from koryu.archive import models
from tests.cli.office import DAMAGED, Office, fill

LINK = '=HYPERLINK("https://example.org", "港")'
Edit = Callable[[Any], None]


def state() -> tuple[list[dict[str, Any]], ...]:
    """All that a step could have changed."""
    tables = (models.Event, models.Correction, models.Finding, models.Change)
    return tuple(list(one.objects.order_by("pk").values()) for one in tables)


def refused(office: Office, *arguments: str) -> str:
    before = state()
    told = office.refused(*arguments)
    assert state() == before
    return told


def put(sheet: str, cell: str, words: str) -> Edit:
    def edit(book: Any) -> None:
        book[sheet][cell] = words

    return edit


def paste(book: Any) -> None:
    """The second row again below the last, the other way round, as a person pastes it."""
    sheet = book["判定"]
    sheet.append([one.value for one in sheet[2]])
    fill(sheet, sheet.max_row, 判定="却下")


@pytest.mark.parametrize(
    ("edit", "sheet", "cell"),
    [
        (put("判定", "K3", "よし"), "判定", "K3"),
        (put("規則ごと", "D2", "可"), "規則ごと", "D2"),
        (put("判定", "L4", "団"), "判定", "L4"),
        (put("判定", "L2", LINK), "判定", "L2"),
        (lambda book: book["判定"].merge_cells("K2:K3"), "判定", "K2"),
        (lambda book: book["規則ごと"].merge_cells("D2:D3"), "規則ごと", "D2"),
        (lambda book: book["判定"].delete_cols(11), "判定", "A1:M1"),
        (lambda book: book["規則ごと"].delete_cols(4), "規則ごと", "A1:E1"),
        (paste, "判定", "K5"),
    ],
    ids=["word", "word-rule", "own", "link", "merged", "merged-rule", "column", "column-rule", "twice"],
)  # fmt: skip
def test_damaged_review_sheet(review: Office, edit: Edit, sheet: str, cell: str) -> None:
    review.edit("r.xlsx", edit)
    told = refused(review, "accept", "r.xlsx")
    assert f"シート {sheet}, セル {cell}\n" in told


def test_review_sheet_of_another_document(review: Office) -> None:
    other = tuple((*row[:6], f"別の町の記録、{row[6]}") for row in DAMAGED)
    review.done("check", review.text("other.txt", other), "--write", "other.xlsx")
    review.edit("other.xlsx", lambda book: fill(book["判定"], 2, 判定="採用"))
    told = refused(review, "accept", "other.xlsx")
    assert "シート 判定, セル K2\n" in told
    assert "別の文書" in told


def test_two_people_who_decide_differently(review: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    review.done("check", "--chronicle", "minato", "--write", "second.xlsx")
    review.edit("second.xlsx", lambda book: fill(book["判定"], 2, 判定="却下"))
    review.edit("second.xlsx", lambda book: fill(book["判定"], 3, 判定="採用"))
    review.done("accept", "r.xlsx")
    monkeypatch.setenv("KORYU_USER", "鈴木")
    told = refused(review, "accept", "second.xlsx")
    assert "シート 判定, セル K2\n" in told
    assert "「採用」と決まっています（佐藤、" in told


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("交流の歴史", "G3", LINK), "シート 交流の歴史, セル G3\n"),
        (lambda book: book["交流の歴史"].merge_cells("C2:C4"), "シート 交流の歴史, セル C2\n"),
        (lambda book: book["交流の歴史"].delete_cols(3), "シート 交流の歴史, 列 カテゴリ1\n"),
        (put("交流の歴史", "H4", "mi-0001"), "シート 交流の歴史, セル H4\n"),
        (put("交流の歴史", "H4", "mi-0999"), "シート 交流の歴史, セル H4\n"),
    ],
    ids=["link", "merged", "column", "twice", "invented"],
)
def test_damaged_table(minato: Office, edit: Edit, place: str) -> None:
    minato.done("export", "all.xlsx", "--chronicle", "minato")
    minato.edit("all.xlsx", edit)
    assert place in refused(minato, "import", "all.xlsx", "--yes")


def test_formula_is_found_where_the_ids_are_lost_too(minato: Office) -> None:
    minato.done("export", "all.xlsx", "--chronicle", "minato")
    minato.edit("all.xlsx", lambda book: book["交流の歴史"].delete_cols(8, 2))
    minato.edit("all.xlsx", put("交流の歴史", "G3", LINK))
    assert "シート 交流の歴史, セル G3\n" in refused(minato, "import", "all.xlsx", "--yes")


def test_formula_typed_into_a_cell_of_text_stays_words(minato: Office) -> None:
    """What Excel and LibreOffice make of it in a cell with the format "text"."""
    minato.done("export", "all.xlsx", "--chronicle", "minato")

    def typed(book: Any) -> None:
        cell = book["交流の歴史"]["G3"]
        cell.value, cell.data_type = LINK, "s"

    minato.edit("all.xlsx", typed)
    minato.done("import", "all.xlsx", "--yes")
    assert models.Event.objects.filter(chronicle="minato", text=LINK).count() == 1


@pytest.fixture
def decide(minato: Office) -> Office:
    """A sheet of what is to be decided: a row pasted twice, and two rows that are missing."""
    minato.text("b.txt", (*DAMAGED[:4], DAMAGED[1]))
    minato.done("import", "b.txt", "--write", "d.xlsx")
    return minato


def again(book: Any) -> None:
    sheet = book.worksheets[0]
    fill(sheet, 2, 決定="取り込まない")
    sheet.append([one.value for one in sheet[2]])
    fill(sheet, sheet.max_row, 決定="新規")


@pytest.mark.parametrize(
    ("edit", "cell"),
    [
        (put("決めること", "I2", "よし"), "I2"),
        (put("決めること", "I3", "新規"), "I3"),
        (put("決めること", "J3", "港"), "J3"),
        (put("決めること", "I2", LINK), "I2"),
        (lambda book: book.worksheets[0].merge_cells("I2:I3"), "I2"),
        (lambda book: book.worksheets[0].delete_cols(9), "A1:K1"),
        (again, "I5"),
    ],
    ids=["word", "word-of-another-kind", "own", "link", "merged", "column", "twice"],
)
def test_damaged_sheet_of_decisions(decide: Office, edit: Edit, cell: str) -> None:
    decide.edit("d.xlsx", edit)
    told = refused(decide, "import", "b.txt", "--decided", "d.xlsx", "--yes")
    assert f"シート 決めること, セル {cell}\n" in told


def test_decisions_about_another_document(decide: Office) -> None:
    decide.edit("d.xlsx", lambda book: fill(book.worksheets[0], 2, 決定="取り込まない"))
    decide.text("c.txt", DAMAGED[:3])
    told = refused(decide, "import", "c.txt", "--decided", "d.xlsx", "--yes")
    assert "シート 決めること, セル I2\n" in told
    assert "別の文書" in told
