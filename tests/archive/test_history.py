"""What was when."""

from __future__ import annotations

import pytest

from koryu.archive import journal, models
from koryu.archive.differences import Piece, marked, pieces
from koryu.archive.history import as_of, cells_as_of, history_of, steps
from koryu.chronicle.errors import KoryuError
from tests.archive import minato
from tests.archive.minato import ROWS, imported, text_of

pytestmark = pytest.mark.django_db
CHANGED = ((*ROWS[0][:6], "港町の合唱団9名が対岸の音楽祭に参加"), *ROWS[1:])


def newest() -> int:
    return models.Step.objects.latest("id").pk


@pytest.fixture
def first() -> int:
    """The number of the step that made the chronicle; a second one changed its first row."""
    imported(text_of(ROWS))
    step = newest()
    imported(text_of(CHANGED))
    return step


def test_archive_as_of_a_step_and_back(first: int) -> None:
    now = list(models.Event.objects.order_by("pk").values())
    with as_of(first):
        assert "8名" in str(minato.texts()["mn-0001"])
    # PostgreSQL does not number steps without gaps.
    before = models.Step.objects.filter(pk__lt=first).latest("pk").pk
    with as_of(before):
        assert not minato.texts()
    assert list(models.Event.objects.order_by("pk").values()) == now


def test_cells_as_of_a_step(first: int) -> None:
    chronicle = minato.chronicle()
    assert "8名" in cells_as_of(chronicle, first)["mn-0001"]["内容"]
    assert "9名" in cells_as_of(chronicle, newest())["mn-0001"]["内容"]
    assert cells_as_of(chronicle, first - 1) == {}


def test_unknown_step_is_named() -> None:
    with pytest.raises(KoryuError, match="999"), as_of(999):
        pass


def test_event_tells_what_changed_by_which_step(first: int) -> None:
    made, changed = history_of("mn-0001")
    assert made.step.pk == first
    assert made.altered == ()
    assert changed.step.why == "minato.txt"
    text = next(one for one in changed.altered if one.field == "text")
    assert [one for one in text.pieces if one.kind != "same"] == [
        Piece("gone", "8"),
        Piece("new", "9"),
    ]


def test_undo_and_redo_are_steps_of_the_history_too(first: int) -> None:
    after = list(models.Event.objects.order_by("pk").values())
    journal.undo(journal.last_undoable())  # type: ignore[arg-type]  # there is one
    assert "8名" in str(minato.texts()["mn-0001"])
    journal.redo(journal.last_redoable())  # type: ignore[arg-type]  # there is one
    assert list(models.Event.objects.order_by("pk").values()) == after
    assert [one.kind for one in steps(3)] == ["redo", "undo", "import"]
    assert journal.last_redoable() is None


def test_nothing_is_redone_after_something_new(first: int) -> None:
    journal.undo(journal.last_undoable())  # type: ignore[arg-type]  # there is one
    imported(text_of((*ROWS, ("H 11 (1999)", "4 月", "文化", "", "", "", "港の絵画展"))))
    assert journal.last_redoable() is None


def test_differences_are_marked() -> None:
    assert marked("港の8名", "港の12名") == "港の[-8-]{+12+}名"
    assert pieces("", "港") == [Piece("new", "港")]
    assert pieces("港", "港") == [Piece("same", "港")]
