"""Some events as they are searched: an index of their texts, and one number per event for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.query.tree import Phrase, Term, Word
from koryu.search.columns import Collected, Values
from koryu.search.documents import COLUMN_GROUPS, Document
from koryu.search.names import Names
from koryu.search.resolve import All, Any, Choice, During, Has, People, Resolved, Without
from koryu.search.text_index import Mask, Text, TextIndex

Hits = NDArray[np.intp]
_UNDATED = 0  # no date has this ordinal
_LARGEST = 2**31 - 1


class Segment:
    """Events numbered in the order given. Immutable once built.

    `keys` are numbers that grow in the order of all events, over every segment.
    """

    def __init__(
        self, documents: Iterable[Document], keys: Mapping[str, int], names: Names, values: Values
    ) -> None:
        self.ids: list[str] = []
        self.names = names
        self._values = values
        self._days: list[tuple[int, int, int]] = []
        self.links = Links()
        self._flags: dict[str, list[int]] = {}
        columns = [Collected(values) for _ in COLUMN_GROUPS]
        self.text = TextIndex(self._texts(documents, columns))
        self.columns = [one.column() for one in columns]
        numbers = np.array(self._days, np.int32).reshape(-1, 3)
        self._first, self._last, self._people = (numbers[:, at].copy() for at in range(3))
        del self._days
        self.links.close(len(names.things))
        self.keys = np.array([keys[one] for one in self.ids], np.int64)

    def _texts(self, documents: Iterable[Document], columns: list[Collected]) -> Iterator[Text]:
        """The texts to index; everything else of each document is noted on the way."""
        for number, one in enumerate(documents):
            self.ids.append(one.id)
            self._days.append((_day(one.first_day), _day(one.last_day), one.people))
            self.links.add(number, one.links)
            for name, column in zip(COLUMN_GROUPS, columns, strict=True):
                column.add(one.values[name])
            for name in one.has:
                self._flags.setdefault(name, []).append(number)
            yield one.text

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def dated(self) -> int:
        """How many events have a date; the others come last."""
        return int(np.count_nonzero(self._first))

    def mask(self, node: Resolved) -> Mask:
        """The events for which a resolved query holds."""
        match node:
            case Word() | Phrase():
                return self.text.mask(node) | self.linked(self.names.matching(node))
            case Choice(values):
                numbers = [self._values.number[one] for one in values if one in self._values.number]
                masks = [column.having(numbers) for column in self.columns]
                return np.logical_or.reduce(masks)
            case During(days):
                dated = self._first != _UNDATED
                return dated & (self._first >= _day(days.first)) & (self._last <= _day(days.last))
            case People(numbers):
                return (self._people >= max(0, numbers.low)) & (
                    self._people <= min(_LARGEST, numbers.high)
                )
            case Has(name):
                return self._listed(self._flags.get(name, ()))
            case Without(inner):
                return ~self.mask(inner)
            case All(nodes):
                return self._reduced(np.logical_and, nodes, True)
            case Any(nodes):
                return self._reduced(np.logical_or, nodes, False)

    def linked(self, things: Iterable[int]) -> Mask:
        """The events tied to one of these named things."""
        mask = np.zeros(len(self), np.bool_)
        for thing in things:
            mask[self.links.of(thing)] = True
        return mask

    def counts(self, hits: Hits, size: int) -> NDArray[np.int64]:
        """How many of the hits have each of the first `size` facet values."""
        return np.sum([column.counts(hits, size) for column in self.columns], axis=0)

    def frequency(self, term: Term, head: float) -> NDArray[np.float64]:
        """How often each event says a term, weighed: a place in the head, or a tie, counts `head`."""
        found = self.text.find(term)
        weights = np.where(found.positions < self.text.bodies[found.documents], head, 1.0)
        said = np.bincount(found.documents, weights, len(self)).astype(np.float64)
        said[self.linked(self.names.matching(term))] += head
        return said

    def _listed(self, numbers: Sequence[int]) -> Mask:
        mask = np.zeros(len(self), np.bool_)
        mask[list(numbers)] = True
        return mask

    def _reduced(self, join: np.ufunc, nodes: tuple[Resolved, ...], start: bool) -> Mask:
        mask: Mask = np.full(len(self), start)
        for node in nodes:
            join(mask, self.mask(node), out=mask)
        return mask


class Links:
    """Which events are tied to each named thing."""

    def __init__(self) -> None:
        self._pairs: list[tuple[int, int]] = []

    def add(self, event: int, things: tuple[int, ...]) -> None:
        self._pairs.extend((thing, event) for thing in things)

    def close(self, things: int) -> None:
        """Sort what was added; nothing is added afterwards."""
        pairs = np.array(self._pairs, np.int64).reshape(-1, 2)
        self._pairs = []
        order = np.argsort(pairs[:, 0], kind="stable")
        self._events = pairs[order, 1].astype(np.uint32)
        self._starts = np.searchsorted(pairs[order, 0], np.arange(things + 1))

    def of(self, thing: int) -> NDArray[np.uint32]:
        return self._events[self._starts[thing] : self._starts[thing + 1]]

    def among(self, thing: int, events: Iterable[int]) -> list[int]:
        """Those of these events that are tied to a thing."""
        tied = self.of(thing)
        wanted = np.fromiter(events, np.uint32)
        at = np.searchsorted(tied, wanted)
        inside = at < len(tied)
        same = tied[at[inside]] == wanted[inside]
        found: list[int] = wanted[inside][same].tolist()
        return found


def _day(day: date | None) -> int:
    return day.toordinal() if day else _UNDATED
