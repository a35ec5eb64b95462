"""Invented events laid into an archive that is only for measuring."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import AutoField, Model

from koryu.archive import models
from koryu.archive.documents import fill
from koryu.chronicle.labels import category_of
from koryu.datasets.invented import Invented
from koryu.datasets.package import Record

_PIECE = 2_000
_HEADLINES = ("headline_ja", "headline_en", "headline_ru")


def lay_in(
    events: Iterator[Invented], chronicle: models.Chronicle, told: Callable[[int], None]
) -> None:
    """Adds the events to a chronicle, their JSON too. `told` is called with the number done so far.

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
    for _ in fill(_PIECE):
        pass


def _keep(piece: list[Invented], chronicle: models.Chronicle, first: int) -> None:
    keys = [f"{chronicle.id_prefix}-{first + one.event['id'] - 1:04}" for one in piece]
    numbered = list(zip(keys, piece, strict=True))
    _insert(models.Event, (_event(key, one, chronicle, first) for key, one in numbered))
    _insert(
        models.EventCategory,
        (
            {"event_id": key, "category_id": category, "order": order}
            for key, one in numbered
            for order, category in enumerate(_categories(one), start=1)
        ),
    )
    _insert(
        models.EventPlace,
        (
            {"event_id": key, "place_id": row["place"], "order": order, "role": row["role"]}
            for key, one in numbered
            for order, row in enumerate(one.places, start=1)
        ),
    )
    _insert(
        models.EventSeries,
        (
            {"event_id": key, "series_id": row["series"]} | _same(row, "order", "ordinal")
            for key, one in numbered
            for row in one.series
        ),
    )
    _insert(
        models.EventOrganisation,
        (
            {"event_id": key, "organisation_id": row["organisation"], "order": row["order"]}
            for key, one in numbered
            for row in one.organisations
        ),
    )
    _insert(
        models.Participant,
        (_participant(key, row) for key, one in numbered for row in one.participants),
    )


def _insert(model: type[Model], rows: Iterable[dict[str, Any]]) -> None:
    """Rows by column, the others with their defaults: a million through instances takes too long."""
    columns = [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]
    given = {
        field.attname: field.get_db_prep_save(field.get_default(), connection) for field in columns
    }
    quote = connection.ops.quote_name
    named = ", ".join(quote(str(field.column)) for field in columns)
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({named}) VALUES ({marks})",  # noqa: S608 - the model's own names
            [tuple((given | row).values()) for row in rows],
        )


def _event(key: str, one: Invented, chronicle: models.Chronicle, first: int) -> dict[str, Any]:
    row = one.event
    number = first + row["id"] - 1
    return {
        **_same(row, "date", "first_day", "last_day", "agreement", *_HEADLINES),
        "id": key,
        "chronicle_id": chronicle.pk,
        "position": number,
        "year_as_read": row["year"],
        "month_as_read": row["month"],
        "categories_as_read": _listed(row["category1"], row["category2"]),
        "regions_as_read": _listed(row["region1"], row["region2"]),
        "text": one.text,
        "text_corrected": one.text,
        "direction": row["direction"] or None,
        "page": number // 21 + 1,
        "row": number % 21 + 1,
        "fingerprint": "sha256:" + hashlib.sha256(one.text.encode()).hexdigest(),
    }


def _listed(*labels: str) -> Any:
    """The labels that are not empty, as the database takes a list."""
    return connection.ops.adapt_json_value(list(filter(None, labels)), None)


def _categories(one: Invented) -> list[str]:
    labels = filter(None, (one.event["category1"], one.event["category2"]))
    return list(dict.fromkeys(category_of(label).id for label in labels))


def _participant(key: str, row: Record) -> dict[str, Any]:
    return {
        **_same(
            row, "count", "count_stated", "qualifier", "crossed", "role_ja", "role_en", "role_ru"
        ),
        "event_id": key,
        "number": row["id"],
        "side": row["side"] or None,
        "part_of": row["of"],
    }


def _same(row: Record, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}
