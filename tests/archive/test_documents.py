"""The JSON kept ready of an event is what its rows say, after every kind of step."""

from __future__ import annotations

import json
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest

from koryu.archive import journal, models
from koryu.archive.documents import documents, fill, lacking
from koryu.archive.invented import lay_in
from koryu.archive.models.authority import Named
from koryu.datasets import BUNDLED, bundled_package
from koryu.datasets.invented import Inventor

pytestmark = pytest.mark.django_db


def told() -> dict[str, Any]:
    """What is answered for every event there is, public or not."""
    ids = list(models.Event.objects.order_by("pk").values_list("pk", flat=True))
    return {one["id"]: one for one in map(json.loads, documents(ids))}


def expected() -> dict[str, Any]:
    """The same, read through the model instances one by one."""
    return {one.pk: _json(one) for one in models.Event.objects.public().whole()}


def words(row: Any, field: str = "name") -> dict[str, str]:
    return {language: getattr(row, f"{field}_{language}") for language in ("ja", "en", "ru")}


def named(row: Named) -> dict[str, Any]:
    return {"id": row.pk, "name": words(row)}


def ordered(rows: Any, field: str) -> list[Any]:
    """What was fetched with the event, in order; without a query each."""
    return sorted(rows.all(), key=attrgetter(field))


def _json(event: models.Event) -> dict[str, Any]:
    row = event.source_row
    stands = ("page", "row", "line", "fingerprint")
    source = {"file": "", "page": event.page, "row": event.row, "line": 0,
              "fingerprint": event.fingerprint}  # fmt: skip
    if row:
        source = {"file": row.document.file} | {name: getattr(row, name) for name in stands}
    return {
        "id": event.pk,
        "chronicle": event.chronicle_id,
        "date": event.date or None,
        "first_day": event.first_day and event.first_day.isoformat(),
        "last_day": event.last_day and event.last_day.isoformat(),
        "as_read": {
            "year": event.year_as_read, "month": event.month_as_read,
            "categories": event.categories_as_read, "regions": event.regions_as_read,
        },
        "categories": [tie.category.name_ja for tie in ordered(event.event_categories, "order")],
        "headline": words(event, "headline") if event.headline_ja else None,
        "text": event.text,
        "text_corrected": event.text_corrected,
        "direction": event.direction,
        "participants": [
            {name: getattr(one, name) for name in ("count", "count_stated", "qualifier", "side", "crossed")}
            | {"id": one.number, "role": words(one, "role"), "of": one.part_of}
            for one in ordered(event.participants, "number")
        ],
        "places": [named(tie.place) | {"role": tie.role} for tie in ordered(event.event_places, "order")],
        "series": [
            named(tie.series) | {"ordinal": tie.ordinal} for tie in ordered(event.event_series, "order")
        ],
        "anniversaries": [
            {"years": one.years, "of": one.of} for one in ordered(event.anniversaries, "order")
        ],
        "partnerships": sorted(tie.partnership_id for tie in event.event_partnerships.all()),
        "organisations": [
            named(tie.organisation) for tie in ordered(event.event_organisations, "order")
        ],
        "agreement": event.agreement,
        "basis": event.basis,
        "source": source,
        "status": "published",
    }  # fmt: skip


def filled() -> int:
    return sum(fill())


def test_kept_or_read_they_are_what_the_rows_say() -> None:
    invented = Inventor(bundled_package(BUNDLED[0])).events(20)
    lay_in(invented, models.Chronicle.objects.get(), lambda done: None)
    models.EventDocument.objects.all().delete()
    assert told() == expected()
    assert filled() == models.Event.objects.public().count()
    assert told() == expected()
    assert filled() == 0


def test_the_earliest_are_written_first_and_the_undated_last() -> None:
    models.EventDocument.objects.all().delete()
    undated = ["hkru-0002", "hkru-0003", "hkru-0004", "hkru-0009"]
    models.Event.objects.filter(pk__in=undated).update(first_day=None, last_day=None)
    models.Event.objects.filter(position__range=(20, 40)).update(first_day="1970-01-01")
    events = list(models.Event.objects.public().in_order().values_list("pk", flat=True))
    written = 0
    for done in fill(3):
        written += done
        ready = set(models.EventDocument.objects.values_list("pk", flat=True))
        assert ready == set(events[:written])
    assert written == len(events)


def test_only_what_can_be_written_is_lacking() -> None:
    lacking.clear()
    models.Event.objects.filter(pk="hkru-0003").update(status="draft")
    assert documents(["hkru-9999", "hkru-0003"]) == []
    assert not lacking.is_set()
    assert len(documents(["hkru-9999", "hkru-0004"])) == 1
    assert lacking.is_set()


def edit(archive: journal.Recorder) -> None:
    archive.update(models.Event.objects.get(pk="hkru-0003"), headline_en="Another headline")


def rename_a_place(archive: journal.Recorder) -> None:
    archive.update(models.Place.objects.get(pk="korsakov"), name_en="Ootomari")


def rename_a_category(archive: journal.Recorder) -> None:
    category = models.EventCategory.objects.get(event="hkru-0003", order=1).category
    archive.update(category, name_ja="鸚鵡螺")


def rename_a_series(archive: journal.Recorder) -> None:
    archive.update(models.EventSeries.objects.all()[0].series, name_ru="Серия")


def rename_an_organisation(archive: journal.Recorder) -> None:
    archive.update(models.EventOrganisation.objects.all()[0].organisation, name_ja="会")


def add_people(archive: journal.Recorder) -> None:
    archive.create([models.Participant(event_id="hkru-0003", number=90, count=5, count_stated=5)])


def take_places_away(archive: journal.Recorder) -> None:
    archive.delete(models.EventPlace.objects.filter(event__position__lt=40))


def attach_a_document(archive: journal.Recorder) -> None:
    document = models.Document(chronicle=models.Chronicle.objects.get(), file="a.txt", sha256="0")
    archive.create([document])
    row = models.SourceRow(
        document=document, position=1, page=2, row=3, line=4, fingerprint="x", cells={}
    )
    archive.create([row])
    archive.update(models.Event.objects.get(pk="hkru-0003"), source_row=row)


def withdraw(archive: journal.Recorder) -> None:
    archive.update(models.Event.objects.get(pk="hkru-0003"), status="draft")


def hide_the_chronicle(archive: journal.Recorder) -> None:
    archive.update(models.Chronicle.objects.get(), published=False)


STEPS = (
    edit, rename_a_place, rename_a_category, rename_a_series, rename_an_organisation, add_people,
    take_places_away, attach_a_document, withdraw, hide_the_chronicle,
)  # fmt: skip


@pytest.mark.parametrize("done", STEPS, ids=lambda one: one.__name__)
def test_after_a_step_its_undo_and_its_redo(done: Callable[[journal.Recorder], None]) -> None:
    filled()
    before = told()
    with journal.step("test") as archive:
        done(archive)
    after = told()
    assert after == expected() != before
    filled()
    assert told() == after
    undone = journal.undo(models.Step.objects.latest("id"))
    assert told() == before
    filled()
    journal.redo(undone)
    assert told() == after
