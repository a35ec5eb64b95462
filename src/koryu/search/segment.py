"""Some events as they are searched: an index of their texts, and one number per event for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.query.tree import Phrase, Term, Word
from koryu.search.columns import Collected, Value, Values
from koryu.search.documents import GROUP_OF, GROUPS, Document
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
        columns = {group: Collected(values) for group in GROUPS}
        self.text = TextIndex(self._texts(documents, columns))
        self.columns = {group: one.column() for group, one in columns.items()}
        numbers = np.array(self._days, np.int32).reshape(-1, 3)
        self._first, self._last, self._people = (numbers[:, at].copy() for at in range(3))
        del self._days
        self.links.close(len(names.things))
        self.keys = np.array([keys[one] for one in self.ids], np.int64)

    def _texts(
        self, documents: Iterable[Document], columns: dict[str, Collected]
    ) -> Iterator[Text]:
        """The texts to index; everything else of each document is noted on the way."""
        for number, one in enumerate(documents):
            self.ids.append(one.id)
            self._days.append((_day(one.first_day), _day(one.last_day), one.people))
            self.links.add(one.links)
            for group, column in columns.items():
                column.add(one.values[group])
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
                return self._having(values)
            case During(days):
                dated = self._first != _UNDATED
                inside: Mask = (self._first >= _day(days.first)) & (self._last <= _day(days.last))
                return dated & inside
            case People(numbers):
                enough: Mask = self._people >= max(0, numbers.low)
                return enough & (self._people <= min(_LARGEST, numbers.high))
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

    def counts(self, hits: Hits, size: int) -> NDArray[np.float64]:
        """How many of the hits have each of the first `size` facet values (whole numbers)."""
        counts = np.zeros(size)
        for column in self.columns.values():
            counts += column.counts(hits, size)
        return counts

    def frequency(self, term: Term, head: float) -> NDArray[np.float64]:
        """How often each event says a term, weighed: a place in the head, or a tie, counts `head`."""
        found = self.text.find(term)
        weights = np.where(found.positions < self.text.bodies[found.documents], head, 1.0)
        said = np.bincount(found.documents, weights, len(self)).astype(np.float64)
        said[self.linked(self.names.matching(term))] += head
        return said

    def _having(self, values: Iterable[Value]) -> Mask:
        wanted = np.zeros(len(self._values.all), np.bool_)
        groups = set()
        for facet, value in values:
            if (number := self._values.number.get((facet, value))) is not None:
                wanted[number] = True
                groups.add(GROUP_OF[facet])
        mask: Mask = np.zeros(len(self), np.bool_)
        for group in groups:
            mask |= self.columns[group].having(wanted)
        return mask

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
    """Which named things each event is tied to, and which events to each thing."""

    def __init__(self) -> None:
        self._added: list[tuple[int, ...]] = []

    def add(self, things: tuple[int, ...]) -> None:
        """The things the next event is tied to."""
        self._added.append(things)

    def close(self, things: int) -> None:
        """Sort what was added, of `things` things; nothing is added afterwards."""
        sizes = [len(one) for one in self._added]
        self._begins = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        self._things = np.array([one for tied in self._added for one in tied], np.uint32)
        owners = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
        order = np.argsort(self._things, kind="stable")
        self._events = owners[order]
        self._starts = np.searchsorted(self._things[order], np.arange(things + 1))
        self._added = []

    def of(self, thing: int) -> NDArray[np.uint32]:
        """The events tied to a thing."""
        events: NDArray[np.uint32] = self._events[self._starts[thing] : self._starts[thing + 1]]
        return events

    def among(self, events: list[int], wanted: Mask) -> list[tuple[int, int]]:
        """(position in `events`, thing) where an event is tied to a wanted thing."""
        numbers = np.array(events, np.int64)
        sizes = self._begins[numbers + 1] - self._begins[numbers]
        whose = np.repeat(np.arange(len(numbers)), sizes)
        shift = self._begins[numbers] - np.concatenate([[0], np.cumsum(sizes)[:-1]])
        things = self._things[np.arange(len(whose)) + shift[whose]]
        chosen = wanted[things]
        return list(zip(whose[chosen].tolist(), things[chosen].tolist(), strict=True))


def _day(day: date | None) -> int:
    return day.toordinal() if day else _UNDATED
