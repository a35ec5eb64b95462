"""The engine in PostgreSQL: a resolved query as SQL over `search_event`. Exact, as memory.py is.

Every word becomes a condition on lexemes, which the GIN index answers, and where these do not
decide alone, on the text. What was typed only ever goes in as a parameter.
"""

# ruff: noqa: S608  # statements are put together from this module's own words, never from what was typed

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from typing import Any as Anything

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from koryu.chronicle.query.tree import Phrase, Term, Word
from koryu.chronicle.query.words import has_forms, runs
from koryu.search.answer import Reason
from koryu.search.grouping import GROUP_OF, GROUPS
from koryu.search.memory import HEAD, Found, Page, led_by, reason_of
from koryu.search.postgres_table import (
    BODY,
    State,
    column_of,
    marked,
    quoted,
    stem_lexeme,
    stemmed,
    word_lexeme,
)
from koryu.search.resolve import (
    All,
    Any,
    Choice,
    During,
    Has,
    People,
    Resolved,
    Without,
    terms,
)

Condition = tuple[str, list[Anything]]
_LARGEST = 2**31 - 1
_TRUE: Condition = ("true", [])


class PostgresAnswer:
    """What a query finds, asked of the database."""

    def __init__(self, state: State, query: Resolved) -> None:
        self._state = state
        self._query = query
        self._where, self._values = self._condition(query)

    @cached_property
    def total(self) -> int:
        return self._counted[0]

    def counts(self) -> NDArray[np.int64]:
        """How many hits have each facet value, by its number in the state's values."""
        return self._counted[1]

    @cached_property
    def _counted(self) -> tuple[int, NDArray[np.int64]]:
        """All counts in one pass: hits by combination of each group, then by value."""
        columns = [column_of(group) for group in GROUPS]
        sets = ", ".join(f"({column})" for column in columns)
        listed = ", ".join(columns)
        rows = self._rows(
            f"SELECT grouping({listed}), {listed}, count(*) FROM search_event WHERE {self._where}"
            f" GROUP BY GROUPING SETS ({sets}, ())"
        )
        counts = np.zeros(len(self._state.values.all), np.int64)
        total, every = 0, (1 << len(GROUPS)) - 1
        by_mask = {every ^ (1 << (len(GROUPS) - 1 - at)): at for at in range(len(GROUPS))}
        for mask, *codes, count in rows:
            if mask == every:
                total = count
            else:
                at = by_mask[mask]
                combinations = self._state.combinations[GROUPS[at]]
                if codes[at] < len(combinations):  # else committed since the state was read
                    counts[combinations[codes[at]]] += count
        return total, counts

    def page(self, page: Page) -> Found:
        """The hits on a page, in order."""
        asked = list(dict.fromkeys(terms(self._query)))
        values: list[Anything] = []
        order = "key"
        if page.sort == "date-desc":
            order = "first = 0, CASE WHEN first = 0 THEN key ELSE -key END"
        elif page.sort == "relevance" and asked:
            score, values = self._score(asked)
            order = f"{score} DESC, key"
        limit = "" if page.limit is None else f" LIMIT {int(page.limit)}"
        rows = self._rows(
            f"SELECT id, things FROM search_event WHERE {self._where} ORDER BY {order}{limit}"
            f" OFFSET {int(page.offset)}",
            values,
        )
        return Found([key for key, _ in rows], partial(self._reasons, asked, rows))

    def _reasons(
        self, asked: list[Term], rows: list[tuple[str, list[str]]]
    ) -> dict[str, list[Reason]]:
        names = self._state.names
        led = {
            f"{names.things[at].kind}:{names.things[at].id}": reason_of(term, names.things[at])
            for at, term in led_by({term: names.matching(term) for term in asked}).items()
        }
        why = {key: [led[one] for one in things if one in led] for key, things in rows}
        return {key: found for key, found in why.items() if found}

    def _rows(self, statement: str, after: Iterable[Anything] = ()) -> list[Anything]:
        with connection.cursor() as cursor:
            cursor.execute(statement, [*self._values, *after])
            rows: list[Anything] = cursor.fetchall()
        return rows

    def _condition(self, node: Resolved) -> Condition:
        match node:
            case Word() | Phrase():
                return _either([*_said(node), self._tied(node)])
            case Choice(values):
                return self._chosen(values)
            case During(days):
                return "first >= %s AND last <= %s", [days.first.toordinal(), days.last.toordinal()]
            case People(numbers):
                bounds = [max(0, numbers.low), min(_LARGEST, numbers.high)]
                return "people BETWEEN %s AND %s", [min(one, _LARGEST) for one in bounds]
            case Has(name):
                return "%s = ANY(has)", [name]
            case Without(inner):
                condition, given = self._condition(inner)
                return f"NOT ({condition})", given
            case All(nodes):
                return _both([self._condition(one) for one in nodes])
            case Any(nodes):
                return _either([self._condition(one) for one in nodes])

    def _tied(self, term: Term) -> Condition:
        things = [self._state.names.things[at] for at in self._state.names.matching(term)]
        if not things:
            return "false", []
        return "things && %s::text[]", [[f"{one.kind}:{one.id}" for one in things]]

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
        combinations = self._state.combinations[group]
        return [at for at, one in enumerate(combinations) if not wanted.isdisjoint(one)]

    def _score(self, asked: list[Term]) -> Condition:
        """BM25 as in memory.py; a Russian word in another form counts beside the word as typed."""
        ((size, mean),) = self._whole()
        parts, values = [], []
        for term in asked:
            condition, given = self._condition(term)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM search_event WHERE {condition}", given)
                holding = cursor.fetchone()[0]
            rarity = float(np.log1p((size - holding + 0.5) / (holding + 0.5)))
            often, shown = _frequency(term, self._tied(term))
            damping = f"(0.3 + 0.9 * length(text) / {float(mean)})"
            parts.append(f"{rarity} * {often} * 2.2 / ({often} + {damping})")
            values += [*shown, *shown]
        return " + ".join(parts), values

    @staticmethod
    def _whole() -> list[tuple[int, float]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*), coalesce(avg(length(text)), 1) FROM search_event")
            rows: list[tuple[int, float]] = cursor.fetchall()
        return rows


def _said(term: Term) -> list[Condition]:
    """The ways in which a text says a term: as it is, and in other Russian forms."""
    ways = [_literal(term.text)]
    if isinstance(term, Word) and has_forms(term.text):
        cut = [run for letters, run in runs(term.text) if letters]
        lexemes = " & ".join(
            quoted(stem_lexeme(run) if has_forms(run) else word_lexeme(run)) for run in cut
        )
        way: Condition = ("lexemes @@ %s::tsquery", [lexemes])
        ways.append(way if cut == [term.text] else _both([way, _like("stems", stemmed(term.text))]))
    return ways


def _literal(text: str) -> Condition:
    wanted, at = [], 0
    cut = runs(text)
    for letters, run in cut:
        last = at + len(run) == len(text)
        if letters:
            wanted.append(quoted(word_lexeme(run)) + ":*" * last)
        else:
            for offset in range(at, at + len(run)):
                if text[offset] != " ":
                    pair = f"p{text[offset : offset + 2]}"
                    wanted.append(quoted(pair) + ":*" * (offset + 1 == len(text)))
        at += len(run)
    condition: Condition = ("lexemes @@ %s::tsquery", [" & ".join(wanted)])
    decided = len(wanted) == 1 and len(text) < 200
    return condition if decided else _both([condition, _like("text", marked(text))])


def _like(column: str, text: str) -> Condition:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{column} LIKE %s", [f"%{escaped}%"]


def _both(conditions: list[Condition]) -> Condition:
    return _joined(conditions, " AND ", _TRUE)


def _either(conditions: list[Condition]) -> Condition:
    return _joined(conditions, " OR ", ("false", []))


def _joined(conditions: list[Condition], word: str, empty: Condition) -> Condition:
    if not conditions:
        return empty
    return (
        word.join(f"({condition})" for condition, _ in conditions),
        [value for _, values in conditions for value in values],
    )


def _frequency(term: Term, tied: Condition) -> Condition:
    """How often an event says a term, weighed, as an SQL expression."""
    ways = [("text", marked(term.text))]
    if isinstance(term, Word) and has_forms(term.text):
        ways.append(("stems", stemmed(term.text)))
    parts, values = [], []
    for column, needle in ways:
        head = f"split_part({column}, '{BODY}', 1)"
        parts += [f"{HEAD - 1} * {_occurrences(head)}", _occurrences(column)]
        values += [needle, needle, needle, needle]
    parts.append(f"CASE WHEN {tied[0]} THEN {HEAD} ELSE 0 END")
    return f"({' + '.join(parts)})", [*values, *tied[1]]


def _occurrences(column: str) -> str:
    return f"((length({column}) - length(replace({column}, %s, ''))) / length(%s))"
