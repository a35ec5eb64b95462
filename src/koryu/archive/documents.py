"""The JSON of every public event, kept ready in a table of its own.

A document that is there is right, and its event public: a step drops those of the events it touches,
of the events tied to what it touches, and of a chronicle that it hides, in its own transaction. What
lacks one is read from the tables, and written when `fill()` runs, as a server does in the background
(koryu/web/warm.py).
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import BinaryField, Func, QuerySet

from koryu.archive.models import (
    Change,
    Event,
    EventCategory,
    EventDocument,
    EventOrganisation,
    EventPlace,
    EventSeries,
)
from koryu.archive.record import pieces, records

_LOCK = 0x6B6F7280
_PIECE = 200  # written at once, so that others get their turn
_ASKED = 50  # read at once
# The tables whose rows, each of one event, its JSON tells.
_OF_EVENTS = frozenset(
    {
        "event", "participant", "eventcategory", "eventplace", "eventseries", "eventanniversary",
        "eventpartnership", "eventorganisation",
    }
)  # fmt: skip
# What an event's JSON names, and where it is said which events do.
_NAMED = {
    "category": (EventCategory, "category"),
    "place": (EventPlace, "place"),
    "series": (EventSeries, "series"),
    "organisation": (EventOrganisation, "organisation"),
}

# Set when a document was asked for that is not there yet.
lacking = threading.Event()


def documents(ids: Sequence[str]) -> list[bytes]:
    """The JSON of the public events among these, in this order and in UTF-8."""
    ready: dict[str, bytes] = {}
    with connection.cursor() as cursor:
        for start in range(0, len(ids), _ASKED):
            asked = list(ids[start : start + _ASKED])
            asked += asked[:1] * (_ASKED - len(asked))
            statement, given = _statement()
            cursor.execute(statement, (*given, *asked))
            ready.update(cursor.fetchall())
    if missing := [key for key in ids if key not in ready]:
        for key, text in _written(missing):
            ready[key] = text.encode()
            lacking.set()
    return [ready[key] for key in ids if key in ready]


def forget(changes: Iterable[Change]) -> None:
    """Drops the documents that these changes make wrong; within the step's transaction."""
    events: set[str] = set()
    hidden: set[str] = set()
    named: defaultdict[str, set[str]] = defaultdict(set)
    for one in changes:
        if one.model in _OF_EVENTS and one.event_id is not None:
            events.add(one.event_id)
        elif one.model in (*_NAMED, "document") and one.before is not None:
            named[one.model].add(one.key)
        elif one.model == "chronicle" and "published" in (one.before or ()):
            hidden.add(one.key)
    for model, keys in named.items():
        events.update(_naming(model, keys))
    if events or hidden:
        _alone()
    EventDocument.objects.filter(event__chronicle__in=hidden).delete()
    for piece in pieces(sorted(events)):
        EventDocument.objects.filter(event__in=piece).delete()


def fill(piece: int = _PIECE) -> Iterator[int]:
    """Writes the documents that are lacking, a piece at a time; tells how many each time.

    In order of date, as a page of hits asks for them: what is read together lies together.
    """
    lacking = Event.objects.public().filter(document=None)
    dated = lacking.filter(first_day__isnull=False).in_order()
    yield from _filled(dated, "first_day", piece)
    yield from _filled(lacking.filter(first_day=None).order_by("pk"), "pk", piece)


def _filled(events: QuerySet[Event], key: str, piece: int) -> Iterator[int]:
    """Writes those of some events, that are in order of a key."""
    rest = events
    while found := list(rest.values_list("pk", key)[:piece]):
        with transaction.atomic():
            _alone()
            EventDocument.objects.bulk_create(
                (
                    EventDocument(event_id=pk, json=text)
                    for pk, text in _written([pk for pk, _ in found])
                ),
                ignore_conflicts=True,
            )
        rest = events.filter(**{f"{key}__gte": found[-1][1]})
        yield len(found)


def _written(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one in records(ids):
        yield str(one.id), json.dumps(one.as_dict(), ensure_ascii=False, separators=(",", ":"))


def _naming(model: str, keys: set[str]) -> Iterable[str]:
    """The events whose JSON names one of these."""
    if model == "document":
        rows = Event.objects.filter(source_row__document__in=map(int, keys))
        return rows.values_list("pk", flat=True)
    tie, field = _NAMED[model]
    found = tie._default_manager.filter(**{f"{field}__in": keys}).order_by()
    return found.values_list("event_id", flat=True)


def _alone() -> None:
    """Until the transaction ends, no other writes documents or drops any; SQLite has one writer."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


class _Utf8(Func):
    """A text as the bytes that the answer sends, so that none is decoded and encoded again."""

    function = "CONVERT_TO"
    template = "%(function)s(%(expressions)s, 'UTF8')"
    output_field = BinaryField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """As it is kept: in UTF-8."""
        extra["template"] = "CAST(%(expressions)s AS BLOB)"
        return self.as_sql(compiler, connection, **extra)


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """The statement for _ASKED ids, made once, and what it takes before them."""
    ids = [str(number) for number in range(_ASKED)]
    rows = EventDocument.objects.filter(pk__in=ids).values_list("pk", _Utf8("json"))
    statement, given = rows.query.sql_with_params()
    if list(given[-_ASKED:]) != ids:
        raise AssertionError(statement)
    return str(statement), given[:-_ASKED]
