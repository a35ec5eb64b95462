"""One column of small numbers per group of facets: which combination of values a document has.

Documents share few combinations, so that counting is one `bincount` over the hits and a small
sum over the combinations, however many values a document has.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from koryu.search.postings import Mask

Value = tuple[str, str]  # facet, value


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
    """A column being filled, one document after another.

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

    def column(self, order: NDArray[np.intp]) -> Column:
        """The column; its n-th document is the `order[n]`-th that was added."""
        members = [
            [self._values.of(value) for value in combination] for combination in self._combinations
        ]
        kind = np.uint16 if len(members) <= 0xFFFF else np.uint32
        return Column(np.array(self._codes, kind)[order], members)


class Column:
    """The combination of every document, and the values of every combination."""

    def __init__(self, codes: NDArray[Any], members: list[list[int]]) -> None:
        self._codes = codes
        self._sizes = np.array([len(one) for one in members], np.int64)
        self._members = np.array([value for one in members for value in one], np.int64)
        self._owners = np.repeat(np.arange(len(members)), self._sizes)
        self._everything = np.bincount(codes, minlength=len(members))
        self._whole = np.bincount(self._members, self._everything[self._owners])

    def counts(self, hits: NDArray[np.intp], size: int) -> NDArray[np.float64]:
        """How many of the documents `hits` have each of the values 0 … size-1 (whole numbers)."""
        counts = np.zeros(size)
        if len(hits) == len(self._codes):
            counts[: len(self._whole)] = self._whole
        else:
            per_code = np.bincount(self._codes[hits], minlength=len(self._sizes))
            found = np.bincount(self._members, per_code[self._owners])
            counts[: len(found)] = found
        return counts

    def having(self, wanted: Mask) -> Mask:
        """The documents that have one of the values; `wanted` says so of each value."""
        chosen = np.zeros(len(self._sizes), np.bool_)
        chosen[self._owners[wanted[self._members]]] = True
        mask: Mask = chosen[self._codes]
        return mask

    def pairs(self, hits: NDArray[np.intp], wanted: Mask) -> tuple[NDArray[Any], NDArray[Any]]:
        """(position in `hits`, value) for every wanted value that a hit has."""
        chosen = wanted[self._members]
        members, owners = self._members[chosen], self._owners[chosen]
        sizes = np.bincount(owners, minlength=len(self._sizes))
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        codes = self._codes[hits].astype(np.int64)
        whose = np.repeat(np.arange(len(hits)), sizes[codes])
        begins = np.concatenate([[0], np.cumsum(sizes[codes])[:-1]]) if len(hits) else codes
        at = np.arange(len(whose)) - begins[whose] + starts[codes][whose]
        return whose, members[at]
