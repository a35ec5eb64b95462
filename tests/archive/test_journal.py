"""Steps are whole, recorded and reversible."""

from __future__ import annotations

import pytest

from koryu.archive import journal, models

pytestmark = pytest.mark.django_db


def images() -> dict[str, list[dict[str, object]]]:
    """Everything the archive holds apart from its history."""
    tables = (
        models.Event,
        models.Participant,
        models.EventPlace,
        models.Correction,
        models.Chronicle,
    )
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in tables}


def test_undo_restores_updates_creations_and_deletions() -> None:
    before = images()
    event = models.Event.objects.order_by("position")[3]
    with journal.step("test") as archive:
        archive.update(event, headline_en="Another headline", agreement=True)
        archive.create([models.Participant(event=event, number=90, count=5, count_stated=5)])
        archive.delete(models.EventPlace.objects.filter(event__position__lt=40))
    assert images() != before
    journal.undo(models.Step.objects.latest("id"))
    assert images() == before


def test_failed_step_leaves_nothing() -> None:
    before, revision = images(), journal.revision()
    event = models.Event.objects.first()
    with pytest.raises(ValueError, match="field"), journal.step("test") as archive:  # noqa: PT012
        # The block is the step: its first half must vanish when its second fails.
        archive.update(event, headline_en="Half done")
        archive.create([models.Participant(event=event, number=1, count="field", count_stated=1)])
    assert images() == before
    assert journal.revision() == revision


def test_step_that_changes_nothing_is_not_kept() -> None:
    revision = journal.revision()
    event = models.Event.objects.first()
    with journal.step("test") as archive:
        assert not archive.update(event, headline_en=event.headline_en)
    assert journal.revision() == revision


def test_revision_moves_with_a_step_and_with_its_undo() -> None:
    start = journal.revision()
    with journal.step("test") as archive:
        archive.update(models.Event.objects.first(), headline_en="Moved")
    middle = journal.revision()
    journal.undo(models.Step.objects.latest("id"))
    assert start < middle < journal.revision()


def test_loading_the_bundle_is_no_step_to_undo() -> None:
    assert models.Step.objects.filter(kind="load").exists()
    assert journal.last_undoable() is None


def test_source_rows_are_never_changed() -> None:
    document = models.Document.objects.create(
        chronicle=models.Chronicle.objects.get(), file="x.txt", sha256="0" * 64
    )
    row = models.SourceRow.objects.create(
        document=document, position=1, page=1, row=1, line=1, fingerprint="sha256:x", cells={}
    )
    row.cells = {"内容": "ほかのこと"}
    with pytest.raises(TypeError, match="never changed"):
        row.save()
