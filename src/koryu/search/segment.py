"""Some events as they are searched: an index of their texts, and one number per event for the rest."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.query.tree import Phrase, Term, Word
from koryu.search.coding import Text
from koryu.search.columns import Collected, Columns, Value, Values
from koryu.search.documents import FLAGS, TIES, Document, flags
from koryu.search.grouping import GROUP_OF, GROUPS, SOURCES, Grouping
from koryu.search.names import Names
from koryu.search.postings import Mask, are_few, distinct, marked
from koryu.search.resolve import All, Any, Choice, During, Has, People, Resolved, Without
from koryu.search.text_index import TextIndex

Hits = NDArray[np.intp]
Leads = Mapping[Term, Sequence[int]]  # the numbers of the named things that a term leads to
_UNDATED = 0  # lies before all days
_LARGEST = 2**31 - 1


class Segment:
    """Events numbered in their order. Immutable once built.

    `keys` are numbers that grow in the order of all events, over every segment.
    """

    def __init__(
        self, documents: Iterable[Document], keys: Mapping[str, int], names: Names, values: Values
    ) -> None:
        self.names = names
        self._values = values
        read = _Reading(names, values)
        texts = TextIndex(map(read.take, documents))
        self.keys, order = _sorted(np.array([keys[one] for one in read.ids], np.int64))
        self.ids = [read.ids[at] for at in order.tolist()]
        self.text = texts.renumbered(order)
        self.columns = Columns(read.columns, order)
        days = np.array(read.days, np.int32).reshape(-1, 3)[order]
        self._first, self._last, self._people = (days[:, at].copy() for at in range(3))
        number = np.empty(len(order), np.uint32)
        number[order] = np.arange(len(order), dtype=np.uint32)
        owners = np.repeat(number, np.array(read.sizes, np.int64))
        things = np.array(read.things, np.uint32)
        self.links = Links(things, owners, len(order), len(names.things))
        having = np.array(read.flags, np.uint16)[order]
        self._flags = {name: having & bit > 0 for name, bit in FLAGS.items()}

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def dated(self) -> int:
        """How many events have a date; the others come last."""
        return int(np.count_nonzero(self._first))

    def hits(self, query: Resolved, leads: Leads, standing: Mask | None) -> Hits:
        """The events for which a query holds, in order; only those `standing`, if it is given.

        Where few say the first word, the rest of the query is asked of those alone.
        """
        first, *others = (isinstance(query, All) and query.nodes) or (query,)
        said = self._saying(first, leads) if isinstance(first, Word | Phrase) else None
        if said is not None and are_few(said, len(self)):
            return self._narrowed(distinct(said), others, leads, standing)
        mask = self.mask(first, leads) if said is None else marked(said, len(self))
        for node in others:
            mask &= self.mask(node, leads)
        if standing is not None:
            mask &= standing
        return mask.nonzero()[0]

    def _narrowed(
        self, hits: Hits, nodes: Iterable[Resolved], leads: Leads, standing: Mask | None
    ) -> Hits:
        """Those of few events for which the rest of a query holds."""
        if standing is not None:
            hits = hits[standing.take(hits)]
        for node in nodes:
            if isinstance(node, Choice):
                hits = hits[self._having(node.values, hits)]
            else:
                hits = hits[self.mask(node, leads).take(hits)]
        return hits

    def mask(self, node: Resolved, leads: Leads) -> Mask:
        """The events for which a resolved query holds; `leads` says where each of its terms leads.

        The mask is the caller's to change.
        """
        match node:
            case Word() | Phrase():
                return marked(self._saying(node, leads), len(self))
            case Choice(values):
                return self._having(values)
            case During(days):
                begun: Mask = self._first >= _day(days.first)  # no first day lies before all days
                return begun & (self._last <= _day(days.last))
            case People(numbers):
                enough: Mask = self._people >= max(0, numbers.low)
                return enough & (self._people <= min(_LARGEST, numbers.high))
            case Has(name):
                flagged: Mask = self._flags[name].copy()
                return flagged
            case Without(inner):
                return ~self.mask(inner, leads)
            case All(nodes):
                return self._reduced(np.logical_and, nodes, leads, True)
            case Any(nodes):
                return self._reduced(np.logical_or, nodes, leads, False)

    def frequency(self, term: Term, things: Sequence[int], head: float) -> NDArray[np.float64]:
        """How often each event says a term, weighed: a place in the head, or a tie, counts `head`."""
        found = self.text.find(term)
        weights = np.where(found.positions < self.text.bodies[found.documents], head, 1.0)
        said = np.bincount(found.documents, weights, len(self)).astype(np.float64)
        said[marked(self._tied(things), len(self))] += head
        return said

    def _saying(self, term: Term, leads: Leads) -> list[NDArray[np.uint32]]:
        """The events that say a term, and those tied to each thing it leads to, in no order."""
        return [self.text.find(term).documents, *self._tied(leads[term])]

    def _tied(self, things: Sequence[int]) -> list[NDArray[np.uint32]]:
        """The events tied to each of these named things."""
        return [self.links.of(thing) for thing in things]

    def _having(self, values: Iterable[Value], among: Hits | None = None) -> Mask:
        """Which events, of all or `among` some, have one of these facet values."""
        wanted = np.zeros(len(self._values.all), np.bool_)
        groups = set()
        for facet, value in values:
            if (number := self._values.number.get((facet, value))) is not None:
                wanted[number] = True
                groups.add(GROUP_OF[facet])
        return self.columns.having(groups, wanted, among)

    def _reduced(
        self, join: np.ufunc, nodes: tuple[Resolved, ...], leads: Leads, start: bool
    ) -> Mask:
        if not nodes:
            return np.full(len(self), start)
        mask = self.mask(nodes[0], leads)
        for node in nodes[1:]:
            join(mask, self.mask(node, leads), out=mask)
        return mask


class _Reading:
    """Takes documents one by one: hands on the text, notes everything else."""

    def __init__(self, names: Names, values: Values) -> None:
        grouping = Grouping(names)
        self.ids: list[str] = []
        self.days = array("i")  # three numbers each: first day, last day, people
        self.things = array("I")
        self.sizes = array("I")
        self.flags = array("H")
        self.columns = {
            group: Collected(values, partial(grouping.values, group)) for group in GROUPS
        }
        self._collected = [(SOURCES[group], column) for group, column in self.columns.items()]
        self._numbers = [names.numbers(kind) for kind in TIES[:4]]

    def take(self, one: Document) -> Text:
        self.ids.append(one.id)
        *named, _, counts = one.ties
        people = sum(counts) if counts else -1
        self.days.extend((_day(one.first_day), _day(one.last_day), people))
        things = {
            number[tied]
            for number, all_tied in zip(self._numbers, named, strict=True)
            for tied in all_tied
            if tied in number
        }
        self.things.extend(things)
        self.sizes.append(len(things))
        for source, column in self._collected:
            column.add(source(one))
        self.flags.append(flags(one))
        return one.text


class Links:
    """Which named things each event is tied to, and which events to each thing."""

    def __init__(
        self, things: NDArray[np.uint32], owners: NDArray[np.uint32], events: int, count: int
    ) -> None:
        """`things[i]` is tied to event `owners[i]`; there are `events` events, `count` things."""
        by_event = np.argsort(owners, kind="stable")
        self._things = things[by_event]
        self._begins = np.searchsorted(owners[by_event], np.arange(events + 1))
        by_thing = np.lexsort((owners, things))
        self._events = owners[by_thing]
        self._starts = np.searchsorted(things[by_thing], np.arange(count + 1))

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


def _sorted(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    order = np.argsort(keys)
    return keys[order], order
