"""The table `search_event` in PostgreSQL: what is searched of every public event, one row each.

It is derived from the archive, made when first asked for and brought up to the newest step before an
answer; several processes and machines share it. Lexemes of its `tsvector` say where to look (pairs of
characters, words, stems of Russian words); the texts beside them decide.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, transaction

from koryu.archive.models import Chronicle
from koryu.chronicle.query.words import has_forms, runs, searchable, stem
from koryu.chronicle.trilingual import Trilingual
from koryu.search.columns import Value, Values
from koryu.search.documents import TIES, Document, documents
from koryu.search.facets import Labels
from koryu.search.grouping import GROUPS, SOURCES, Grouping
from koryu.search.names import Names, load_names
from koryu.search.snapshot import Mark, changed_since, newest_step, order_of_events, still_there

# What marks, inside the texts, the beginning of a word, the end of a stem, fields and the body.
WORD, STEM_END, FIELD, BODY = "\x01", "\x04", "\x02", "\x03"
_LONGEST_LEXEME = 200
_LOCK = 0x6B6F7279
_PIECE = 2_000
_TABLES = """
CREATE TABLE IF NOT EXISTS search_event (
    id text PRIMARY KEY, key bigint NOT NULL, text text NOT NULL, stems text NOT NULL,
    lexemes tsvector NOT NULL, things text[] NOT NULL, first integer NOT NULL,
    last integer NOT NULL, people integer NOT NULL, has text[] NOT NULL, {groups}
);
CREATE INDEX IF NOT EXISTS search_event_key ON search_event (key);
CREATE INDEX IF NOT EXISTS search_event_lexemes ON search_event USING gin (lexemes) WITH (fastupdate = off);
CREATE INDEX IF NOT EXISTS search_event_things ON search_event USING gin (things) WITH (fastupdate = off);
CREATE TABLE IF NOT EXISTS search_state (
    step bigint NOT NULL, at timestamptz NOT NULL, combinations jsonb NOT NULL
);
"""
_COLUMNS = ("id", "key", "text", "stems", "lexemes", "things", "first", "last", "people", "has")


@dataclass(frozen=True, slots=True)
class State:
    """What a process knows of the table: names, and the facet values of every combination."""

    mark: Mark
    names: Names
    values: Values
    chronicles: dict[str, Trilingual]
    labels: Labels
    combinations: dict[str, list[list[int]]]
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
        cursor.execute("SELECT to_regclass('search_event')")
        if cursor.fetchone()[0] is None:
            groups = ", ".join(f"{column_of(group)} integer NOT NULL" for group in GROUPS)
            cursor.execute(_TABLES.format(groups=groups))
        cursor.execute("SELECT step, at, combinations FROM search_state")
        row = cursor.fetchone()
        names = load_names()
        chronicles = {one.slug: one.title for one in Chronicle.objects.order_by("slug")}
        held = None if row is None else (row[0], row[1])
        known = {} if row is None else json.loads(row[2])
        if held != mark or mark is None:
            known = _brought_up(cursor, held, mark, known, names, chronicles)
    values = Values()
    combinations = {
        group: [[values.of((facet, value)) for facet, value in one] for one in known.get(group, [])]
        for group in GROUPS
    }
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
        cursor.execute("TRUNCATE search_event")
        keys = order_of_events(chronicles)
    else:
        cursor.execute("DELETE FROM search_event WHERE id = ANY(%s)", [list(changed)])
        keys = order_of_events(chronicles, sorted(changed))
    combined = _Combined(known, names)
    columns = ", ".join((*_COLUMNS, *map(column_of, GROUPS)))
    copying = f"COPY search_event ({columns}) FROM STDIN"
    found = documents(keys, everything=changed is None)
    # A piece is read whole before it is written: one connection cannot do both at once.
    while piece := list(islice(found, _PIECE)):
        with cursor.copy(copying) as copy:
            for one in piece:
                copy.write_row((*_row(one, keys[one.id], names), *combined.of(one)))
    if changed is None:
        cursor.execute("ANALYZE search_event")
    cursor.execute("DELETE FROM search_state")
    if mark:
        told = json.dumps(combined.lists, ensure_ascii=False)
        cursor.execute("INSERT INTO search_state VALUES (%s, %s, %s)", [*mark, told])
    return combined.lists


class _Combined:
    """Numbers the combinations of facet values; those known keep their numbers."""

    def __init__(self, known: dict[str, Any], names: Names) -> None:
        self._grouping = Grouping(names)
        self.lists: dict[str, list[list[Value]]] = {group: known.get(group, []) for group in GROUPS}
        self._numbers = {
            group: {tuple(map(tuple, one)): at for at, one in enumerate(combinations)}
            for group, combinations in self.lists.items()
        }

    def of(self, one: Document) -> Iterator[int]:
        """The number of the combination of each group."""
        for group in GROUPS:
            values = self._grouping.values(group, SOURCES[group](one))
            numbers = self._numbers[group]
            if values not in numbers:
                numbers[values] = len(self.lists[group])
                self.lists[group].append(list(values))
            yield numbers[values]


def _row(one: Document, key: int, names: Names) -> tuple[Any, ...]:
    head, body = (FIELD.join(map(searchable, part)) for part in one.text)
    text = f"{head}{BODY}{body}"
    *named, _, counts = one.ties
    things = {
        f"{kind}:{tied}"
        for kind, all_tied in zip(TIES, named, strict=False)
        for tied in all_tied
        if (kind, tied) in names.number
    }
    has = [kind for kind, tied in zip(TIES, one.ties, strict=True) if tied]
    has += ["agreement"] * one.agreement + ["text"] * bool(one.text.body)
    return (
        one.id, key, marked(text), stemmed(text), " ".join(map(quoted, _lexemes(text))), sorted(things),
        one.first_day.toordinal() if one.first_day else 0,
        one.last_day.toordinal() if one.last_day else 0,
        sum(counts) if counts else -1, has,
    )  # fmt: skip


def marked(text: str) -> str:
    """A searchable text with every beginning of a word marked."""
    return "".join(f"{WORD}{run}" if letters else run for letters, run in runs(text))


def stemmed(text: str) -> str:
    """A searchable text with words as marked stems."""
    return "".join(
        f"{WORD}{stem(run)}{STEM_END}" if letters else run for letters, run in runs(text)
    )


def _lexemes(text: str) -> set[str]:
    found: set[str] = set()
    following = f"{text[1:]}{FIELD}"
    at = 0
    for letters, run in runs(text):
        if letters:
            found.add(word_lexeme(run))
            if has_forms(run):
                found.add(stem_lexeme(run))
        else:
            found.update(
                f"p{text[i]}{following[i]}" for i in range(at, at + len(run)) if text[i] != " "
            )
        at += len(run)
    return found


def word_lexeme(word: str) -> str:
    return f"w{word[:_LONGEST_LEXEME]}"


def stem_lexeme(word: str) -> str:
    return f"s{stem(word)[:_LONGEST_LEXEME]}"


def quoted(lexeme: str) -> str:
    """A lexeme as `tsvector` and `tsquery` read it."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
