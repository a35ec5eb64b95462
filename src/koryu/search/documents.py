"""What is searched of the events, streamed from the database.

Every table is read once, by event; rows of several tables meet on the way, so that memory holds one
event at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Model, TextField
from django.db.models.functions import Cast

from koryu.archive.models import (
    Event,
    EventAnniversary,
    EventCategory,
    EventOrganisation,
    EventPlace,
    EventSeries,
    Participant,
)
from koryu.search.coding import Text

_PIECE = 2_000
_COLUMNS = (
    "id", "chronicle_id", "date", "first_day", "last_day", "direction", "agreement",
    Cast("categories_as_read", TextField()), Cast("regions_as_read", TextField()),
    "headline_ja", "headline_en", "headline_ru", "text", "text_corrected",
)  # fmt: skip
# What an event is tied to: the table, the column, and the conditions on its rows.
_TIES: dict[str, tuple[type[Model], str, dict[str, Any]]] = {
    "category": (EventCategory, "category_id", {}),
    "place": (EventPlace, "place_id", {}),
    "series": (EventSeries, "series_id", {}),
    "organisation": (EventOrganisation, "organisation_id", {}),
    "anniversary": (EventAnniversary, "years", {}),
    "people": (Participant, "count", {"part_of": None}),
}
TIES = tuple(_TIES)
# What `has:` asks for, each a bit.
FLAGS = {name: 1 << at for at, name in enumerate(("agreement", "text", *TIES))}
_BITS = [FLAGS[name] for name in TIES]
_END = ("", None)


class Document(NamedTuple):
    """One public event as it is searched.

    `ties` are, in the order of TIES, ids of categories, places, series and organisations, the years of
    anniversaries, and the counts of people that are no part of another.
    """

    id: str
    text: Text
    chronicle: str
    edtf: str
    first_day: date | None
    last_day: date | None
    direction: str | None
    agreement: bool
    regions: tuple[str, ...]
    ties: list[tuple[Any, ...]]


def flags(one: Document) -> int:
    """The bits of FLAGS that an event has."""
    found = FLAGS["agreement"] if one.agreement else 0
    for bit, tied in zip(_BITS, one.ties, strict=True):
        if tied:
            found |= bit
    return found | FLAGS["text"] if one.text.body else found


class ArchiveMovedError(Exception):
    """The archive changed while it was read; what was read does not fit together."""


def documents(wanted: Mapping[str, int], everything: bool) -> Iterator[Document]:
    """The public events among `wanted`, in no particular order.

    `everything` says that these are all there are: tables are then read from end to end.
    ArchiveMovedError, at the end, where one of them went while the others were read.
    """
    only = None if everything else list(wanted)
    events = Event.objects.public()
    rows = (events if only is None else events.filter(id__in=only)).order_by("id")
    ties = [_Tied(name, wanted, only) for name in TIES]
    for row in rows.values_list(*_COLUMNS).iterator(_PIECE):
        if row[0] in wanted:
            yield _document(row, [one.of(row[0]) for one in ties])
    if not all(one.exhausted() for one in ties):
        raise ArchiveMovedError


class _Tied:
    """The rows of one table, taken event by event; events must be asked for in order of id."""

    def __init__(self, name: str, wanted: Mapping[str, int], only: list[str] | None) -> None:
        model, column, conditions = _TIES[name]
        found = model._default_manager.filter(**conditions)
        chosen = found if only is None else found.filter(event_id__in=only)
        rows = chosen.order_by("event_id").values_list("event_id", column).iterator(_PIECE)
        self._rows = iter(rows)
        self._wanted = wanted
        self._row: tuple[str, Any] = next(self._rows, _END)

    def of(self, event: str) -> tuple[Any, ...]:
        """What an event is tied to, sorted."""
        row = self._row
        while row is _END or row[0] != event:
            if row is _END or row[0] in self._wanted:
                self._row = row
                return ()
            row = next(self._rows, _END)
        held = []
        while row[0] == event:
            held.append(row[1])
            row = next(self._rows, _END)
        self._row = row
        return tuple(held) if len(held) == 1 else tuple(sorted(held))

    def exhausted(self) -> bool:
        """Whether all rows of wanted events were asked for."""
        return not self.of("") and self._row is _END


@lru_cache(maxsize=10_000)
def _listed(cell: str) -> tuple[str, ...]:
    """A list as the database keeps it; few different ones occur."""
    return tuple(json.loads(cell))


def _document(row: tuple[Any, ...], ties: list[tuple[Any, ...]]) -> Document:
    (key, chronicle, edtf, first, last, direction, agreement, categories, regions,
     *headlines, text, corrected) = row  # fmt: skip
    labels = _listed(regions)
    head = [one for one in (*headlines, *_listed(categories), *labels) if one]
    body = [one for one in (text, corrected if corrected != text else None) if one]
    return Document(
        key,
        Text(head, body),
        chronicle,
        edtf,
        first,
        last,
        direction,
        agreement,
        labels,
        ties,
    )
