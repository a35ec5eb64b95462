"""The table `search_event` in PostgreSQL: what is searched of every public event, one row each.

It is derived from the archive, made when first asked for and brought up to the newest step before an
answer; several processes and machines share it. Lexemes of its `tsvector` say where to look (pairs of
characters, words, stems of Russian words); the texts beside them decide.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from koryu.archive.models import Chronicle
from koryu.chronicle.query.words import runs, searchable
from koryu.chronicle.trilingual import Trilingual
from koryu.search.columns import Value, Values
from koryu.search.documents import TIES, Document, documents, flags
from koryu.search.facets import Labels
from koryu.search.grouping import GROUPS, SOURCES, Grouping
from koryu.search.names import Names, load_names
from koryu.search.postgres_text import BODY, FIELD, in_marks, in_stems, vector
from koryu.search.snapshot import Mark, changed_since, newest_step, order_of_events, still_there

_LOCK = 0x6B6F7279
_PIECE = 2_000
# A hit is read for what is in its row: longer columns lie beside the table, where few queries look.
# `packed` holds key, number and combinations, as PACKED reads them.
_LAYOUT = "koryu 2"
_TABLE = """
DROP TABLE IF EXISTS search_event, search_state;
CREATE TABLE search_event (
    number integer NOT NULL, key bigint NOT NULL, packed bytea NOT NULL, first integer NOT NULL,
    last integer NOT NULL, people integer NOT NULL, has integer NOT NULL, {groups}, id text NOT NULL,
    text text NOT NULL, stems text NOT NULL, lexemes tsvector NOT NULL, things text[] NOT NULL
) WITH (toast_tuple_target = 128);
ALTER TABLE search_event ALTER packed SET STORAGE MAIN, ALTER id SET STORAGE MAIN,
    ALTER things SET STORAGE MAIN, ALTER text SET STORAGE EXTERNAL, ALTER lexemes SET STATISTICS 0,
    ALTER things SET STATISTICS 0;
COMMENT ON TABLE search_event IS '{layout}';
CREATE TABLE search_state (step bigint NOT NULL, at timestamptz NOT NULL, combinations jsonb NOT NULL);
"""
_INDEXES = """
SET LOCAL maintenance_work_mem = '256MB';
ALTER TABLE search_event ADD PRIMARY KEY (number), ADD UNIQUE (id);
CREATE INDEX search_event_key ON search_event (key);
CREATE INDEX search_event_lexemes ON search_event USING gin (lexemes) WITH (fastupdate = off);
CREATE INDEX search_event_things ON search_event USING gin (things) WITH (fastupdate = off);
ANALYZE search_event;
"""
_COLUMNS = (
    "number",
    "key",
    "packed",
    "first",
    "last",
    "people",
    "has",
    "id",
    "text",
    "stems",
    "lexemes",
    "things",
)
PACKED = np.dtype([("key", ">i8"), ("number", ">i4"), ("codes", ">i4", len(GROUPS))])
_PACK = Struct(f">qi{len(GROUPS)}i").pack


class Combinations(NamedTuple):
    """How many combinations a group has; the values in them, each with the combination it is in."""

    size: int
    values: NDArray[np.int64]
    owners: NDArray[np.int64]

    @classmethod
    def of(cls, listed: list[list[Value]], values: Values) -> Combinations:
        numbers = [values.of((facet, value)) for one in listed for facet, value in one]
        owners = np.repeat(np.arange(len(listed)), [len(one) for one in listed])
        return cls(len(listed), np.array(numbers, np.int64), owners)


@dataclass(frozen=True, slots=True)
class State:
    """What a process knows of the table: names, and the facet values of every combination."""

    mark: Mark
    names: Names
    values: Values
    chronicles: dict[str, Trilingual]
    labels: Labels
    combinations: dict[str, Combinations]
    texts: None = None

    def tied_to(self, things: Iterable[int]) -> dict[int, int]:
        """How many events are tied to each of some named things."""
        wanted = {
            f"{self.names.things[one].kind}:{self.names.things[one].id}": one for one in things
        }
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT thing, count(*) FROM search_event, unnest(things) AS thing"
                " WHERE things && %s::text[] AND thing = ANY(%s::text[]) GROUP BY thing",
                [list(wanted), list(wanted)],
            )
            counts = dict(cursor.fetchall())
        return {number: counts.get(key, 0) for key, number in wanted.items()}


def column_of(group: str) -> str:
    """The column that holds the number of an event's combination of a group's values."""
    return f"in_{group}"


_kept: State | None = None


def current() -> State:
    """The state of the table, brought up to the archive's newest step."""
    global _kept
    mark, kept = newest_step(), _kept
    if kept is None or mark is None or kept.mark != mark:
        kept = _kept = _renewed(mark)
    return kept


def forget() -> None:
    """Reads the state anew at the next search: for when the database was replaced."""
    global _kept
    _kept = None


def _renewed(mark: Mark) -> State:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT obj_description(to_regclass('search_event'), 'pg_class')")
        if cursor.fetchone()[0] != _LAYOUT:
            _make(cursor)
        cursor.execute("SELECT step, at, combinations FROM search_state")
        row = cursor.fetchone()
        names = load_names()
        chronicles = {one.slug: one.title for one in Chronicle.objects.order_by("slug")}
        held = None if row is None else (row[0], row[1])
        known = {} if row is None else json.loads(row[2])
        if held != mark or mark is None:
            known = _brought_up(cursor, held, mark, known, names, chronicles)
    values = Values()
    combinations = {group: Combinations.of(known.get(group, []), values) for group in GROUPS}
    return State(mark, names, values, chronicles, Labels(values, names, chronicles), combinations)


def _brought_up(
    cursor: Any,
    held: Mark,
    mark: Mark,
    known: dict[str, Any],
    names: Names,
    chronicles: Iterable[str],
) -> dict[str, Any]:
    """Brings the table up to `mark`; returns the combinations: the known ones keep their numbers."""
    changed = changed_since(held[0]) if held and mark and still_there(held) else None
    if changed is None:
        _make(cursor)
        keys = order_of_events(chronicles)
    else:
        cursor.execute("DELETE FROM search_event WHERE id = ANY(%s)", [list(changed)])
        keys = order_of_events(chronicles, sorted(changed))
    combined = _Combined(known, names)
    found = documents(keys, everything=changed is None)
    _copy(
        cursor, found, lambda number, one: _row(one, number, keys[one.id], combined.of(one), names)
    )
    if changed is None:
        cursor.execute(_INDEXES)
    cursor.execute("DELETE FROM search_state")
    if mark:
        told = json.dumps(combined.lists, ensure_ascii=False)
        cursor.execute("INSERT INTO search_state VALUES (%s, %s, %s)", [*mark, told])
    return combined.lists


def _make(cursor: Any) -> None:
    """An empty table, as yet without indexes."""
    groups = ", ".join(f"{column_of(group)} integer NOT NULL" for group in GROUPS)
    cursor.execute(_TABLE.format(groups=groups, layout=_LAYOUT))


def _copy(
    cursor: Any, found: Iterator[Document], row: Callable[[int, Document], tuple[Any, ...]]
) -> None:
    """Writes the rows of documents, numbered on from those that are there.

    A piece is read whole before it is written: one connection cannot do both at once.
    """
    cursor.execute("SELECT coalesce(max(number), 0) + 1 FROM search_event")
    numbers = count(cursor.fetchone()[0])
    columns = ", ".join((*_COLUMNS, *map(column_of, GROUPS)))
    while piece := list(islice(found, _PIECE)):
        with cursor.copy(f"COPY search_event ({columns}) FROM STDIN") as copy:
            for one in piece:
                copy.write_row(row(next(numbers), one))


class _Combined:
    """Numbers the combinations of facet values; those known keep their numbers."""

    def __init__(self, known: dict[str, Any], names: Names) -> None:
        self._grouping = Grouping(names)
        self.lists: dict[str, list[list[Value]]] = {group: known.get(group, []) for group in GROUPS}
        self._numbers = {
            group: {tuple(map(tuple, one)): at for at, one in enumerate(combinations)}
            for group, combinations in self.lists.items()
        }
        self._met: dict[str, dict[Hashable, int]] = {group: {} for group in GROUPS}

    def of(self, one: Document) -> list[int]:
        """The number of the combination of each group."""
        return [self._number(group, SOURCES[group](one)) for group in GROUPS]

    def _number(self, group: str, source: Hashable) -> int:
        met = self._met[group]
        if source not in met:
            values, numbers = self._grouping.values(group, source), self._numbers[group]
            if values not in numbers:
                numbers[values] = len(self.lists[group])
                self.lists[group].append(list(values))
            met[source] = numbers[values]
        return met[source]


def _row(
    one: Document, number: int, key: int, combinations: Sequence[int], names: Names
) -> tuple[Any, ...]:
    head, body = (FIELD.join(map(searchable, part)) for part in one.text)
    cut = runs(f"{head}{BODY}{body}")
    *named, _, counts = one.ties
    things = {
        f"{kind}:{tied}"
        for kind, all_tied in zip(TIES, named, strict=False)
        for tied in all_tied
        if (kind, tied) in names.number
    }
    return (
        number, key, _PACK(key, number, *combinations),
        one.first_day.toordinal() if one.first_day else 0,
        one.last_day.toordinal() if one.last_day else 0,
        sum(counts) if counts else -1, flags(one), one.id,
        in_marks(cut), in_stems(cut), vector(cut), sorted(things),
        *combinations,
    )  # fmt: skip
