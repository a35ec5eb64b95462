"""Public events as the domain's records, whose JSON is the interface.

Rows are read as plain values, table by table, some thousand events at a time: through model
instances the same took ten times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model

from koryu.archive import models
from koryu.chronicle import record
from koryu.chronicle.edtf import precision_of
from koryu.chronicle.trilingual import Trilingual

_PIECE = 2_000
_OWN = (
    "id", "chronicle_id", "date", "first_day", "last_day", "year_as_read", "month_as_read",
    "categories_as_read", "regions_as_read", "cells", "cells_corrected", "headline_ja", "headline_en",
    "headline_ru", "text", "text_corrected", "direction", "agreement", "basis", "status",
)  # fmt: skip
_SOURCE = (
    "page", "row", "fingerprint", "source_row__document__file", "source_row__page", "source_row__row",
    "source_row__line", "source_row__fingerprint",
)  # fmt: skip

Row = tuple[Any, ...]


def pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids a few thousand at a time: databases limit how many a statement may name."""
    for start in range(0, len(ids), _PIECE):
        yield ids[start : start + _PIECE]


def records(ids: Sequence[str]) -> Iterator[record.Event]:
    """The public events of these ids, in this order."""
    for piece in pieces(ids):
        read = _Read(piece)
        yield from (read.event(key) for key in piece if key in read.rows)


class _Read:
    """What the tables say of some events."""

    def __init__(self, ids: Sequence[str]) -> None:
        events = models.Event.objects.public().filter(pk__in=ids).order_by()
        self.rows: dict[str, Row] = {row[0]: row for row in events.values_list(*_OWN, *_SOURCE)}
        ids = list(self.rows)
        self._categories = _by_event(models.EventCategory, ids, "order", "category__name_ja")
        self._participants = _by_event(
            models.Participant, ids, "number", "number", "count", "count_stated", "qualifier", "side",
            "crossed", "role_ja", "role_en", "role_ru", "part_of",
        )  # fmt: skip
        self._places = _by_event(models.EventPlace, ids, "order", *_named("place"), "role")
        self._series = _by_event(models.EventSeries, ids, "order", *_named("series"), "ordinal")
        self._organisations = _by_event(
            models.EventOrganisation, ids, "order", *_named("organisation")
        )
        self._anniversaries = _by_event(models.EventAnniversary, ids, "order", "years", "of")
        self._partnerships = _by_event(
            models.EventPartnership, ids, "partnership_id", "partnership_id"
        )

    def event(self, key: str) -> record.Event:
        (_, chronicle, edtf, first, last, year, month, categories, regions, cells, corrected, ja, en, ru,
         text, text_corrected, direction, agreement, basis, status, *source) = self.rows[key]  # fmt: skip
        known = first is not None and last is not None
        return record.Event(
            id=key,
            chronicle=chronicle,
            date=record.EventDate(edtf, first, last, precision_of(edtf)) if known else None,
            as_read=record.AsRead(year, month, tuple(categories), tuple(regions), cells, corrected),
            categories=tuple(name for (name,) in self._categories[key]),
            headline=Trilingual(ja, en, ru) if ja else None,
            text=text,
            text_corrected=text_corrected,
            facts=self._facts(key, direction, agreement, basis),
            source=_source(*source),
            status=status,
        )

    def _facts(
        self, key: str, direction: record.Direction | None, agreement: bool, basis: dict[str, str]
    ) -> record.Facts:
        return record.Facts(
            direction=direction,
            participants=tuple(map(_participant, self._participants[key])),
            places=tuple(
                record.PlaceMention(place, Trilingual(*name), role)
                for place, *name, role in self._places[key]
            ),
            series=tuple(
                record.SeriesMention(series, Trilingual(*name), ordinal)
                for series, *name, ordinal in self._series[key]
            ),
            anniversaries=tuple(record.Anniversary(*one) for one in self._anniversaries[key]),
            partnerships=tuple(one for (one,) in self._partnerships[key]),
            organisations=tuple(
                record.Organisation(one, Trilingual(*name))
                for one, *name in self._organisations[key]
            ),
            agreement=agreement,
            basis=basis,
        )


def _named(tie: str) -> tuple[str, ...]:
    return (f"{tie}_id", *(f"{tie}__name_{language}" for language in ("ja", "en", "ru")))


def _by_event(
    model: type[Model], ids: Sequence[str], order: str, *columns: str
) -> dict[str, list[Row]]:
    """The rows of a table that hang on some events, by event, in order."""
    rows: Iterable[Row] = (
        model._default_manager.filter(event__in=ids)
        .order_by("event_id", order)
        .values_list("event_id", *columns)
    )
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row[1:])
    return groups


def _participant(row: Row) -> record.Participant:
    number, count, stated, qualifier, side, crossed, ja, en, ru, part_of = row
    role = Trilingual(ja, en, ru)
    return record.Participant(number, count, stated, qualifier, side, crossed, role, part_of)


def _source(page: int, row: int, fingerprint: str, file: str | None, *stands: Any) -> record.Source:
    """Where the row stands in its document; of the first edition's, where that is not attached."""
    if file is None:
        return record.Source("", page, row, 0, fingerprint)
    return record.Source(file, *stands)
