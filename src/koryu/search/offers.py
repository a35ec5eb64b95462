"""What is offered beside the hits: readings of the query, and another query where it has no hits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from koryu.chronicle.query import And, Node, Word, parse
from koryu.chronicle.query.words import searchable
from koryu.chronicle.trilingual import Trilingual
from koryu.search.answer import Filters, Kind, Offer
from koryu.search.engines import Engine, State
from koryu.search.names import Names
from koryu.search.resolve import Resolver

_MOST_WORDS_READ, _MOST_WORDS_JOINED = 3, 10
_FIELDS = {"place": "place", "series": "series", "organisation": "org", "category": "category"}


@dataclass(frozen=True, slots=True)
class Beside:
    """What is offered for a query and its filters."""

    query: str
    tree: Node | None
    filters: Filters
    engine: Engine
    resolver: Resolver

    def readings(self) -> list[Offer]:
        """What the words of a plain query name, with the hits if that is meant."""
        offers = []
        for start, end, text in _plain(self.tree):
            for kind, name_id, name, field in _named(text, self.engine.state.names):
                asked = f"{self.query[:start]}{field}:{name_id}{self.query[end:]}"
                if count := self._total(asked):
                    offers.append(Offer(kind, name_id, name, count, asked))
        return offers

    def another_query(self) -> str:
        """The query with each word that no event has replaced by the nearest that some have."""
        repaired = self.query
        for node in reversed(_parts(self.tree)):
            if isinstance(node, Word) and not self.engine.answer(node).total:
                near = nearest(node.text, self.engine.state)
                if not near:
                    return ""
                repaired = f"{repaired[: node.span[0]]}{near}{repaired[node.span[1] :]}"
        return repaired if repaired != self.query and self._total(repaired) else ""

    def _total(self, query: str) -> int:
        return self.engine.answer(self.resolver.whole(parse(query), self.filters)).total


def _parts(tree: Node | None) -> tuple[Node, ...]:
    if tree is None:
        return ()
    return tree.nodes if isinstance(tree, And) else (tree,)


def _named(
    text: str, names: Names
) -> Iterator[tuple[Kind | Literal["year"], str, Trilingual, str]]:
    """What a text names: kind, id, name, and the field that asks for it."""
    if re.fullmatch(r"(19|20)\d\d", text):
        yield "year", text, Trilingual(text), "year"
    for number in names.meant(text):
        thing = names.things[number]
        yield thing.kind, thing.id, thing.name, _FIELDS[thing.kind]


def _plain(tree: Node | None) -> Iterator[tuple[int, int, str]]:
    """The passages of a query that may be names: all its words together, else one by one."""
    words = [one for one in _parts(tree) if isinstance(one, Word)]
    if not words or len(words) < len(_parts(tree)) or len(words) > _MOST_WORDS_JOINED:
        return
    yield words[0].span[0], words[-1].span[1], " ".join(one.text for one in words)
    if 1 < len(words) <= _MOST_WORDS_READ:
        for one in words:
            yield *one.span, one.text


def nearest(word: str, state: State) -> str:
    """The word of a text, or the name of a thing, most like `word`; "" if none is like it."""
    names = {
        searchable(one): one
        for thing in state.names.things
        for one in (*thing.names, *thing.words)
        if abs(len(one) - len(word)) <= 2
    }
    words = [
        one
        for one in (state.texts.words if state.texts else ())
        if one[:1] == word[:1] and abs(len(one) - len(word)) <= 2
    ]
    close = get_close_matches(word, [*names, *words], 1, 0.7)
    return names.get(close[0], close[0]) if close else ""
