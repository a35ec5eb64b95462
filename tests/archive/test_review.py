"""A review sheet goes out, an officer decides, the decisions come back: all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from koryu.archive import journal, models
from koryu.archive.review import accept, open_items, rows_of_archive
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual
from koryu.writers.review_sheet import Item, write
from tests.archive import minato
from tests.archive.minato import ROWS, edited, imported, text_of

pytestmark = pytest.mark.django_db
TEXT = "内容"


@pytest.fixture(autouse=True)
def archive() -> None:
    imported(text_of(ROWS))


def item(event: str, text: str, suggestion: str | None, column: str = TEXT) -> Item:
    """A finding about the last place where `text` stands in the cell, as a check would give it."""
    row = dict(rows_of_archive(minato.chronicle()))[event]
    start = row.cells[column].rindex(text)
    finding = Finding(
        "test-rule",
        "warning",
        column,
        (start, start + len(text)),
        text,
        suggestion,
        0.9,
        Trilingual("字が違うようです。", "A glyph looks wrong.", "Знак выглядит неверным."),
        row.source,
    )
    return Item(finding, row.cells[column], event)


def damage() -> list[Item]:
    return [
        item("mn-0005", "团", "団"),
        item("mn-0003", "取り決め", "協定"),
        item("mn-0006", "二", "ニ"),
    ]


def sheet(path: Path, items: list[Item] | None = None, **answers: dict[str, str]) -> Path:
    """A review sheet with cells filled in: `_2={"判定": "採用"}` is row 2 of the findings."""
    write(damage() if items is None else items, {}, path)

    def fill(form: Any) -> None:
        heads = [one.value for one in form[1]]
        for row, cells in answers.items():
            for name, words in cells.items():
                form.cell(int(row[1:]), heads.index(name) + 1).value = words

    return edited(path, fill)


def event(key: str) -> models.Event:
    return models.Event.objects.get(pk=key)


def refused(path: Path) -> KoryuError:
    before = list(models.Event.objects.values()), models.Step.objects.count()
    with pytest.raises(KoryuError) as error:
        accept(path, "検査")
    assert (list(models.Event.objects.values()), models.Step.objects.count()) == before
    return error.value


def test_accepted_stands_beside_what_was_read(tmp_path: Path) -> None:
    done = accept(sheet(tmp_path / "r.xlsx", _2={"判定": "採用", "備考": "原本と照合"}), "佐藤")
    assert done.counts == {"accepted": 1, "rejected": 0, "deferred": 0}
    assert "代表团" in str(event("mn-0005").text)
    assert event("mn-0005").text_corrected == "=海岸の清掃に代表団が参加"
    made = models.Correction.objects.get(event="mn-0005")
    assert (made.decided_by, made.note, made.kind) == ("佐藤", "原本と照合", "test-rule")
    assert made.decided_on is not None


def test_officers_own_wording_is_taken(tmp_path: Path) -> None:
    accept(sheet(tmp_path / "r.xlsx", _3={"判定": "採用", "修正": "覚書"}), "佐藤")
    assert event("mn-0003").text_corrected == "高校生の作文集を交換する覚書に署名"


def test_whole_rule_is_one_cell_and_a_row_of_its_own_wins(tmp_path: Path) -> None:
    path = sheet(tmp_path / "r.xlsx", _4={"判定": "却下"})

    def rule(form: Any) -> None:
        form.parent.worksheets[1].cell(2, 4).value = "採用"

    done = accept(edited(path, rule), "佐藤")
    assert done.counts == {"accepted": 2, "rejected": 1, "deferred": 0}


def test_same_sheet_again_changes_nothing(tmp_path: Path) -> None:
    path = sheet(tmp_path / "r.xlsx", _2={"判定": "採用"})
    accept(path, "佐藤")
    steps = models.Step.objects.count()
    assert accept(path, "佐藤").step is None
    assert models.Step.objects.count() == steps


def test_undo_takes_an_acceptance_back(tmp_path: Path) -> None:
    accept(sheet(tmp_path / "r.xlsx", _2={"判定": "採用"}), "佐藤")
    journal.undo(journal.last_undoable())  # type: ignore[arg-type]  # there is one
    assert event("mn-0005").text_corrected is None
    assert not models.Finding.objects.exists()


def test_corrected_label_moves_the_event_to_its_category(tmp_path: Path) -> None:
    items = [item("mn-0001", "文化", "スポーツ", "カテゴリ1")]
    accept(sheet(tmp_path / "r.xlsx", items, _2={"判定": "採用"}), "佐藤")
    assert [one.category_id for one in event("mn-0001").event_categories.all()] == ["sport"]
    assert event("mn-0001").categories_as_read == ["文化"]


def test_corrected_year_moves_the_date(tmp_path: Path) -> None:
    items = [item("mn-0001", "H 8 (1996)", "H 7 (1995)", "年")]
    accept(sheet(tmp_path / "r.xlsx", items, _2={"判定": "採用"}), "佐藤")
    assert event("mn-0001").date == "1995-05"
    assert event("mn-0001").year_as_read == "H 8 (1996)"


def test_decisions_outlive_the_next_edition(tmp_path: Path) -> None:
    accept(
        sheet(tmp_path / "r.xlsx", _2={"判定": "採用"}, _3={"判定": "却下"}),
        "佐藤",
    )
    retyped = tuple((*row[:6], row[6].replace("参加", "出席")) for row in ROWS)
    imported(text_of(retyped))
    assert event("mn-0005").text_corrected == "=海岸の清掃に代表団が出席"
    assert models.Finding.objects.get(event="mn-0003").decision == "rejected"


def test_damage_mended_in_the_file_is_not_mended_elsewhere(tmp_path: Path) -> None:
    accept(sheet(tmp_path / "r.xlsx", [item("mn-0006", "二", "ニ")], _2={"判定": "採用"}), "佐藤")
    assert "ニつの港" in str(event("mn-0006").text_corrected)
    retyped = [*ROWS[:5], (*ROWS[5][:6], "二日間、灯台の写真展を港で開催")]
    imported(text_of(retyped))
    assert event("mn-0006").text_corrected is None


def test_rejected_is_not_proposed_again() -> None:
    found = open_items(minato.chronicle())
    for one in found:
        models.Finding.objects.create(
            event_id=one.event,
            rule=one.finding.rule,
            severity=one.finding.severity,
            column=one.finding.column,
            start=one.finding.span[0],
            end=one.finding.span[1],
            text=one.finding.text,
            suggestion=one.finding.suggestion,
            confidence=one.finding.confidence,
            decision="rejected",
        )
    assert found
    assert not open_items(minato.chronicle())


def test_unknown_verdict_is_named(tmp_path: Path) -> None:
    error = refused(sheet(tmp_path / "r.xlsx", _2={"判定": "採用"}, _3={"判定": "よし"}))
    assert error.place == {"file": "r.xlsx", "sheet": "判定", "cell": "K3"}
    assert "採用・却下・保留" in error.message("ja")


def test_own_wording_without_acceptance_is_named(tmp_path: Path) -> None:
    assert refused(sheet(tmp_path / "r.xlsx", _2={"修正": "団"})).place["cell"] == "L2"


def test_text_that_changed_since_is_named(tmp_path: Path) -> None:
    path = sheet(tmp_path / "r.xlsx", _2={"判定": "採用"}, _3={"判定": "採用"})
    imported(text_of((*ROWS[:4], (*ROWS[4][:6], "海岸の清掃に代表団が参加"), ROWS[5])))
    assert refused(path).place["cell"] == "K2"


def test_sheet_about_another_document_is_named(tmp_path: Path) -> None:
    path = sheet(tmp_path / "r.xlsx", _2={"判定": "採用"})
    journal.undo(journal.last_undoable())  # type: ignore[arg-type]  # there is one
    assert refused(path).place["cell"] == "K2"


def test_two_people_who_decide_differently_are_told(tmp_path: Path) -> None:
    mine = sheet(tmp_path / "mine.xlsx", _2={"判定": "却下"})
    yours = sheet(tmp_path / "yours.xlsx", _2={"判定": "採用"}, _3={"判定": "採用"})
    accept(mine, "佐藤")
    error = refused(yours)
    assert error.place == {"file": "yours.xlsx", "sheet": "判定", "cell": "K2"}
    assert "佐藤" in error.message("ja")


def test_two_people_with_different_wordings_are_told(tmp_path: Path) -> None:
    accept(sheet(tmp_path / "mine.xlsx", _2={"判定": "採用"}), "佐藤")
    yours = sheet(tmp_path / "yours.xlsx", _2={"判定": "採用", "修正": "團"})
    assert refused(yours).place["cell"] == "K2"


def test_deferred_may_be_decided_later(tmp_path: Path) -> None:
    accept(sheet(tmp_path / "a.xlsx", _2={"判定": "保留"}), "佐藤")
    done = accept(sheet(tmp_path / "b.xlsx", _2={"判定": "採用"}), "佐藤")
    assert done.counts["accepted"] == 1
    assert models.Finding.objects.count() == 1


def broken(edit: Callable[[Any], None], path: Path) -> KoryuError:
    return refused(edited(sheet(path, _2={"判定": "採用"}), edit))


def put(cell: str, words: str) -> Callable[[Any], None]:
    def edit(form: Any) -> None:
        form[cell] = words

    return edit


def paste(form: Any) -> None:
    form.append([one.value if one.column > 7 else None for one in form[2]])
    form.cell(5, 11).value = "却下"


@pytest.mark.parametrize(
    ("edit", "cell"),
    [
        (put("L3", '=HYPERLINK("https://example.org")'), "L3"),
        (lambda form: form.merge_cells("K2:K3"), "K2"),
        (lambda form: form.delete_cols(11), "A1:M1"),
        (lambda form: form.delete_cols(14), "A1:M1"),
        (put("N2", "消えた"), "N2"),
        (put("N2", '{"rule": "x"}'), "K2"),
        (paste, "K5"),
    ],
    ids=["formula", "merged", "no-verdicts", "no-keys", "broken-key", "other-key", "pasted-twice"],
)
def test_damaged_sheet_is_named_by_sheet_and_cell(
    tmp_path: Path, edit: Callable[[Any], None], cell: str
) -> None:
    error = broken(edit, tmp_path / "r.xlsx")
    assert (error.place["sheet"], error.place["cell"]) == ("判定", cell)


def test_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    from koryu.writers.xlsx import write as write_table

    write_table([], tmp_path / "table.xlsx")
    assert "判定" in refused(tmp_path / "table.xlsx").message("ja")
