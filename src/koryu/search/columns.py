"""A small number per document and group of facets: which combination of values it has there.

Documents share few combinations, so that counting is one `bincount` over the hits and a small
sum over the combinations, however many values a document has.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from koryu.search.postings import Mask

Value = tuple[str, str]  # facet, value
# The rows counted at once: what numpy makes of more is too large for the allocator to keep.
_AT_ONCE = 1 << 17


class Values:
    """Facet values, numbered in the order they were met. Only grows."""

    def __init__(self) -> None:
        self.all: list[Value] = []
        self.number: dict[Value, int] = {}
        self.of_facet: dict[str, list[str]] = {}

    def of(self, value: Value) -> int:
        """The number of a value, given if it is new."""
        number = self.number.get(value)
        if number is None:
            number = self.number[value] = len(self.all)
            self.all.append(value)
            self.of_facet.setdefault(value[0], []).append(value[1])
        return number


class Collected:
    """A group being collected, one document after another.

    `say` tells the values for what a document gives; it is asked once for each different thing.
    """

    def __init__(self, values: Values, say: Callable[[Any], tuple[Value, ...]]) -> None:
        self._values = values
        self._say = say
        self._known: dict[Hashable, int] = {}
        self._combinations: dict[tuple[Value, ...], int] = {}
        self._codes = array("I")

    def add(self, source: Hashable) -> None:
        """What the next document gives."""
        code = self._known.get(source)
        if code is None:
            combination = self._say(source)
            code = self._combinations.setdefault(combination, len(self._combinations))
            self._known[source] = code
        self._codes.append(code)

    def codes(self) -> NDArray[np.uint32]:
        """The combination of every document that was added."""
        return np.array(self._codes, np.uint32)

    def members(self) -> list[list[int]]:
        """The values of every combination."""
        return [[self._values.of(value) for value in one] for one in self._combinations]


class Columns:
    """The combinations of every document, a column for each group, and the values of every combination.

    Combinations are numbered over all groups, so that one count serves all.
    """

    def __init__(self, collected: Mapping[str, Collected], order: NDArray[np.intp]) -> None:
        """The n-th document is the `order[n]`-th that was added."""
        members: list[list[int]] = []
        columns = []
        self._parts: dict[str, slice] = {}  # of the members, by group
        for group, one in collected.items():
            begin = sum(map(len, members))
            columns.append(one.codes() + len(members))
            members += one.members()
            self._parts[group] = slice(begin, sum(map(len, members)))
        kind = np.uint16 if len(members) <= 0xFFFF else np.uint32
        by_group = np.array(columns, kind).take(order, axis=1)
        self._columns = dict(zip(collected, by_group, strict=True))
        self._rows = np.ascontiguousarray(by_group.T)  # what a few documents have lies together
        self._sizes = np.array([len(one) for one in members], np.int64)
        self._members = np.array([value for one in members for value in one], np.int64)
        self._owners = np.repeat(np.arange(len(members)), self._sizes)
        by_value = np.argsort(self._members, kind="stable")
        self._owners_by_value = self._owners[by_value]
        self._values, self._begins = np.unique(self._members[by_value], return_index=True)
        self._whole = self._sums(self._rows)

    def counts(self, hits: NDArray[np.intp], size: int) -> NDArray[np.int64]:
        """How many of the documents `hits` have each of the values 0 … size-1."""
        counts = np.zeros(size, np.int64)
        if len(hits) == len(self._rows):
            counts[self._values] = self._whole
            return counts
        for begin in range(0, len(hits), _AT_ONCE):
            rows = self._rows.take(hits[begin : begin + _AT_ONCE], axis=0)
            counts[self._values] += self._sums(rows)
        return counts

    def having(
        self, groups: Iterable[str], wanted: Mask, among: NDArray[np.intp] | None = None
    ) -> Mask:
        """Which documents, of all or `among` some, have one of the values of these groups that are
        `wanted`."""
        chosen = np.zeros(len(self._sizes), np.bool_)
        mask: Mask = np.zeros(len(self._rows) if among is None else len(among), np.bool_)
        for group in groups:
            part = self._parts[group]
            chosen[self._owners[part][wanted[self._members[part]]]] = True
            column = self._columns[group]
            mask |= chosen.take(column if among is None else column.take(among))
        return mask

    def pairs(
        self, group: str, hits: NDArray[np.intp], wanted: Mask
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """(position in `hits`, value) for every wanted value that a hit has in a group."""
        chosen = wanted[self._members]
        members, owners = self._members[chosen], self._owners[chosen]
        sizes = np.bincount(owners, minlength=len(self._sizes))
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        codes = self._columns[group][hits].astype(np.int64)
        whose = np.repeat(np.arange(len(hits)), sizes[codes])
        begins = np.concatenate([[0], np.cumsum(sizes[codes])[:-1]]) if len(hits) else codes
        at = np.arange(len(whose)) - begins[whose] + starts[codes][whose]
        return whose, members[at]

    def _sums(self, codes: NDArray[Any]) -> NDArray[np.int64]:
        """How often each of `self._values` is there among combinations."""
        often = np.bincount(codes.ravel(), minlength=len(self._sizes))
        sums: NDArray[np.int64] = np.add.reduceat(often[self._owners_by_value], self._begins)
        return sums
