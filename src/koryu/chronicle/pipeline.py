"""The stages from a row as read to an event as understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import tee

from koryu.chronicle.columns import as_read, counts_of, text_of
from koryu.chronicle.dates import read_date
from koryu.chronicle.facts import Words, facts_of
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


def words_of(row: SourceRow, labels: AsRead, columns: Mapping[str, str]) -> Words:
    """What the facts of a row are read from; `labels` are its own."""
    return Words(text_of(row, columns), labels.regions, counts_of(row, columns))


def events_of(rows: Iterable[SourceRow], profile: Profile, gazetteer: Gazetteer) -> Iterator[Event]:
    """The events of a document, in its order, with computed facts and without ids."""
    previous: int | None = None
    read, asked = tee(_read(rows, profile))
    understood = facts_of((words for _, _, words in asked), profile, gazetteer)
    for (row, labels, words), facts in zip(read, understood, strict=True):
        date = date_of(labels, profile, previous)
        previous = date.first_day.year if date else previous
        yield Event(
            id=None,
            chronicle=profile.slug,
            date=date,
            as_read=labels,
            categories=tuple(dict.fromkeys(category_of(one).name.ja for one in labels.categories)),
            headline=None,
            text=words.text,
            text_corrected=None,
            facts=facts,
            source=row.source,
        )


def _read(rows: Iterable[SourceRow], profile: Profile) -> Iterator[tuple[SourceRow, AsRead, Words]]:
    for row in rows:
        labels = as_read(row, profile.columns)
        yield row, labels, words_of(row, labels, profile.columns)
