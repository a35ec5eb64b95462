"""The events of a search themselves, for exports and the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from koryu.archive.models import Event
from koryu.archive.record import record_of
from koryu.chronicle import record
from koryu.search import Filters, search
from koryu.search.documents import pieces


def matching(query: str, chronicle: str | None = None) -> Iterator[record.Event]:
    """Every public event that matches, in order of date. QueryError as `search()` raises it."""
    filters = Filters(chronicle=(chronicle,)) if chronicle else Filters()
    return by_ids(search(query, filters, limit=None).ids)


def by_ids(ids: Sequence[str]) -> Iterator[record.Event]:
    """The public events of these ids, in this order, some thousand fetched at a time."""
    for piece in pieces(ids):
        found = {one.pk: one for one in Event.objects.public().filter(pk__in=piece).whole()}
        yield from (record_of(found[key]) for key in piece if key in found)
