"""Counted facet values as pages list them: named, and in an order of their own."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

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
_BOUNDS = np.arange(len(FACETS) + 1)
# The places, in one number, of a value's facet, of its count, and of its rank (the lowest bits).
_CLASS, _WEIGHT = 58, 26
_MOST = 2**31
# As FacetCount._make, without its check: a broad search makes a thousand of them.
_facet_count = partial(tuple.__new__, FacetCount)


class Ordered(NamedTuple):
    """Counted values in the order of pages: their numbers, their counts, and where each facet begins.

    Facet n of FACETS lies between `begins[n]` and `begins[n + 1]`.
    """

    numbers: list[int]
    counts: list[int]
    begins: list[int]


class Labels:
    """The name of every facet value, and what its place in a list depends on."""

    def __init__(self, values: Values, names: Names, chronicles: dict[str, Trilingual]) -> None:
        self.values = list(values.all)
        self.names = [_name(one, names, chronicles) for one in self.values]
        self._ids = [value for _, value in self.values]
        self._in_time = np.array([facet in _IN_TIME for facet, _ in self.values], np.bool_)
        # Facet, then what is not stated, then by count, then by id: one number to sort by.
        size = len(self.values)
        rank = np.empty(size, np.int64)
        rank[sorted(range(size), key=lambda at: _rank(self._ids[at]))] = np.arange(size)
        unstated = np.array([value == NOT_STATED for value in self._ids], np.bool_)
        self._facet = np.array([FACETS.index(facet) for facet, _ in self.values], np.int64)
        self._class = (self._facet * 2 + unstated) << _CLASS | rank

    def ordered(self, counts: NDArray[np.int64]) -> Ordered:
        """The values that have hits: times in their order, all else by count, the unstated last."""
        having = np.flatnonzero(counts)
        held = counts[having]
        weight = np.where(self._in_time[having], 0, _MOST - held)
        at = np.argsort(self._class[having] + (weight << _WEIGHT))
        numbers = having[at]
        begins = np.searchsorted(self._facet[numbers], _BOUNDS)
        return Ordered(numbers.tolist(), held[at].tolist(), begins.tolist())

    def years(self, ordered: Ordered) -> dict[int, int]:
        """The hits of every year that has any, in order."""
        at = FACETS.index("year")
        years = slice(*ordered.begins[at : at + 2])
        numbers = map(self._ids.__getitem__, ordered.numbers[years])
        return dict(zip(map(int, numbers), ordered.counts[years], strict=True))

    def facets(self, ordered: Ordered) -> dict[str, list[FacetCount]]:
        """Every facet, its values as they are listed."""
        numbers, counts, begins = ordered
        ids, names = self._ids, self.names
        values = ((ids[at], count, names[at]) for at, count in zip(numbers, counts, strict=True))
        found = list(map(_facet_count, values))
        return {name: found[begins[at] : begins[at + 1]] for at, name in enumerate(FACETS)}


class Counted(NamedTuple):
    """The counts of an answer with the names of what is counted."""

    labels: Labels
    ordered: Ordered

    def facets(self) -> dict[str, list[FacetCount]]:
        return self.labels.facets(self.ordered)


def _name(one: Value, names: Names, chronicles: dict[str, Trilingual]) -> Trilingual:
    """The name of a value; of one that has none of its own (a year, a direction), the value."""
    facet, value = one
    if facet == "chronicle":
        return chronicles.get(value) or Trilingual(value)
    number = names.number.get((_KIND.get(facet, facet), value))
    return Trilingual(value) if number is None else names.things[number].name


def _rank(value: str) -> tuple[int, str]:
    return (int(value), "") if value.isdecimal() else (0, value)
