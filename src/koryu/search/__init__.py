"""Search: a query and filters → ids in order, counts per facet, and why (docs/search.md).

`search()` answers over the public events alone. It keeps an index per process, derived from the
database and renewed when the archive's change counter has moved, so that a committed step is in the
next answer. Pages fetch the rows they show by the ids they get.
"""

from __future__ import annotations

from koryu.chronicle.query import QueryError, parse
from koryu.chronicle.query.marks import Marker
from koryu.search.answer import (
    FILTER_NAMES,
    NOT_STATED,
    SORTS,
    FacetCount,
    Filters,
    Hits,
    Offer,
    Reason,
    Sort,
    Suggestion,
)
from koryu.search.engines import engine
from koryu.search.facets import Counted
from koryu.search.memory import Page
from koryu.search.offers import Beside
from koryu.search.resolve import Resolver, terms
from koryu.search.suggest import completions

__all__ = [
    "FILTER_NAMES",
    "NOT_STATED",
    "SORTS",
    "FacetCount",
    "Filters",
    "Hits",
    "Offer",
    "QueryError",
    "Reason",
    "Sort",
    "Suggestion",
    "search",
    "suggestions",
]

NO_FILTERS = Filters()


def search(
    query: str,
    filters: Filters = NO_FILTERS,
    sort: Sort = "date",
    offset: int = 0,
    limit: int | None = 50,
) -> Hits:
    """The public events that match `query` and `filters`; an empty query matches all.

    `offset` and `limit` choose the page (`limit` None: all ids). QueryError (a KoryuError) where the
    query or a filter cannot be understood; it tells the position and what to do.
    """
    tree = parse(query)
    used = engine()
    state = used.state
    resolver = Resolver(state.names, state.values, state.chronicles)
    resolved = resolver.whole(tree, filters)
    answer = used.answer(resolved)
    ordered = state.labels.ordered(answer.counts())
    years = state.labels.years(ordered)
    page = answer.page(Page(sort, offset, limit))
    return Hits(
        total=answer.total,
        ids=page.ids,
        years=years,
        undated=answer.total - sum(years.values()),
        marks=Marker(tuple(dict.fromkeys(terms(resolved)))),
        offering=Beside(query, tree, filters, used, resolver),
        counted=Counted(state.labels, ordered),
        reasons=page.reasons,
    )


def suggestions(typed: str, limit: int = 8) -> list[Suggestion]:
    """Completions of a query that is being typed: places, series, organisations, categories, words.

    `text` of each is the whole query with its last word completed, in the script typed.
    """
    return completions(typed, engine().state, limit)
