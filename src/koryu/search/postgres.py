"""The engine in PostgreSQL: a resolved query asked of `search_event`. Exact, as memory.py is.

The hits come as one value, some numbers each; counts and the order by date are made of these here.
"""

# ruff: noqa: S608  # statements are put together from this module's own words, never from what was typed

from __future__ import annotations

from functools import cached_property, partial
from typing import Any as Anything

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from koryu.chronicle.query.tree import Term, Word
from koryu.chronicle.query.words import has_forms
from koryu.search.answer import Reason
from koryu.search.grouping import GROUPS
from koryu.search.memory import HEAD, Found, Page, led_by, reason_of
from koryu.search.postgres_table import PACKED, State
from koryu.search.postgres_text import BODY, marked, stemmed
from koryu.search.postgres_where import Condition, Conditions
from koryu.search.resolve import Resolved, terms
from koryu.search.snapshot import UNDATED

# Until the end of the transaction, here one of two statements sent together: indexes are used where
# they can be. The planner does not know how much longer it takes to read the lexemes themselves.
_PLANNED = """SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('max_parallel_workers_per_gather', '0', true)"""


class PostgresAnswer:
    """What a query finds, asked of the database."""

    def __init__(self, state: State, query: Resolved) -> None:
        self._state = state
        self._query = query
        self._conditions = Conditions(state, len(set(terms(query, unwanted=True))))
        self._where, self._values = self._conditions.of(query)

    @cached_property
    def total(self) -> int:
        return len(self._hits)

    @cached_property
    def _hits(self) -> NDArray[Anything]:
        """Key, number and combinations of every hit, in no order: one value of the database's."""
        gathered = f"SELECT string_agg(packed, '') FROM search_event WHERE {self._where}"
        ((hits,),) = _rows(gathered, self._values)
        return np.frombuffer(hits or b"", PACKED)

    def counts(self) -> NDArray[np.int64]:
        """How many hits have each facet value, by its number in the state's values."""
        codes = self._hits["codes"].astype(np.int32)
        counts = np.zeros(len(self._state.values.all), np.int64)
        for at, group in enumerate(GROUPS):
            size, values, owners = self._state.combinations[group]
            # What is committed since the state was read can have combinations it does not know.
            hits = np.bincount(codes[:, at], minlength=size)
            counts += np.bincount(values, hits[owners], len(counts)).astype(np.int64)
        return counts

    def page(self, page: Page) -> Found:
        """The hits on a page, in order."""
        asked = list(dict.fromkeys(terms(self._query)))
        if page.sort == "relevance" and asked:
            ids = self._by_relevance(asked, page)
        else:
            ids = self._by_date(page)
        return Found(ids, partial(self._reasons, asked, ids))

    def _by_date(self, page: Page) -> list[str]:
        keys = self._hits["key"].astype(np.int64)
        if page.sort == "date-desc":
            keys = np.where(keys < UNDATED, -keys, keys)
        end = len(keys) if page.limit is None else min(len(keys), page.offset + page.limit)
        near = np.argpartition(keys, end - 1)[:end] if 0 < end < len(keys) else np.arange(end)
        chosen = self._hits["number"][near[np.argsort(keys[near])][page.offset :]].tolist()
        named = "SELECT number, id FROM search_event WHERE number = ANY(%s)"
        ids = dict(_rows(named, [chosen])) if chosen else {}
        return [ids[number] for number in chosen if number in ids]

    def _by_relevance(self, asked: list[Term], page: Page) -> list[str]:
        score, values = self._score(asked)
        limit = "" if page.limit is None else f" LIMIT {int(page.limit)}"
        rows = _rows(
            f"SELECT id FROM search_event WHERE {self._where} ORDER BY {score} DESC, key{limit}"
            f" OFFSET {int(page.offset)}",
            [*self._values, *values],
        )
        return [key for (key,) in rows]

    def _reasons(self, asked: list[Term], ids: list[str]) -> dict[str, list[Reason]]:
        names = self._state.names
        led = {
            f"{names.things[at].kind}:{names.things[at].id}": reason_of(term, names.things[at])
            for at, term in led_by({term: names.matching(term) for term in asked}).items()
        }
        tied = "SELECT id, things FROM search_event WHERE id = ANY(%s) AND things && %s"
        things = dict(_rows(tied, [ids, list(led)])) if led else {}
        return {
            key: [led[one] for one in things[key] if one in led] for key in ids if key in things
        }

    def _score(self, asked: list[Term]) -> Condition:
        """BM25 as in memory.py; a Russian word in another form counts beside the word as typed."""
        whole = "SELECT count(*), coalesce(avg(length(text)), 1) FROM search_event"
        ((size, mean),) = _rows(whole, [])
        parts, values = [], []
        for term in asked:
            condition, given = self._conditions.of(term)
            ((holding,),) = _rows(f"SELECT count(*) FROM search_event WHERE {condition}", given)
            rarity = float(np.log1p((size - holding + 0.5) / (holding + 0.5)))
            often, shown = _frequency(term, self._conditions.tied(term))
            damping = f"(0.3 + 0.9 * length(text) / {float(mean)})"
            parts.append(f"{rarity} * {often} * 2.2 / ({often} + {damping})")
            values += [*shown, *shown]
        return " + ".join(parts), values


def _rows(statement: str, values: list[Anything]) -> list[Anything]:
    """What a statement gives, in PostgreSQL's own form: a third faster than text."""
    from psycopg import Cursor  # there where the database is PostgreSQL

    connection.ensure_connection()
    raw = connection.connection
    with connection.wrap_database_errors, raw.pipeline(), Cursor(raw) as cursor:
        Cursor(raw).execute(_PLANNED)  # a cursor of its own: of two results it would tell either
        cursor.execute(statement.encode(), values, binary=True, prepare=False)
        rows: list[Anything] = cursor.fetchall()
    return rows


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
