"""Counts of any search: rows × columns, in events and in people who crossed.

An event that has several values of a field (two categories, three places) counts under each of
them; totals count it once. "Not stated" is a value of its own and comes last. Fields are those of
the facets, and `first-category`, under which every event counts once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.trilingual import Trilingual
from koryu.search.answer import NOT_STATED, FacetCount, Filters
from koryu.search.asking import Asked, ask
from koryu.search.grouping import GROUP_OF
from koryu.search.matter import Matter, Numbers, matter
from koryu.search.segment import Hits, Segment

FIELDS = (
    "category", "first-category", "direction", "decade", "year", "month", "region", "place",
    "municipality", "series", "organisation", "chronicle",
)  # fmt: skip
IN_TIME = frozenset({"decade", "year", "month"})
_MEASURES = ("events", "stating", "crossing", "people")


class Count(NamedTuple):
    """Of some events: how many, how many state any number of people, how many state people who
    crossed, and how many crossed by these."""

    events: int = 0
    stating: int = 0
    crossing: int = 0
    people: int = 0


class Heading(NamedTuple):
    """A value of a field: what a filter takes, and its name."""

    value: str
    name: Trilingual


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by the headings of two fields; without a second field there is a single column."""

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[tuple[Count, ...], ...]
    row_totals: tuple[Count, ...]
    column_totals: tuple[Count, ...]
    total: Count


@dataclass(frozen=True, slots=True)
class _Axis:
    """A field's headings, and for each facet value of the index its heading (-1: none)."""

    field: str
    headings: tuple[Heading, ...]
    place: NDArray[np.int64]

    @property
    def unstated(self) -> int:
        return len(self.headings) - 1

    def of(self, segment: Segment, hits: Hits, about: Matter) -> tuple[Numbers, Numbers]:
        """(position in `hits`, heading), in the order of the hits, at least one for each hit."""
        if not self.field:
            return np.arange(len(hits)), np.zeros(len(hits), np.int64)
        if self.field == "first-category":
            known = {one.value: at for at, one in enumerate(self.headings)}
            heading_of = [known.get(one, self.unstated) for one in about.categories]
            return np.arange(len(hits)), np.array(heading_of, np.int64)[about.first_category[hits]]
        whose, values = segment.columns.pairs(GROUP_OF[self.field], hits, self.place >= 0)
        bare = np.flatnonzero(np.bincount(whose, minlength=len(hits)) == 0)
        whose = np.concatenate([whose, bare])
        heading = np.concatenate([self.place[values], np.full(len(bare), self.unstated)])
        order = np.argsort(whose, kind="stable")
        return whose[order], heading[order]


def tabulate(query: str, filters: Filters, rows: str, columns: str = "") -> Table:
    """The table of a search by two of FIELDS. QueryError as `search()` raises it."""
    asked = ask(query, filters)
    labels = asked.snapshot.labels
    facets = labels.facets(labels.ordered(asked.answer.counts()))
    down, across = (_axis(field, facets, asked) for field in (rows, columns))
    shape = (len(_MEASURES), len(down.headings), len(across.headings))
    cells, row_totals, column_totals = (
        np.zeros(shape),
        np.zeros(shape[:2]),
        np.zeros((shape[0], shape[2])),
    )
    whole = np.zeros(shape[0])
    for segment, hits in asked.answer.parts:
        about = matter(segment)
        owners, firsts = down.of(segment, hits, about)
        others, seconds = across.of(segment, hits, about)
        event, left, right = _joined(owners, others, len(hits))
        flat = firsts[left] * shape[2] + seconds[right]
        for at, weight in enumerate(_weights(about, hits)):
            counted = np.bincount(flat, weight[event], shape[1] * shape[2])
            cells[at] += counted.reshape(shape[1:])
            row_totals[at] += np.bincount(firsts, weight[owners], shape[1])
            column_totals[at] += np.bincount(seconds, weight[others], shape[2])
            whole[at] += weight.sum()
    return _table(down, across, cells, row_totals, column_totals, whole)


def _axis(field: str, facets: dict[str, list[FacetCount]], asked: Asked) -> _Axis:
    values = asked.snapshot.values
    place = np.full(len(values.all) + 1, -1, np.int64)
    if not field:
        return _Axis("", (Heading("", Trilingual("")),), place)
    facet = "category" if field == "first-category" else field
    named = [one for one in facets[facet] if one.value != NOT_STATED]
    for at, one in enumerate(named):
        place[values.number[facet, one.value]] = at
    place[values.number.get((facet, NOT_STATED), -1)] = len(named)
    headings = (
        *(Heading(one.value, one.name) for one in named),
        Heading(NOT_STATED, Trilingual("")),
    )
    return _Axis(field, headings, place[:-1])


def _weights(about: Matter, hits: Hits) -> list[Numbers]:
    ones = np.ones(len(hits), np.int64)
    return [ones, *(getattr(about, name)[hits] for name in _MEASURES[1:])]


def _joined(lefts: Numbers, rights: Numbers, size: int) -> tuple[Numbers, Numbers, Numbers]:
    """Every entry of an event on the left with every one on the right: event and both positions."""
    left_sizes, right_sizes = (np.bincount(one, minlength=size) for one in (lefts, rights))
    sizes = left_sizes * right_sizes
    event = np.repeat(np.arange(size), sizes)
    within = np.arange(len(event)) - _starts(sizes)[event]
    left = _starts(left_sizes)[event] + within // right_sizes[event]
    return event, left, _starts(right_sizes)[event] + within % right_sizes[event]


def _starts(sizes: Numbers) -> Numbers:
    return np.cumsum(sizes) - sizes


def _table(down: _Axis, across: _Axis, cells: NDArray[np.float64], row_totals: NDArray[np.float64],
           column_totals: NDArray[np.float64], whole: NDArray[np.float64]) -> Table:  # fmt: skip
    """Numbers as counts, without headings that no event has."""
    used = [np.flatnonzero(totals[0]).tolist() for totals in (row_totals, column_totals)]

    def count(numbers: NDArray[np.float64]) -> Count:
        return Count(*numbers.astype(np.int64).tolist())

    return Table(
        rows=tuple(down.headings[row] for row in used[0]),
        columns=tuple(across.headings[column] for column in used[1]),
        cells=tuple(tuple(count(cells[:, row, column]) for column in used[1]) for row in used[0]),
        row_totals=tuple(count(row_totals[:, row]) for row in used[0]),
        column_totals=tuple(count(column_totals[:, column]) for column in used[1]),
        total=count(whole),
    )
