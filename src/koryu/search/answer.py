"""What is asked of a search, and what it answers. All of it is plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from koryu.chronicle.query.marks import Marker
from koryu.chronicle.trilingual import Trilingual

if TYPE_CHECKING:
    from koryu.search.facets import Counted

Sort = Literal["date", "date-desc", "relevance"]
SORTS: tuple[Sort, ...] = ("date", "date-desc", "relevance")
Kind = Literal["place", "series", "organisation", "category"]
NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class Filters:
    """Values chosen per facet: one of them must hold, in every facet that has any.

    Values are ids as facets give them; a name in any language is understood too. `year` takes
    1997 or 1997..2002, `people` "stated" or "not-stated", `place` a place of either side.
    """

    category: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    decade: tuple[str, ...] = ()
    month: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    chronicle: tuple[str, ...] = ()

    @classmethod
    def of(cls, parameters: Mapping[str, Sequence[str]]) -> Filters:
        """The filters among the parameters of an address; empty values and other names are left out."""
        given = {name: parameters.get(name, ()) for name in FILTER_NAMES}
        return cls(**{name: tuple(filter(None, values)) for name, values in given.items()})

    def chosen(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """The facets that have values, with these."""
        return ((name, values) for name in FILTER_NAMES if (values := getattr(self, name)))


FILTER_NAMES = tuple(one.name for one in fields(Filters))


class FacetCount(NamedTuple):
    """One value of a facet: its id (what a filter takes), the hits that have it, its name."""

    value: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which a facet has no use for
    name: Trilingual


@dataclass(frozen=True, slots=True)
class Reason:
    """A word of the query led to an event through this place, series, organisation or category."""

    term: str
    kind: Kind
    id: str
    name: Trilingual


@dataclass(frozen=True, slots=True)
class Offer:
    """A reading of the query, offered first: the thing it names, and the hits under that reading.

    `query` is the query that asks for it.
    """

    kind: Kind | Literal["year"]
    id: str
    name: Trilingual
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query completed. For a name, `count` events are tied to it; a word stands `count` times."""

    text: str
    kind: Kind | Literal["word"]
    id: str
    count: int


@dataclass(frozen=True)
class Hits:
    """An answer. `ids` are those of the page asked for, in order; everything else counts all hits.

    `years` are hits per year, `undated` those without a date. `marks` finds what to highlight in a
    text. What is a property is worked out when it is first asked for.
    """

    total: int
    ids: list[str]
    years: dict[int, int]
    undated: int = 0
    marks: Marker = field(default_factory=Marker)
    offering: Offering | None = field(default=None, repr=False, compare=False)
    counted: Counted | None = field(default=None, repr=False, compare=False)
    reasons: Callable[[], dict[str, list[Reason]]] = field(default=dict, repr=False, compare=False)

    @cached_property
    def facets(self) -> dict[str, list[FacetCount]]:
        """Every facet's values that have hits, with their counts."""
        return self.counted.facets() if self.counted else {}

    @cached_property
    def why(self) -> dict[str, list[Reason]]:
        """For events of the page: the names through which words led there."""
        return self.reasons()

    @cached_property
    def readings(self) -> list[Offer]:
        """What the words of the query name, to be offered first."""
        return self.offering.readings() if self.offering else []

    @cached_property
    def did_you_mean(self) -> str:
        """Where there are no hits: a query that has some, "" if none is near."""
        return self.offering.another_query() if self.offering and not self.total else ""


class Offering(Protocol):
    """Works out what is offered beside the hits, once it is asked for."""

    def readings(self) -> list[Offer]: ...

    def another_query(self) -> str: ...
