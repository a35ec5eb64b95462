"""Counted facet values as pages list them: named, and in an order of their own."""

from __future__ import annotations

from koryu.chronicle.trilingual import Trilingual
from koryu.search.answer import NOT_STATED, FacetCount
from koryu.search.columns import Value
from koryu.search.snapshot import Snapshot

FACETS = (
    "category", "direction", "region", "place", "municipality", "decade", "year", "month",
    "series", "organisation", "people", "chronicle",
)  # fmt: skip
_KIND = {"region": "place", "municipality": "place"}
_IN_TIME = frozenset({"decade", "year", "month"})


def facets_of(counts: dict[Value, int], snapshot: Snapshot) -> dict[str, list[FacetCount]]:
    """Every facet: times in their order, everything else by count, then by id; unstated last."""
    facets: dict[str, list[FacetCount]] = {name: [] for name in FACETS}
    for (facet, value), count in counts.items():
        facets[facet].append(FacetCount(value, count, _name(facet, value, snapshot)))
    for facet, found in facets.items():
        found.sort(key=_in_time if facet in _IN_TIME else _by_count)
    return facets


def _name(facet: str, value: str, snapshot: Snapshot) -> Trilingual:
    """The name of a value; of one that has none of its own (a year, a direction), the value."""
    if facet == "chronicle":
        return snapshot.chronicles.get(value) or Trilingual(value)
    number = snapshot.names.number.get((_KIND.get(facet, facet), value))
    return Trilingual(value) if number is None else snapshot.names.things[number].name


def _in_time(one: FacetCount) -> tuple[bool, int]:
    stated = one.value != NOT_STATED
    return not stated, int(one.value) if stated else 0


def _by_count(one: FacetCount) -> tuple[bool, int, str]:
    return one.value == NOT_STATED, -one.count, one.value
