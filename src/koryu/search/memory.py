"""The engine in the process: a resolved query against a snapshot → counts and a page of ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.query.tree import Term
from koryu.search.answer import Reason, Sort
from koryu.search.names import Named
from koryu.search.resolve import Resolved, terms
from koryu.search.segment import Hits, Leads, Segment
from koryu.search.snapshot import Snapshot

# Okapi BM25 (Robertson and Zaragoza, 2009) with the usual constants; a word in a headline, a label
# or the name of something the event is tied to counts as much as HEAD words of the text.
_SATURATION, _LENGTH = 1.2, 0.75
HEAD = 3.0


Located = tuple[Segment, int]  # a hit: its segment and its number there


@dataclass(frozen=True, slots=True)
class Page:
    """Which hits are wanted, in which order; all of them where `limit` is None."""

    sort: Sort = "date"
    offset: int = 0
    limit: int | None = 50


class Found(NamedTuple):
    """The ids on a page, and what tells the names through which words led to them."""

    ids: list[str]
    reasons: Callable[[], dict[str, list[Reason]]]


class Answer:
    """What a query finds in a snapshot. Everything is counted when it is first asked for."""

    def __init__(self, snapshot: Snapshot, query: Resolved) -> None:
        self._snapshot = snapshot
        self._query = query
        asked = dict.fromkeys(terms(query, unwanted=True))
        self._leads = {term: snapshot.names.matching(term) for term in asked}
        self._parts: list[tuple[Segment, Hits]] = [
            (segment, segment.hits(query, self._leads, standing))
            for segment, standing in snapshot.parts
        ]

    @property
    def parts(self) -> list[tuple[Segment, Hits]]:
        """The hits as numbers in each segment."""
        return self._parts

    @cached_property
    def total(self) -> int:
        return sum(len(hits) for _, hits in self._parts)

    def counts(self) -> NDArray[np.int64]:
        """How many hits have each facet value, by its number in the snapshot's values."""
        size = len(self._snapshot.values.all)
        counts = np.zeros(size, np.int64)
        for segment, hits in self._parts:
            counts += segment.columns.counts(hits, size)
        return counts

    def ranked(self, page: Page) -> list[Located]:
        """The hits on a page as segment and number."""
        end = self.total if page.limit is None else page.offset + page.limit
        asked = list(dict.fromkeys(terms(self._query)))
        if page.sort == "relevance" and asked:
            return self._by_relevance(asked, page.offset, end)
        return self._by_date(page.sort == "date-desc", page.offset, end)

    def _by_date(self, descending: bool, start: int, end: int) -> list[Located]:
        parts = [
            (segment, _descending(segment, hits) if descending else hits)
            for segment, hits in self._parts
            if len(hits)
        ]
        if len(parts) == 1:
            segment, hits = parts[0]
            return [(segment, number) for number in hits[start:end].tolist()]
        return _merged(parts, descending, start, end)

    def _by_relevance(self, asked: list[Term], start: int, end: int) -> list[Located]:
        """Best first; equals in order of date. Only what can reach the page is sorted."""
        scores = np.concatenate(self._scores(asked))
        keys = np.concatenate([segment.keys[hits] for segment, hits in self._parts])
        if len(scores) > end > 0:
            least = np.partition(scores, len(scores) - end)[len(scores) - end]
            near = np.flatnonzero(scores >= least)
        else:
            near = np.arange(len(scores))
        order = near[np.lexsort((keys[near], -scores[near]))][start:end]
        first = len(self._parts[0][1])
        return [
            self._hit(0, at) if at < first else self._hit(1, at - first) for at in order.tolist()
        ]

    def _hit(self, part: int, at: int) -> Located:
        segment, hits = self._parts[part]
        return segment, int(hits[at])

    def _scores(self, asked: list[Term]) -> list[NDArray[np.float64]]:
        """The BM25 score of every hit, by part. All events count towards rarity, hits are scored."""
        scores = [np.zeros(len(hits)) for _, hits in self._parts]
        size = self._snapshot.size
        for term in asked:
            said = [
                segment.frequency(term, self._leads[term], HEAD)
                for segment, _ in self._snapshot.parts
            ]
            holding = sum(
                int(np.count_nonzero(one if standing is None else one[standing]))
                for one, (_, standing) in zip(said, self._snapshot.parts, strict=True)
            )
            rarity = np.log1p((size - holding + 0.5) / (holding + 0.5))
            for score, one, (segment, hits) in zip(scores, said, self._parts, strict=True):
                often = one[hits]
                length = segment.text.lengths[hits] / self._snapshot.mean_length
                damping = _SATURATION * (1 - _LENGTH + _LENGTH * length)
                score += rarity * often * (_SATURATION + 1) / (often + damping)
        return scores

    def page(self, page: Page) -> Found:
        """The hits on a page, in order."""
        ranked = self.ranked(page)
        return Found([segment.ids[at] for segment, at in ranked], partial(self._reasons, ranked))

    def _reasons(self, ranked: list[Located]) -> dict[str, list[Reason]]:
        things = self._snapshot.names.things
        led = led_by({term: self._leads[term] for term in terms(self._query)})
        wanted = np.zeros(len(things), np.bool_)
        wanted[list(led)] = True
        why: dict[str, list[Reason]] = {}
        for segment, _ in self._parts if led else ():
            here = [at for one, at in ranked if one is segment]
            pairs = segment.links.among(here, wanted)
            reasons = {at: reason_of(led[at], things[at]) for _, at in pairs}
            for position, number in pairs:
                why.setdefault(segment.ids[here[position]], []).append(reasons[number])
        return why


def led_by(leads: Leads) -> dict[int, Term]:
    """The named things, by number, each with the first term that leads there."""
    led: dict[int, Term] = {}
    for term, numbers in leads.items():
        for number in numbers:
            led.setdefault(number, term)
    return led


def reason_of(term: Term, thing: Named) -> Reason:
    """Why an event tied to a thing is a hit."""
    return Reason(term.text, thing.kind, thing.id, thing.name)


def _descending(segment: Segment, hits: Hits) -> Hits:
    """Newest first; the undated stay last."""
    dated = int(np.searchsorted(hits, segment.dated))
    return np.concatenate([hits[:dated][::-1], hits[dated:]])


def _merged(
    parts: list[tuple[Segment, Hits]], descending: bool, start: int, end: int
) -> list[Located]:
    """Parts in order → one page in order. Of the larger part only what can reach it is looked at."""
    if not parts:
        return []
    *small, large = sorted(parts, key=lambda part: len(part[1]))
    low = max(0, start - sum(len(hits) for _, hits in small))
    window: list[tuple[int, int, Segment]] = []
    for segment, hits in (*small, (large[0], large[1][low:end])):
        keys = segment.keys[hits]
        if descending:
            keys = np.where(hits < segment.dated, -keys, keys)
        window.extend(
            (key, number, segment) for key, number in zip(keys.tolist(), hits.tolist(), strict=True)
        )
    window.sort(key=itemgetter(0))
    # `low` hits of the large part, all of them before this page, were left out.
    return [(segment, number) for _, number, segment in window[start - low : end - low]]
