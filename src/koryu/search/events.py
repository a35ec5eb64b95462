"""The events of a search themselves, for exports and the command line."""

from __future__ import annotations

from collections.abc import Iterator

from koryu.archive.record import records
from koryu.chronicle import record
from koryu.search import Filters, search


def matching(query: str, chronicle: str | None = None) -> Iterator[record.Event]:
    """Every public event that matches, in order of date. QueryError as `search()` raises it."""
    filters = Filters(chronicle=(chronicle,)) if chronicle else Filters()
    return records(search(query, filters, limit=None).ids)
