"""Invented events laid into an archive that is only for measuring."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice

from django.db import transaction

from koryu.archive import models
from koryu.chronicle.labels import category_of
from koryu.datasets.invented import Invented
from koryu.datasets.package import Record

_PIECE = 2_000


def lay_in(
    events: Iterator[Invented], chronicle: models.Chronicle, told: Callable[[int], None]
) -> None:
    """Adds the events to a chronicle. `told` is called with the number done so far.

    They have no history of their own: one step says that they were laid in; it cannot be undone.
    """
    done = 0
    first = chronicle.next_number
    while piece := list(islice(events, _PIECE)):
        with transaction.atomic():
            _keep(piece, chronicle, first)
            done += len(piece)
            models.Chronicle.objects.filter(pk=chronicle.pk).update(next_number=first + done)
        told(done)
    models.Step.objects.create(kind="load", why="invented", counts={"events": done})


def _keep(piece: list[Invented], chronicle: models.Chronicle, first: int) -> None:
    keys = [f"{chronicle.id_prefix}-{first + one.event['id'] - 1:04}" for one in piece]
    numbered = list(zip(keys, piece, strict=True))
    models.Event.objects.bulk_create(
        [_event(key, one, chronicle, first) for key, one in numbered], batch_size=_PIECE
    )
    models.EventCategory.objects.bulk_create(
        models.EventCategory(event_id=key, category_id=category, order=order)
        for key, one in numbered
        for order, category in enumerate(_categories(one), start=1)
    )
    models.EventPlace.objects.bulk_create(
        models.EventPlace(event_id=key, place_id=row["place"], order=order, role=row["role"])
        for key, one in numbered
        for order, row in enumerate(one.places, start=1)
    )
    models.EventSeries.objects.bulk_create(
        models.EventSeries(
            event_id=key, series_id=row["series"], order=row["order"], ordinal=row["ordinal"]
        )
        for key, one in numbered
        for row in one.series
    )
    models.EventOrganisation.objects.bulk_create(
        models.EventOrganisation(
            event_id=key, organisation_id=row["organisation"], order=row["order"]
        )
        for key, one in numbered
        for row in one.organisations
    )
    models.Participant.objects.bulk_create(
        _participant(key, row) for key, one in numbered for row in one.participants
    )


def _event(key: str, one: Invented, chronicle: models.Chronicle, first: int) -> models.Event:
    row = one.event
    same = (
        "date",
        "first_day",
        "last_day",
        "agreement",
        "headline_ja",
        "headline_en",
        "headline_ru",
    )
    number = first + row["id"] - 1
    return models.Event(
        **{name: row[name] for name in same},
        id=key,
        chronicle=chronicle,
        position=number,
        year_as_read=row["year"],
        month_as_read=row["month"],
        categories_as_read=list(filter(None, (row["category1"], row["category2"]))),
        regions_as_read=list(filter(None, (row["region1"], row["region2"]))),
        text=one.text,
        text_corrected=one.text,
        direction=row["direction"] or None,
        page=number // 21 + 1,
        row=number % 21 + 1,
        fingerprint="sha256:" + hashlib.sha256(one.text.encode()).hexdigest(),
    )


def _categories(one: Invented) -> list[str]:
    labels = filter(None, (one.event["category1"], one.event["category2"]))
    return list(dict.fromkeys(category_of(label).id for label in labels))


def _participant(key: str, row: Record) -> models.Participant:
    same = ("count", "count_stated", "qualifier", "crossed", "role_ja", "role_en", "role_ru")
    return models.Participant(
        **{name: row[name] for name in same},
        event_id=key,
        number=row["id"],
        side=row["side"] or None,
        part_of=row["of"],
    )
