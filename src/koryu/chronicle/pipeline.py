"""The stages from a row as read to an event as understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from koryu.chronicle.columns import as_read, counts_of, text_of
from koryu.chronicle.dates import read_date
from koryu.chronicle.facts import facts_of
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.labels import category_of
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import AsRead, Event, EventDate, SourceRow


def date_of(labels: AsRead, profile: Profile, previous: int | None) -> EventDate | None:
    """The date that the date cells of a row tell; `previous` is the year of the row before."""
    return _date(labels.year, labels.month, previous, profile.fiscal)


@lru_cache(maxsize=16384)
def _date(year: str, month: str, previous: int | None, fiscal: bool) -> EventDate | None:
    """The cells of dates come again and again in a chronicle."""
    return read_date(year, month, previous=previous, fiscal=fiscal).date


def events_of(rows: Iterable[SourceRow], profile: Profile, gazetteer: Gazetteer) -> Iterator[Event]:
    """The events of a document, in its order, with computed facts and without ids."""
    previous: int | None = None
    for row in rows:
        labels = as_read(row, profile.columns)
        date = date_of(labels, profile, previous)
        previous = date.first_day.year if date else previous
        text = text_of(row, profile.columns)
        yield Event(
            id=None,
            chronicle=profile.slug,
            date=date,
            as_read=labels,
            categories=tuple(dict.fromkeys(category_of(one).name.ja for one in labels.categories)),
            headline=None,
            text=text,
            text_corrected=None,
            facts=facts_of(
                text, labels.regions, date, profile, gazetteer, counts_of(row, profile.columns)
            ),
            source=row.source,
        )
