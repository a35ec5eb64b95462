"""What is counted of events besides their facets: people, the first category, ends of journeys.

Read once for a segment of the index, in the segment's own numbering, and let go with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from koryu.archive.models import Chronicle, Event, EventCategory, EventPlace, Participant, Place
from koryu.archive.record import pieces
from koryu.search.segment import Segment

Numbers = NDArray[np.int64]
# Kinds of places that are one spot on a map; regions, rivers and islands are not.
_LOCAL = frozenset({"city", "municipality", "village", "district"})
_REGIONAL = frozenset({"federal-subject", "prefecture", "province"})
_ENDS = frozenset({"origin", "venue", "destination", "label"})
WAYS = ("out", "back", "both", "other", "")
_WAY = {"outbound": 0, "inbound": 1, "mutual": 2, "online": 3, None: 3, "none": 4, "elsewhere": 4}
REGIONAL, LOCAL = 0, 1


@dataclass(frozen=True, slots=True)
class Matter:
    """Numbers by event of a segment.

    `stating` is 1 where the row states any count of people, `crossing` 1 where it states people who
    crossed, `people` their sum (parts of another count left out), `out` and `back` its share by way.
    `way` is the position in WAYS, `first_category` that in `categories` ("" among them: none). Links say which event (`whose`) joins which pair of places.
    """

    stating: Numbers
    crossing: Numbers
    people: Numbers
    out: Numbers
    back: Numbers
    way: Numbers
    first_category: Numbers
    categories: list[str]
    whose: Numbers
    link: Numbers
    links: list[tuple[int, str, str]]


_read: WeakKeyDictionary[Segment, Matter] = WeakKeyDictionary()


def matter(segment: Segment) -> Matter:
    """What is counted of the events of a segment."""
    if segment not in _read:
        _read[segment] = _Reading(segment.ids).matter()
    return _read[segment]


@dataclass(slots=True)
class _Row:
    """What one event has, while it is read."""

    stating: bool = False
    crossing: bool = False
    people: int = 0
    out: int = 0
    back: int = 0
    way: int = 4
    category: str = ""
    home: str = ""
    places: list[tuple[str, str]] = field(default_factory=list)


class _Reading:
    def __init__(self, ids: Sequence[str]) -> None:
        self._rows = {one: _Row() for one in ids}
        self._places = {one.pk: one for one in Place.objects.all()}
        self._homes = {one.pk: next(iter(one.home), "") for one in Chronicle.objects.all()}
        for piece in pieces(ids):
            self._read(piece)

    def _read(self, piece: Sequence[str]) -> None:
        rows: Any = Event.objects.filter(pk__in=piece).values_list("pk", "direction", "chronicle")
        for key, direction, chronicle in rows:
            self._rows[key].way = _WAY[direction]
            self._rows[key].home = self._homes[chronicle]
        categories = EventCategory.objects.filter(event__in=piece).order_by("event_id", "order")
        for key, category in categories.values_list("event_id", "category_id"):
            self._rows[key].category = self._rows[key].category or category
        places = EventPlace.objects.filter(event__in=piece).order_by("event_id", "order")
        for key, place, role in places.values_list("event_id", "place_id", "role"):
            self._rows[key].places.append((place, role))
        counts: Any = Participant.objects.filter(event__in=piece).values_list(
            "event_id", "count", "part_of", "side", "crossed"
        )
        for key, count, part_of, side, crossed in counts:
            self._count(self._rows[key], count, part_of, side, crossed)

    def _count(self, row: _Row, count: int, part_of: int | None, side: str | None,
               crossed: bool | None) -> None:  # fmt: skip
        row.stating = True
        if not crossed or part_of is not None:
            return
        row.crossing = True
        row.people += count
        if side == "home" or (side != "partner" and row.way == 0):
            row.out += count
        elif side == "partner" or row.way == 1:
            row.back += count

    def matter(self) -> Matter:
        rows = list(self._rows.values())
        links: dict[tuple[int, str, str], int] = {}
        joined = [
            (number, links.setdefault(link, len(links)))
            for number, row in enumerate(rows)
            for link in dict.fromkeys(self._links(row))
        ]
        categories = sorted({"", *(row.category for row in rows)})
        at = {name: number for number, name in enumerate(categories)}
        columns = ("stating", "crossing", "people", "out", "back", "way")
        numbers = {name: _array([getattr(row, name) for row in rows]) for name in columns}
        return Matter(
            **numbers,
            first_category=_array([at[row.category] for row in rows]),
            categories=categories,
            whose=_array([number for number, _ in joined]),
            link=_array([link for _, link in joined]),
            links=list(links),
        )

    def _links(self, row: _Row) -> Iterator[tuple[int, str, str]]:
        """Home and each partner region that the row names; each home with each partner locality."""
        partners = [one for one, _ in row.places if self._places[one].side == "partner"]
        for region in map(self._region, partners):
            if region and row.home:
                yield REGIONAL, row.home, region
        ends = self._ends(row.places)
        for home in ends["home"]:
            for partner in ends["partner"]:
                yield LOCAL, home, partner

    def _ends(self, places: list[tuple[str, str]]) -> dict[str, list[str]]:
        """The localities of each side: where journeys begin and end, else those merely named."""
        ends: defaultdict[str, list[str]] = defaultdict(list)
        for side in ("home", "partner"):
            local = [(one, role) for one, role in places
                     if self._places[one].side == side and self._places[one].kind in _LOCAL]  # fmt: skip
            at_ends = [one for one, role in local if role in _ENDS]
            ends[side] = at_ends or [one for one, _ in local]
        return ends

    def _region(self, place: str) -> str:
        """The region a place lies in, or the place itself where it stands directly under wider ones."""
        here: Place | None = self._places[place]
        nearest = place if self._places[place].kind in _LOCAL else ""
        while here is not None:
            if here.kind in _REGIONAL:
                return here.pk
            here = self._places.get(here.parent_id or "")
        return nearest


def _array(values: list[int]) -> Numbers:
    return np.array(values, np.int64)
