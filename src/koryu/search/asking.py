"""A query put to the current state of the archive; behind the search and behind the statistics."""

from __future__ import annotations

from typing import NamedTuple

from koryu.chronicle.query import parse
from koryu.chronicle.query.tree import Node
from koryu.search.answer import Filters
from koryu.search.memory import Answer
from koryu.search.resolve import Resolved, Resolver
from koryu.search.snapshot import Keeper, Snapshot

KEEPER = Keeper()


class Asked(NamedTuple):
    """A query as it was understood, and what it finds."""

    tree: Node | None
    snapshot: Snapshot
    resolver: Resolver
    resolved: Resolved
    answer: Answer


def ask(query: str, filters: Filters) -> Asked:
    """QueryError where the query or a filter cannot be understood."""
    tree = parse(query)
    snapshot = KEEPER.current()
    resolver = Resolver(snapshot.names, snapshot.values, snapshot.chronicles)
    resolved = resolver.whole(tree, filters)
    return Asked(tree, snapshot, resolver, resolved, Answer(snapshot, resolved))
