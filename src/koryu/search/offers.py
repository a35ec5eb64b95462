"""What is offered beside the hits: readings of the query, and another query where it has no hits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Literal

from koryu.chronicle.query import And, Node, Word, parse
from koryu.chronicle.query.words import searchable
from koryu.chronicle.trilingual import Trilingual
from koryu.search.answer import Filters, Kind, Offer
from koryu.search.memory import Answer
from koryu.search.resolve import Resolver
from koryu.search.snapshot import Snapshot

_MOST_WORDS_READ = 3
_FIELDS = {"place": "place", "series": "series", "organisation": "org", "category": "category"}


def readings(
    query: str, tree: Node | None, filters: Filters, snapshot: Snapshot, resolver: Resolver
) -> list[Offer]:
    """What the words of a plain query name, with the hits if that is meant."""
    offers = []
    for start, end, text in _plain(query, tree):
        for kind, name_id, name, field in _named(text, snapshot):
            asked = f"{query[:start]}{field}:{name_id}{query[end:]}"
            count = Answer(snapshot, resolver.whole(parse(asked), filters)).total
            if count:
                offers.append(Offer(kind, name_id, name, count, asked))
    return offers


def _named(
    text: str, snapshot: Snapshot
) -> Iterator[tuple[Kind | Literal["year"], str, Trilingual, str]]:
    """What a text names: kind, id, name, and the field that asks for it."""
    if re.fullmatch(r"(19|20)\d\d", text):
        yield "year", text, Trilingual(text), "year"
    for number in snapshot.names.meant(text):
        thing = snapshot.names.things[number]
        yield thing.kind, thing.id, thing.name, _FIELDS[thing.kind]


def _plain(query: str, tree: Node | None) -> Iterator[tuple[int, int, str]]:
    """The passages of a query that may be names: all its words together, else one by one."""
    words = tree.nodes if isinstance(tree, And) else (tree,)
    if not all(isinstance(one, Word) for one in words) or len(words) > 10:
        return
    plain = [one for one in words if isinstance(one, Word)]
    whole = " ".join(one.text for one in plain)
    yield plain[0].span[0], plain[-1].span[1], whole
    if 1 < len(plain) <= _MOST_WORDS_READ:
        for one in plain:
            yield *one.span, one.text


def another_query(query: str, filters: Filters, snapshot: Snapshot, resolver: Resolver) -> str:
    """The query with each word that no event has replaced by the nearest that some have; "" if none."""
    tree = parse(query)
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    repaired = query
    for node in reversed(nodes):
        if isinstance(node, Word) and not _found(node, snapshot, resolver):
            near = nearest(node.text, snapshot)
            repaired = f"{repaired[: node.span[0]]}{near}{repaired[node.span[1] :]}"
            if not near:
                return ""
    if repaired == query:
        return ""
    return repaired if Answer(snapshot, resolver.whole(parse(repaired), filters)).total else ""


def _found(node: Node, snapshot: Snapshot, resolver: Resolver) -> bool:
    return Answer(snapshot, resolver.query(node)).total > 0


def nearest(word: str, snapshot: Snapshot) -> str:
    """The word of a text, or the name of a thing, most like `word`; "" if none is like it."""
    names = {
        searchable(one): one
        for thing in snapshot.names.things
        for one in (*thing.names, *thing.words)
        if abs(len(one) - len(word)) <= 2
    }
    words = [
        one
        for one in snapshot.read.text.words
        if one[:1] == word[:1] and abs(len(one) - len(word)) <= 2
    ]
    close = get_close_matches(word, [*names, *words], 1, 0.7)
    return names.get(close[0], close[0]) if close else ""
