"""From fields and filters to what an engine compares: facet values, days, counts of people, flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from koryu.chronicle.query import (
    And,
    Days,
    Field,
    Node,
    Not,
    Numbers,
    Or,
    Phrase,
    QueryError,
    Term,
    Word,
    errors,
)
from koryu.chronicle.query.fields import field, field_named
from koryu.chronicle.query.words import searchable
from koryu.chronicle.trilingual import Trilingual
from koryu.search.answer import NOT_STATED, Filters
from koryu.search.columns import Value, Values
from koryu.search.names import Names

# The facets in which a field or filter looks, and the kind of named thing its values are.
_NAMED = {
    "place": (("place", "municipality"), "place"),
    "partner": (("place",), "place"),
    "municipality": (("municipality",), "place"),
    "region": (("region",), "place"),
    "category": (("category",), "category"),
    "series": (("series",), "series"),
    "organisation": (("organisation",), "organisation"),
}
_ALLOWED = {"people": ("stated", NOT_STATED), "month": (*map(str, range(1, 13)), NOT_STATED)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these facet values holds."""

    values: frozenset[Value]


@dataclass(frozen=True, slots=True)
class During:
    """The event lies within these days."""

    days: Days


@dataclass(frozen=True, slots=True)
class People:
    """The sum of the stated counts lies within these numbers."""

    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Has:
    """The event has an agreement, a text …"""

    name: str


@dataclass(frozen=True, slots=True)
class All:
    """All of these hold; none is nothing to hold."""

    nodes: tuple[Resolved, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of these holds."""

    nodes: tuple[Resolved, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """This does not hold."""

    node: Resolved


Resolved = Word | Phrase | Choice | During | People | Has | All | Any | Without


class Resolver:
    """Resolves against the named things and facet values of one state of the archive."""

    def __init__(self, names: Names, values: Values, chronicles: Iterable[str]) -> None:
        self._names = names
        self._values = values
        self._chronicles = tuple(chronicles)

    def whole(self, tree: Node | None, filters: Filters) -> All:
        """Query and filters together. QueryError for a value that is none."""
        asked = All(()) if tree is None else self.query(tree)
        parts = asked.nodes if isinstance(asked, All) else (asked,)
        return All((*parts, *(self._filtered(*chosen) for chosen in filters.chosen())))

    def query(self, node: Node) -> Resolved:
        match node:
            case Word() | Phrase():
                return node
            case Field():
                return self._field(node)
            case Not(inner):
                return Without(self.query(inner))
            case And(nodes):
                return All(tuple(map(self.query, nodes)))
            case Or(nodes):
                return Any(tuple(map(self.query, nodes)))

    def _filtered(self, name: str, given: tuple[str, ...]) -> Choice:
        values: set[Value] = set()
        for one in given:
            values |= self._filter_values(name, one)
        return Choice(frozenset(values))

    def _filter_values(self, name: str, text: str) -> set[Value]:
        if name in _ALLOWED:
            if text not in _ALLOWED[name]:
                raise errors.not_among(_bad(name, text), text, [*_ALLOWED[name]], 0)
            return {(name, text)}
        if name == "decade":
            name, text = "year", f"{text}..{text[:-1]}9"
        known = field_named("org" if name == "organisation" else name)
        if known is None:
            raise KeyError(name)
        try:
            return self._values_of(field(known, text, (0, 0)))
        except QueryError as error:
            raise QueryError(error.what, error.remedy, error.suggestion) from error

    def _field(self, node: Field) -> Resolved:
        match node.value:
            case Days():
                return During(node.value)
            case Numbers() if node.name == "people":
                return People(node.value)
            case str(name) if node.name == "has":
                return Has(name)
        return Choice(frozenset(self._values_of(node)))

    def _values_of(self, node: Field) -> set[Value]:
        """The facet values a field means. QueryError where a name is not known."""
        match node.value:
            case Numbers(low, high):
                return {
                    (node.name, value)
                    for value in self._values.of_facet.get(node.name, ())
                    if value.isdigit() and low <= int(value) <= high
                }
            case str(text) if node.name in _NAMED:
                return self._named(node.name, text, node.span[0] + 1)
            case str(text) if node.name == "chronicle":
                if text not in self._chronicles:
                    known = list(self._chronicles)
                    raise errors.not_among(_bad(node.name, text), text, known, node.span[0] + 1)
        return {(node.name, str(node.value))}

    def _named(self, field_name: str, text: str, at: int) -> set[Value]:
        facets, kind = _NAMED[field_name]
        names = self._names
        found = {text} if (kind, text) in names.number else set()
        found = found or {
            names.things[one].id for one in names.meant(text) if names.things[one].kind == kind
        }
        found = found or {text for facet in facets if (facet, text) in self._values.number}
        phrase = Phrase(searchable(text), (0, 0))
        if not found and phrase.text:
            matching = (names.things[one] for one in names.matching(phrase))
            found = {one.id for one in matching if one.kind == kind}
        if not found:
            known = [word for one in names.things if one.kind == kind for word in one.names]
            raise errors.not_among(_bad(field_name, text), text, known, at)
        return {(facet, one) for facet in facets for one in found}


def _bad(name: str, text: str) -> Trilingual:
    return errors.BAD_VALUE.fill(name=name, value=text)


def terms(node: Resolved, *, unwanted: bool = False) -> Iterator[Term]:
    """The words and phrases that a hit may match; those behind a minus only if they are asked for."""
    match node:
        case Word() | Phrase():
            yield node
        case All(nodes) | Any(nodes):
            for one in nodes:
                yield from terms(one, unwanted=unwanted)
        case Without(inner) if unwanted:
            yield from terms(inner, unwanted=unwanted)
        case _:
            return
