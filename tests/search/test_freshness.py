"""A committed step is in the next answer, whatever it changed, and undoing takes it out again."""

from __future__ import annotations

import pytest

from koryu.archive.invented import lay_in
from koryu.archive.journal import step, undo
from koryu.archive.models import Chronicle, Event, EventPlace, Place, Step
from koryu.datasets import BUNDLED, bundled_package
from koryu.datasets.invented import Inventor
from koryu.search import search

pytestmark = pytest.mark.django_db


def first() -> Event:
    return Event.objects.public().in_order()[10]


def edited(**values: object) -> Step:
    with step("edit") as archive:
        archive.update(first(), **values)
    return Step.objects.latest("id")


def test_an_edited_text_is_found_at_once_and_no_longer_after_undo() -> None:
    assert search("鸚鵡螺").total == 0
    done = edited(headline_ja="鸚鵡螺の展示")
    assert search("鸚鵡螺").ids == [first().pk]
    undo(done)
    assert search("鸚鵡螺").total == 0


def test_a_draft_is_gone_from_hits_and_counts() -> None:
    before = search("")
    edited(status=Event.Status.DRAFT)
    after = search("", limit=None)
    assert after.total == before.total - 1
    assert set(after.ids) == set(Event.objects.public().values_list("pk", flat=True))


def test_a_new_event_stands_in_its_place_by_date() -> None:
    whole = search("", limit=None).ids
    model = Event.objects.get(pk=whole[100])
    with step("edit") as archive:
        archive.create([copied(model, "hkru-9999", 9999)])
    found = search("", limit=None)
    expected = list(Event.objects.public().in_order().values_list("pk", flat=True))
    assert found.ids == expected
    assert search("", sort="date-desc", limit=None).ids[0] == expected[-1]
    for offset in range(90, 115):
        assert search("", offset=offset, limit=7).ids == expected[offset : offset + 7]


def copied(event: Event, key: str, position: int) -> Event:
    event.pk, event.position = key, position
    return event


def test_a_new_tie_and_a_renamed_place_are_seen() -> None:
    place = Place.objects.get(pk="harbin")
    with step("edit") as archive:
        archive.create([EventPlace(event=first(), place=place, order=9, role="named")])
    assert first().pk in search("place:harbin").ids
    with step("edit") as archive:
        archive.update(place, aliases=["鸚鵡螺"])
    assert first().pk in search("鸚鵡螺").ids


def test_many_events_at_once() -> None:
    search("")
    inventor = Inventor(bundled_package(BUNDLED[0]))
    lay_in(inventor.events(5), Chronicle.objects.get(), lambda done: None)
    assert search("").total == Event.objects.public().count()
