"""The officer's file comes back: merged cell by cell, asked about where both sides changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from koryu.archive import journal, models
from koryu.archive.deciding import decisions_of, write_sheet
from koryu.archive.forms import check_workbook
from koryu.archive.merge import Clash, merge
from koryu.chronicle.errors import KoryuError
from tests.archive import minato
from tests.archive.minato import ROWS, edited, exported, imported, planned, reading_of, text_of

pytestmark = pytest.mark.django_db
TEXT, ID = 7, 8


@pytest.fixture(autouse=True)
def archive() -> None:
    imported(text_of(ROWS))


def cell(row: int, column: int, value: str | None) -> Any:
    def edit(sheet: Any) -> None:
        sheet.cell(row, column).value = value

    return edit


@pytest.mark.parametrize("name", ["minato.xlsx", "minato.csv", "minato.pdf"])
def test_unmodified_table_comes_back_without_a_change(tmp_path: Path, name: str) -> None:
    plan = planned(reading_of(exported(tmp_path / name)))
    assert plan.is_empty
    assert plan.counts["unchanged"] == len(ROWS)


def test_edits_of_both_sides_come_together(tmp_path: Path) -> None:
    mine, yours = exported(tmp_path / "mine.xlsx"), exported(tmp_path / "yours.xlsx")
    imported(reading_of(edited(mine, cell(2, TEXT, "港町の合唱団9名が対岸の音楽祭に参加"))))
    plan = imported(reading_of(edited(yours, cell(3, TEXT, "水産加工の視察団13名を受け入れ"))))
    assert [one.event.pk for one in plan.changed] == ["mn-0002"]
    assert [one.event.pk for one in plan.kept] == ["mn-0001"]
    assert "9名" in str(minato.texts()["mn-0001"])
    assert "13名" in str(minato.texts()["mn-0002"])


def test_last_export_is_the_base_where_the_marks_are_lost(tmp_path: Path) -> None:
    mine = exported(tmp_path / "mine.xlsx")
    imported(reading_of(edited(mine, cell(2, TEXT, "港町の合唱団9名が対岸の音楽祭に参加"))))
    plan = planned(text_of(ROWS))
    assert [one.event.pk for one in plan.kept] == ["mn-0001"]
    assert plan.is_empty


def conflict(tmp_path: Path) -> Path:
    mine, yours = exported(tmp_path / "mine.xlsx"), exported(tmp_path / "yours.xlsx")
    imported(reading_of(edited(mine, cell(2, TEXT, "港町の合唱団9名が対岸の音楽祭に参加"))))
    return edited(yours, cell(2, TEXT, "港町の合唱団10名が対岸の音楽祭に参加"))


def answered(tmp_path: Path, document: Path, word: str, own: str = "") -> Path:
    sheet = tmp_path / "decide.xlsx"
    write_sheet(planned(reading_of(document)), sheet)

    def edit(form: Any) -> None:
        heads = [one.value for one in form[1]]
        form.cell(2, heads.index("決定") + 1).value = word
        form.cell(2, heads.index("修正") + 1).value = own

    return edited(sheet, edit)


@pytest.mark.parametrize(
    ("word", "own", "result"),
    [("文書", "", "10名"), ("現状", "", "9名"), ("文書", "港町の合唱団11名が参加", "11名")],
)
def test_conflict_is_asked_and_then_settled(
    tmp_path: Path, word: str, own: str, result: str
) -> None:
    document = conflict(tmp_path)
    plan = planned(reading_of(document))
    assert plan.is_open
    assert [one.event.pk for one in plan.conflicts] == ["mn-0001"]
    reading = reading_of(document)
    decided = decisions_of(answered(tmp_path, document, word, own), reading)
    assert not planned(reading, decided).is_open
    imported(reading, decided)
    assert result in str(minato.texts()["mn-0001"])


def test_unknown_decision_is_named_by_sheet_and_cell(tmp_path: Path) -> None:
    document = conflict(tmp_path)
    sheet = answered(tmp_path, document, "たぶん")
    with pytest.raises(KoryuError) as error:
        decisions_of(sheet, reading_of(document))
    assert error.value.place == {"file": "decide.xlsx", "sheet": "決めること", "cell": "I2"}


def test_decisions_about_another_document_are_refused(tmp_path: Path) -> None:
    sheet = answered(tmp_path, conflict(tmp_path), "文書")
    with pytest.raises(KoryuError, match="another document"):
        decisions_of(sheet, text_of(ROWS))


def test_missing_row_stays_unless_a_person_removes_it(tmp_path: Path) -> None:
    document = edited(exported(tmp_path / "minato.xlsx"), lambda sheet: sheet.delete_rows(4))
    imported(reading_of(document))
    assert "mn-0003" in minato.texts()
    decided = decisions_of(answered(tmp_path, document, "取り除く"), reading_of(document))
    plan = imported(reading_of(document), decided)
    assert [one.pk for one in plan.removed] == ["mn-0003"]
    assert "mn-0003" not in minato.texts()
    journal.undo(journal.last_undoable())  # type: ignore[arg-type]  # there is one
    assert "mn-0003" in minato.texts()


def test_row_pasted_twice_is_named(tmp_path: Path) -> None:
    def paste(sheet: Any) -> None:
        sheet.append([one.value for one in sheet[3]])

    document = edited(exported(tmp_path / "minato.xlsx"), paste)
    with pytest.raises(KoryuError) as error:
        planned(reading_of(document))
    assert error.value.place == {"file": "minato.xlsx", "sheet": 1, "cell": "H8"}
    assert "mn-0002" in error.value.message("ja")


def test_row_pasted_twice_without_its_id_is_asked_about(tmp_path: Path) -> None:
    def paste(sheet: Any) -> None:
        sheet.append([one.value for one in sheet[3]][:7])

    plan = planned(reading_of(edited(exported(tmp_path / "minato.xlsx"), paste)))
    assert [[one.pk for one in events] for _, events in plan.doubtful] == [["mn-0002"]]


def test_invented_id_is_named(tmp_path: Path) -> None:
    document = edited(exported(tmp_path / "minato.xlsx"), cell(2, ID, "mn-9999"))
    with pytest.raises(KoryuError) as error:
        planned(reading_of(document))
    assert error.value.place["cell"] == "H2"


def test_deleted_column_is_named(tmp_path: Path) -> None:
    document = edited(exported(tmp_path / "minato.xlsx"), lambda sheet: sheet.delete_cols(6))
    with pytest.raises(KoryuError) as error:
        planned(reading_of(document))
    assert error.value.place["column"] == "地域2"


@pytest.mark.parametrize(
    ("edit", "cell_name"),
    [
        (cell(2, TEXT, '=HYPERLINK("https://example.org","見る")'), "G2"),
        (lambda sheet: sheet.merge_cells("E2:E3"), "E2"),
    ],
)
def test_formula_and_merged_cells_are_named(tmp_path: Path, edit: Any, cell_name: str) -> None:
    document = edited(exported(tmp_path / "minato.xlsx"), edit)
    with pytest.raises(KoryuError) as error:
        check_workbook(document, reading_of(document))
    assert error.value.place == {"file": "minato.xlsx", "sheet": "交流の歴史", "cell": cell_name}


def test_emptied_row_counts_as_missing(tmp_path: Path) -> None:
    def empty(sheet: Any) -> None:
        for column in range(1, 8):
            sheet.cell(4, column).value = None

    plan = planned(reading_of(edited(exported(tmp_path / "minato.xlsx"), empty)))
    assert [one.pk for one in plan.missing] == ["mn-0003"]
    assert not plan.new


def test_new_row_gets_facts_of_its_own(tmp_path: Path) -> None:
    def add(sheet: Any) -> None:
        sheet.append(["H 10 (1998)", "9 月", "文化", "", "", "稚内市", "第3回港まつりに12名を派遣"])

    imported(reading_of(edited(exported(tmp_path / "minato.xlsx"), add)))
    event = models.Event.objects.get(pk="mn-0007")
    assert event.basis["participants"] == "computed"
    assert [one.count for one in event.participants.all()] == [12]
    assert [one.ordinal for one in event.event_series.all()] == [3]


def test_decided_facts_survive_a_changed_row() -> None:
    event = models.Event.objects.get(pk="mn-0001")
    event.basis = {**event.basis, "participants": "decided"}
    event.save()
    before = list(event.participants.values())
    changed = (*ROWS[0][:6], "港町の合唱団20名が対岸の音楽祭に参加")
    imported(text_of((changed, *ROWS[1:])))
    assert list(event.participants.values()) == before


def test_merge_tells_whose_change_is_whose() -> None:
    base = {"月": "5 月", "内容": "甲", "地域": "港"}
    ours = {"月": "6 月", "内容": "乙", "地域": "港"}
    theirs = {"月": "5 月", "内容": "丙", "地域": "湾"}
    merged = merge(ours, theirs, base)
    assert merged.kept == ("月",)
    assert merged.changed == ("地域",)
    assert merged.clashes == (Clash("内容", "甲", "乙", "丙"),)
    assert merged.cells == {"月": "6 月", "内容": "乙", "地域": "湾"}


def test_white_space_is_no_change() -> None:
    assert not merge({"内容": "港の 祭"}, {"内容": " 港の  祭 "}, None).changed


def test_sheet_of_doubts_holds_no_formula(tmp_path: Path) -> None:
    sheet = tmp_path / "decide.xlsx"
    write_sheet(planned(text_of(ROWS[:4])), sheet)
    cells = [one for row in openpyxl.load_workbook(sheet).worksheets[0] for one in row]
    assert not [one.coordinate for one in cells if one.data_type == "f"]
