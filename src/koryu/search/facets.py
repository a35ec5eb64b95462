"""Counted facet values as pages list them: named, and in an order of their own."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.trilingual import Trilingual
from koryu.search.answer import NOT_STATED, FacetCount
from koryu.search.columns import Value, Values
from koryu.search.names import Names

FACETS = (
    "category", "direction", "region", "place", "municipality", "decade", "year", "month",
    "series", "organisation", "people", "chronicle",
)  # fmt: skip
_KIND = {"region": "place", "municipality": "place"}
_IN_TIME = frozenset({"decade", "year", "month"})


class Labels:
    """The name of every facet value, and what its place in a list depends on."""

    def __init__(self, values: Values, names: Names, chronicles: dict[str, Trilingual]) -> None:
        self.values = list(values.all)
        self._named = _objects(_name(one, names, chronicles) for one in self.values)
        self._value = _objects(value for _, value in self.values)
        self._facet = np.array([FACETS.index(facet) for facet, _ in self.values], np.int64)
        self._in_time = np.array([facet in _IN_TIME for facet, _ in self.values], np.bool_)
        self._unstated = np.array([value == NOT_STATED for _, value in self.values], np.bool_)
        order = sorted(range(len(self.values)), key=lambda at: _rank(self.values[at][1]))
        self._rank = np.empty(len(order), np.int64)
        self._rank[order] = np.arange(len(order))

    def facets(self, counts: NDArray[np.int64]) -> dict[str, list[FacetCount]]:
        """Every facet: times in their order, all else by count, then by id; the unstated last."""
        having = np.flatnonzero(counts)
        weight = np.where(self._in_time[having], 0, -counts[having])
        keys = (self._rank[having], weight, self._unstated[having], self._facet[having])
        ordered = having[np.lexsort(keys)]
        columns = (self._value[ordered], counts[ordered], self._named[ordered])
        found = list(map(FacetCount._make, zip(*(one.tolist() for one in columns), strict=True)))
        ends = np.searchsorted(self._facet[ordered], np.arange(len(FACETS) + 1)).tolist()
        return {name: found[ends[at] : ends[at + 1]] for at, name in enumerate(FACETS)}


def _objects(items: Iterable[object]) -> NDArray[np.object_]:
    listed = list(items)
    array = np.empty(len(listed), object)
    array[:] = listed
    return array


def _name(one: Value, names: Names, chronicles: dict[str, Trilingual]) -> Trilingual:
    """The name of a value; of one that has none of its own (a year, a direction), the value."""
    facet, value = one
    if facet == "chronicle":
        return chronicles.get(value) or Trilingual(value)
    number = names.number.get((_KIND.get(facet, facet), value))
    return Trilingual(value) if number is None else names.things[number].name


def _rank(value: str) -> tuple[int, str]:
    return (int(value), "") if value.isdecimal() else (0, value)
