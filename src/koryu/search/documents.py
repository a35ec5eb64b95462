"""What is searched of the events, streamed from the database.

Every table is read once, by event; rows of several tables meet on the way, so that memory holds one
event at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Model

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
    "categories_as_read", "regions_as_read", "headline_ja", "headline_en", "headline_ru",
    "text", "text_corrected",
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


def documents(wanted: Mapping[str, int], everything: bool) -> Iterator[Document]:
    """The public events among `wanted`, in no particular order.

    `everything` says that these are all there are: tables are then read from end to end.
    """
    only = None if everything else list(wanted)
    events = Event.objects.public()
    rows = (events if only is None else events.filter(id__in=only)).order_by("id")
    ties = [_Tied(name, wanted, only) for name in TIES]
    for row in rows.values_list(*_COLUMNS).iterator(_PIECE):
        if row[0] in wanted:
            yield _document(row, [one.of(row[0]) for one in ties])


def pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids a few thousand at a time: databases limit how many a statement may name."""
    for start in range(0, len(ids), _PIECE):
        yield ids[start : start + _PIECE]


class _Tied:
    """The rows of one table, taken event by event; events must be asked for in order of id."""

    def __init__(self, name: str, wanted: Mapping[str, int], only: list[str] | None) -> None:
        model, column, conditions = _TIES[name]
        found = model._default_manager.filter(**conditions)
        chosen = found if only is None else found.filter(event_id__in=only)
        rows = chosen.order_by("event_id").values_list("event_id", column).iterator(_PIECE)
        self._rows: Iterator[tuple[str, Any]] = (row for row in rows if row[0] in wanted)
        self._row = next(self._rows, _END)

    def of(self, event: str) -> tuple[Any, ...]:
        """What an event is tied to, sorted."""
        if self._row[0] != event:
            return ()
        held = []
        row = self._row
        while row[0] == event:
            held.append(row[1])
            row = next(self._rows, _END)
        self._row = row
        return tuple(sorted(held))


def _document(row: tuple[Any, ...], ties: list[tuple[Any, ...]]) -> Document:
    (key, chronicle, edtf, first, last, direction, agreement, categories, regions,
     *headlines, text, corrected) = row  # fmt: skip
    head = [one for one in (*headlines, *categories, *regions) if one]
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
        tuple(regions),
        ties,
    )
