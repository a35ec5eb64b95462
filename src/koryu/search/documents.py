"""What is searched of an event, read from the database in large pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from koryu.archive.models import (
    Event,
    EventAnniversary,
    EventCategory,
    EventOrganisation,
    EventPlace,
    EventSeries,
    Participant,
)
from koryu.chronicle.text import squeeze
from koryu.search.answer import NOT_STATED
from koryu.search.columns import Value
from koryu.search.names import Names
from koryu.search.text_index import Text

_PIECE = 2_000
_COLUMNS = (
    "id", "chronicle_id", "date", "first_day", "last_day", "direction", "agreement",
    "headline_ja", "headline_en", "headline_ru", "categories_as_read", "regions_as_read",
    "text", "text_corrected",
)  # fmt: skip
# Facets that are counted together: few different combinations of their values occur.
_GROUPED = {
    "when": ("year", "decade", "month"),
    "kind": ("category", "direction", "people", "chronicle"),
    "where": ("region", "municipality", "place"),
    "what": ("series", "organisation"),
}
GROUPS = tuple(_GROUPED)
GROUP_OF = {facet: group for group, facets in _GROUPED.items() for facet in facets}


@dataclass(frozen=True, slots=True)
class Document:
    """One public event as it is searched.

    `links` are numbers of named things; `values` are facet values by column group; `people` is the
    sum of the stated counts that are no part of another, -1 where none is stated.
    """

    id: str
    text: Text
    links: tuple[int, ...]
    values: dict[str, tuple[Value, ...]]
    first_day: date | None
    last_day: date | None
    people: int
    has: frozenset[str]


def documents(ids: Sequence[str], names: Names) -> Iterator[Document]:
    """The documents of these public events, in this order; one that has gone meanwhile is left out."""
    for piece in pieces(ids):
        ties = _ties(piece)
        rows = {
            row["id"]: row
            for row in Event.objects.public().filter(id__in=piece).values(*_COLUMNS).iterator()
        }
        for event in piece:
            if event in rows:
                yield _document(rows[event], ties, names)


def pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids a few thousand at a time: databases limit how many a statement may name."""
    for start in range(0, len(ids), _PIECE):
        yield ids[start : start + _PIECE]


Ties = dict[str, defaultdict[str, list[Any]]]


def _ties(piece: Sequence[str]) -> Ties:
    """What the events of a piece are tied to, by table and event, in the events' own order."""
    queries = {
        "category": (EventCategory, ("category_id",), "order"),
        "place": (EventPlace, ("place_id",), "order"),
        "series": (EventSeries, ("series_id",), "order"),
        "organisation": (EventOrganisation, ("organisation_id",), "order"),
        "anniversary": (EventAnniversary, ("years",), "order"),
        "people": (Participant, ("count", "part_of"), "number"),
    }
    ties: Ties = {}
    for name, (model, columns, order) in queries.items():
        table = ties[name] = defaultdict(list)
        rows = model._default_manager.filter(event_id__in=piece).order_by("event_id", order)
        for event, *values in rows.values_list("event_id", *columns):
            table[event].append(values if len(values) > 1 else values[0])
    return ties


def _document(row: dict[str, Any], ties: Ties, names: Names) -> Document:
    event = row["id"]
    tied = {name: table.get(event, []) for name, table in ties.items()}
    counts = [count for count, part_of in tied["people"] if part_of is None]
    links = [
        number
        for kind in ("place", "series", "organisation", "category")
        for one in tied[kind]
        if (number := names.number.get((kind, one))) is not None
    ]
    return Document(
        id=event,
        text=_text(row),
        links=tuple(dict.fromkeys(links)),
        values={
            "when": _when(row),
            "kind": _kind(row, tied["category"], bool(counts)),
            "where": _where(row["regions_as_read"], tied["place"], names),
            "what": _what(tied),
        },
        first_day=row["first_day"],
        last_day=row["last_day"],
        people=sum(counts) if counts else -1,
        has=frozenset(_has(row, tied)),
    )


def _text(row: dict[str, Any]) -> Text:
    labels = (*row["categories_as_read"], *row["regions_as_read"])
    head = (row["headline_ja"], row["headline_en"], row["headline_ru"], *labels)
    corrected = row["text_corrected"] if row["text_corrected"] != row["text"] else None
    return Text(tuple(filter(None, head)), tuple(filter(None, (row["text"], corrected))))


def _when(row: dict[str, Any]) -> tuple[Value, ...]:
    day = row["first_day"]
    if day is None:
        return (("month", NOT_STATED),)
    month = month_of(row["date"], day)
    year = str(day.year)
    return ("year", year), ("decade", f"{year[:3]}0"), ("month", month)


def month_of(edtf: str, first_day: date) -> str:
    """The month an event begins in, "not-stated" where its date tells none."""
    start = edtf.lstrip("[").split("/")[0].split(",")[0]
    told = len(start) > 4 and int(start[5:7]) <= 12
    return str(first_day.month) if told else NOT_STATED


def _kind(row: dict[str, Any], categories: list[str], stated: bool) -> tuple[Value, ...]:
    return (
        *(("category", one) for one in categories),
        ("direction", row["direction"] or NOT_STATED),
        ("people", "stated" if stated else NOT_STATED),
        ("chronicle", row["chronicle_id"]),
    )


def _where(labels: list[str], places: list[str], names: Names) -> tuple[Value, ...]:
    """Labels resolved (home places are municipalities, not regions), then the places named."""
    values: dict[Value, None] = {}
    for label in labels:
        place = names.place_named(label)
        if place is None:
            values["region", squeeze(label)] = None
        else:
            values["municipality" if place.side == "home" else "region", place.id] = None
    for one in places:
        number = names.number.get(("place", one))
        side = names.things[number].side if number is not None else ""
        values["municipality" if side == "home" else "place", one] = None
    return tuple(values)


def _what(tied: dict[str, list[Any]]) -> tuple[Value, ...]:
    return (
        *(("series", one) for one in tied["series"]),
        *(("organisation", one) for one in tied["organisation"]),
    )


def _has(row: dict[str, Any], tied: dict[str, list[Any]]) -> Iterator[str]:
    if row["agreement"]:
        yield "agreement"
    if row["text"]:
        yield "text"
    yield from (
        name for name in ("place", "series", "organisation", "anniversary", "people") if tied[name]
    )
