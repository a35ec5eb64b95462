"""The facet values of an event, in the groups in which they are counted."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from functools import cache
from typing import Any

from koryu.chronicle.text import squeeze
from koryu.search.answer import NOT_STATED
from koryu.search.columns import Value
from koryu.search.documents import Document
from koryu.search.names import Names

# Facets that are counted together: few different combinations of their values occur.
_GROUPED = {
    "when": ("year", "decade", "month"),
    "kind": ("category", "direction", "people", "chronicle"),
    "region": ("region",),
    "municipality": ("municipality",),
    "place": ("place",),
    "what": ("series", "organisation"),
}
GROUPS = tuple(_GROUPED)
GROUP_OF = {facet: group for group, facets in _GROUPED.items() for facet in facets}

_CATEGORY, _PLACE, _SERIES, _ORGANISATION, _, _PEOPLE = range(6)  # places in Document.ties

# What of a document the values of a group depend on.
SOURCES: dict[str, Callable[[Document], Hashable]] = {
    "when": lambda one: (one.edtf, one.first_day),
    "kind": lambda one: (
        one.ties[_CATEGORY], one.direction, bool(one.ties[_PEOPLE]), one.chronicle,
    ),
    "region": lambda one: one.regions,
    "municipality": lambda one: (one.regions, one.ties[_PLACE]),
    "place": lambda one: one.ties[_PLACE],
    "what": lambda one: (one.ties[_SERIES], one.ties[_ORGANISATION]),
}  # fmt: skip


class Grouping:
    """Says the values of a group for what its source gave."""

    def __init__(self, names: Names) -> None:
        self._named = cache(names.place_named)  # a label is met again and again
        things = names.numbers("place").items()
        self._at_home = {one for one, at in things if names.things[at].side == "home"}

    def values(self, group: str, source: Any) -> tuple[Value, ...]:
        """The values, each once, always in the same order for the same values."""
        say: dict[str, Callable[[Any], list[Value]]] = {
            "when": self._when,
            "kind": self._kind,
            "region": self._region,
            "municipality": self._municipality,
            "place": self._place,
            "what": self._what,
        }
        return tuple(sorted(set(say[group](source))))

    def _when(self, source: tuple[str, date | None]) -> list[Value]:
        edtf, day = source
        if day is None:
            return [("month", NOT_STATED)]
        year = str(day.year)
        month = ("month", month_of(edtf, day))
        return [("year", year), ("decade", str(day.year // 10 * 10)), month]

    def _kind(self, source: tuple[tuple[str, ...], str | None, bool, str]) -> list[Value]:
        categories, direction, stated, chronicle = source
        return [
            *(("category", one) for one in categories),
            ("direction", direction or NOT_STATED),
            ("people", "stated" if stated else NOT_STATED),
            ("chronicle", chronicle),
        ]

    def _region(self, labels: tuple[str, ...]) -> list[Value]:
        """Labels resolved; a label of a home place is a municipality, not a region."""
        values: list[Value] = []
        for label in labels:
            place = self._named(label)
            if place is None:
                values.append(("region", squeeze(label)))
            elif place.side != "home":
                values.append(("region", place.id))
        return values

    def _municipality(self, source: tuple[tuple[str, ...], tuple[str, ...]]) -> list[Value]:
        labels, places = source
        named = filter(None, map(self._named, labels))
        home = [place.id for place in named if place.side == "home"]
        home += [one for one in places if one in self._at_home]
        return [("municipality", one) for one in home]

    def _place(self, places: tuple[str, ...]) -> list[Value]:
        return [("place", one) for one in places if one not in self._at_home]

    def _what(self, source: tuple[tuple[str, ...], tuple[str, ...]]) -> list[Value]:
        series, organisations = source
        return [
            *(("series", one) for one in series),
            *(("organisation", one) for one in organisations),
        ]


def month_of(edtf: str, first_day: date) -> str:
    """The month an event begins in, "not-stated" where its date tells none."""
    start = edtf.lstrip("[").split("/")[0].split(",")[0]
    told = len(start) > 4 and int(start[5:7]) <= 12
    return str(first_day.month) if told else NOT_STATED
