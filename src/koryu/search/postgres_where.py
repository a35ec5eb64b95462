"""A resolved query as a condition in SQL on the rows of `search_event`.

Every word becomes a condition on lexemes and ties, which GIN indexes answer, and where these do not
decide alone, one on the text. What was typed only ever goes in as a parameter.
"""

# ruff: noqa: S608  # statements are put together from this module's own words, never from what was typed

from __future__ import annotations

from collections.abc import Iterable
from typing import Any as Anything

import numpy as np

from koryu.chronicle.query.tree import Phrase, Term, Word
from koryu.chronicle.query.words import has_forms, runs
from koryu.search.documents import FLAGS
from koryu.search.grouping import GROUP_OF
from koryu.search.postgres_table import State, column_of
from koryu.search.postgres_text import marked, quoted, stem_lexeme, stemmed, word_lexeme
from koryu.search.resolve import (
    All,
    Any,
    Choice,
    During,
    Has,
    People,
    Resolved,
    Without,
)

Condition = tuple[str, list[Anything]]
_LARGEST = 2**31 - 1
_LONGEST_DECIDED = 200  # a longer word is cut where it is a lexeme
_MOST_SCANS = 200  # of an index, for one query
_TRUE: Condition = ("true", [])
_NONE: Condition = ("false", [])


class Conditions:
    """Writes the conditions of a query that has so many terms."""

    def __init__(self, state: State, asked: int) -> None:
        self._state = state
        self._terms = asked

    def of(self, node: Resolved) -> Condition:
        """The rows for which a query holds."""
        may, sure = self._parts(node)
        return _both([may, sure]) if sure else may

    def _parts(self, node: Resolved) -> tuple[Condition, Condition | None]:
        """What indexes answer, and what then decides on longer columns; None: nothing is left open."""
        match node:
            case Word() | Phrase():
                may, sure = _said(node)
                decided = sure and _either([sure, self.tied(node)])
                return _either([may, self._found_tied(node)]), decided
            case Choice(values):
                return self._chosen(values), None
            case During(days):
                bounds = [days.first.toordinal(), days.last.toordinal()]
                return ("first >= %s AND last <= %s", bounds), None
            case People(numbers):
                bounds = [max(0, numbers.low), min(_LARGEST, numbers.high)]
                return ("people BETWEEN %s AND %s", [min(one, _LARGEST) for one in bounds]), None
            case Has(name):
                return ("has & %s <> 0", [FLAGS[name]]), None
            case Without(inner):
                condition, given = self.of(inner)
                found = f"SELECT number FROM search_event WHERE {condition}"
                return (f"number NOT IN ({found})", given), None
            case All(nodes):
                every = [self._parts(one) for one in nodes]
                surely = [sure for _, sure in every if sure]
                return _both([may for may, _ in every]), _both(surely) if surely else None
            case Any(nodes):
                every = [self._parts(one) for one in nodes]
                undecided = any(sure for _, sure in every)
                sure = _either([one or may for may, one in every]) if undecided else None
                return _either([may for may, _ in every]), sure

    def tied(self, term: Term) -> Condition:
        """The events tied to something a term leads to."""
        things = self._things(term)
        return ("things && %s::text[]", [things]) if things else _NONE

    def _found_tied(self, term: Term) -> Condition:
        """The same for the index: some short scans are faster than one for many things."""
        things = self._things(term)
        if len(things) * self._terms > _MOST_SCANS:
            return self.tied(term)
        return _either([("things @> %s::text[]", [[one]]) for one in things])

    def _things(self, term: Term) -> list[str]:
        names = self._state.names
        things = [names.things[at] for at in names.matching(term)]
        return [f"{one.kind}:{one.id}" for one in things]

    def _chosen(self, values: Iterable[tuple[str, str]]) -> Condition:
        """One of the combinations that have one of the values."""
        numbers = self._state.values.number
        wanted: dict[str, set[int]] = {}
        for value in values:
            if value in numbers:
                wanted.setdefault(GROUP_OF[value[0]], set()).add(numbers[value])
        return _either(
            [
                (f"{column_of(group)} = ANY(%s)", [self._having(group, chosen)])
                for group, chosen in wanted.items()
            ]
        )

    def _having(self, group: str, wanted: set[int]) -> list[int]:
        _, values, owners = self._state.combinations[group]
        having: list[int] = np.unique(owners[np.isin(values, list(wanted))]).tolist()
        return having


def _said(term: Term) -> tuple[Condition, Condition | None]:
    """Whether a text says a term: as it is, or in other Russian forms."""
    wanted = _implied(term.text)
    may, decided = [_having(wanted)], len(wanted) == 1 and len(term.text) < _LONGEST_DECIDED
    sure = [_like("text", marked(term.text))]
    if isinstance(term, Word) and has_forms(term.text):
        cut = runs(term.text)
        stems = [stem_lexeme(run) if has_forms(run) else word_lexeme(run) for of, run in cut if of]
        may.append(_having([quoted(one) for one in stems]))
        sure.append(_like("stems", stemmed(term.text)))
        decided = decided and len(cut) == 1
    return _either(may), None if decided else _either(sure)


def _implied(text: str) -> list[str]:
    """The lexemes a text implies."""
    wanted, at = [], 0
    for letters, run in runs(text):
        last = at + len(run) == len(text)
        if letters:
            wanted.append(quoted(word_lexeme(run)) + ":*" * last)
        else:
            pairs = [run[offset : offset + 2] for offset in range(len(run))]
            if last and len(run) > 1 and run[-2] != " ":
                del pairs[-1]  # the pair before says more than the last character alone
            elif not last:
                pairs[-1] += text[at + len(run)]
            ends = [":*" * (len(pair) == 1) for pair in pairs]
            wanted += [
                quoted(f"p{pair}") + end
                for pair, end in zip(pairs, ends, strict=True)
                if pair[0] != " "
            ]
        at += len(run)
    return wanted


def _having(lexemes: list[str]) -> Condition:
    return "lexemes @@ %s::tsquery", [" & ".join(lexemes)]


def _like(column: str, text: str) -> Condition:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{column} LIKE %s", [f"%{escaped}%"]


def _both(conditions: list[Condition]) -> Condition:
    return _joined(conditions, " AND ", _TRUE)


def _either(conditions: list[Condition]) -> Condition:
    return _joined(conditions, " OR ", _NONE)


def _joined(conditions: list[Condition], word: str, empty: Condition) -> Condition:
    if not conditions:
        return empty
    return (
        word.join(f"({condition})" for condition, _ in conditions),
        [value for _, values in conditions for value in values],
    )
