"""A document into the archive: aligned, shown, applied, repeated, undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from koryu.archive import models
from koryu.archive.importing import apply
from koryu.archive.journal import last_redoable, last_undoable, redo, undo
from koryu.archive.plan import Plan, plan_document, plan_import, plan_new, profile_of
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Reading
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.text import read_text
from tests.tables import HEADER, ROWS, page

pytestmark = pytest.mark.django_db

PROFILE = Profile(
    slug="minato",
    id_prefix="mn",
    title=Trilingual("みなとの往来", "Port to port", "Из порта в порт"),
    columns=dict(
        zip(
            HEADER,
            ("year", "month", "category", "category", "region", "region", "text"),
            strict=True,
        )
    ),
)


def reading(*rows: tuple[str, ...]) -> Reading:
    return read_text(page(rows), "minato.txt")


def planned(*rows: tuple[str, ...]) -> Plan:
    chronicle = models.Chronicle.objects.filter(pk="minato").first()
    return plan_import(reading(*rows), profile_of(chronicle) if chronicle else PROFILE, chronicle)


def imported(*rows: tuple[str, ...]) -> Plan:
    plan = planned(*rows)
    apply(plan, "0" * 64)
    return plan


def texts() -> list[str | None]:
    events = models.Event.objects.filter(chronicle="minato").order_by("position")
    return list(events.values_list("text", flat=True))


def test_new_chronicle_numbers_its_rows_in_order() -> None:
    imported(*ROWS)
    ids = models.Event.objects.filter(chronicle="minato").order_by("position")
    assert list(ids.values_list("pk", flat=True)) == ["mn-0001", "mn-0002", "mn-0003", "mn-0004"]
    assert texts() == [row[-1] for row in ROWS]
    assert models.Event.objects.get(pk="mn-0004").date == "1997-11/1998-02"


def test_second_import_changes_nothing() -> None:
    imported(*ROWS)
    steps = models.Step.objects.count()
    plan = planned(*ROWS)
    assert plan.is_empty
    assert plan.counts["unchanged"] == len(ROWS)
    assert apply(plan, "0" * 64) is None
    assert models.Step.objects.count() == steps


def test_added_row_takes_the_next_free_number() -> None:
    imported(*ROWS)
    added = ("H 8 (1996)", "7 月", "文化", "", "", "", "灯台の写真展")
    plan = imported(ROWS[0], added, *ROWS[1:])
    assert plan.counts["new"] == 1
    assert models.Event.objects.get(text=added[-1]).pk == "mn-0005"
    assert texts()[1] == added[-1]


def test_number_is_not_used_again_after_undo() -> None:
    imported(*ROWS)
    imported(*ROWS, ("H 10 (1998)", "", "文化", "", "", "", "灯台の写真展"))
    undo(last_undoable())  # type: ignore[arg-type]  # there is one
    imported(*ROWS, ("H 10 (1998)", "", "経済", "", "", "", "見本市に出品"))
    assert models.Event.objects.get(text="見本市に出品").pk == "mn-0006"


def test_number_is_not_used_again_after_all_was_undone_and_redone() -> None:
    imported(*ROWS)
    imported(*ROWS, ("H 10 (1998)", "", "文化", "", "", "", "灯台の写真展"))
    for _ in range(2):
        undo(last_undoable())  # type: ignore[arg-type]  # there is one
    redo(last_redoable())  # type: ignore[arg-type]  # there is one
    imported(*ROWS, ("H 10 (1998)", "", "経済", "", "", "", "見本市に出品"))
    assert models.Event.objects.get(text="見本市に出品").pk == "mn-0006"


def test_changed_cell_is_named_and_taken_over() -> None:
    imported(*ROWS)
    row = (*ROWS[1][:-1], ROWS[1][-1].replace("12名", "13名"))
    plan = imported(ROWS[0], row, *ROWS[2:])
    assert [one.columns for one in plan.changed] == [("内容",)]
    assert texts()[1] == row[-1]


def test_moved_row_keeps_its_id() -> None:
    imported(*ROWS)
    plan = imported(*ROWS[1:], ROWS[0])
    assert [event.pk for event in plan.moved] == ["mn-0001"]
    assert texts()[-1] == ROWS[0][-1]


def test_missing_row_stays_in_the_archive() -> None:
    imported(*ROWS)
    plan = imported(*ROWS[:2], ROWS[3], ("H 10 (1998)", "", "文化", "", "", "", "灯台の写真展"))
    assert [event.pk for event in plan.missing] == ["mn-0003"]
    assert ROWS[2][-1] in texts()


def test_undo_takes_an_import_back_whole() -> None:
    imported(*ROWS)
    before = list(models.Event.objects.filter(chronicle="minato").values())
    imported(*ROWS[2:], ("H 10 (1998)", "", "環境", "", "", "", "海岸の清掃"))
    undo(last_undoable())  # type: ignore[arg-type]  # there is one
    assert list(models.Event.objects.filter(chronicle="minato").values()) == before


def test_row_with_eight_cells_stops_the_import() -> None:
    broken = reading(*ROWS, (*ROWS[0], "はみ出し"))
    with pytest.raises(KoryuError) as error:
        plan_import(broken, PROFILE, None)
    assert error.value.place == {"file": "minato.txt", "page": 1, "row": 5, "line": 8, "cell": "#8"}
    assert "8" in error.value.message("ja")


def test_document_without_rows_is_refused() -> None:
    with pytest.raises(KoryuError, match="no rows"):
        plan_import(reading(), PROFILE, None)


def test_unknown_chronicle_is_refused() -> None:
    with pytest.raises(KoryuError, match="which chronicle"):
        plan_document(reading(*ROWS), "nowhere")


@pytest.mark.document
def test_published_document_attaches_its_text_to_every_event(document: Path) -> None:
    read = read_text(document.read_text("utf-8"), document.name)
    plan = plan_document(read, None)
    assert plan.chronicle == models.Chronicle.objects.get(pk="hokkaido-russia")
    assert plan.counts["attached"] == 684
    apply(plan, "0" * 64)
    assert not models.Event.objects.filter(text=None).exists()
    again = plan_document(replace(read, file="copy.txt"), None)
    assert again.is_empty
    undo(last_undoable())  # type: ignore[arg-type]  # there is one
    assert models.Event.objects.filter(text=None).count() == 684


def test_plan_is_not_applied_to_an_archive_that_has_moved_on() -> None:
    stale = planned(*ROWS)
    imported(*ROWS[:2])
    with pytest.raises(KoryuError, match="changed by another step"):
        apply(stale, "0" * 64)
    assert texts() == [row[-1] for row in ROWS[:2]]


def test_edition_typed_anew_is_still_an_edition() -> None:
    """No id, no wording in common: the chronicle is known by its name, the rows by likeness."""
    imported(*ROWS)
    anew = [(*row[:6], row[6].replace("の", "ノ")) for row in ROWS]
    plan = plan_new(reading(*anew), PROFILE)
    assert plan.counts["new"] == 0
    assert len(plan.changed) == len([row for row in ROWS if "の" in row[6]])


def test_other_document_under_a_name_in_use_is_refused() -> None:
    imported(*ROWS)
    other = ("S 40 (1965)", "1 月", "議会", "", "", "", "まったく別の年表に立つ行")
    with pytest.raises(KoryuError, match="which chronicle"):
        plan_new(reading(other), PROFILE)
