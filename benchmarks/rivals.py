"""What others take for the same rows and queries, each as its documentation advises.

`python -m benchmarks.rivals {fts|tantivy} FOLDER MOST`, which asks the first MOST queries; Datasette
is measured in http.py over the database that `database()` writes.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.queries import Query, load
from benchmarks.timing import memory, timed

_FACETS = ("year", "category", "region", "direction")
_COLUMNS = ("key", "id", "year", "category", "region", "direction", "text")


def rows(folder: Path) -> Iterator[tuple[Any, ...]]:
    with (folder / "rows.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield tuple(row[name] for name in _COLUMNS)


def database(folder: Path) -> float:
    """Writes rows.db: the table, an index per facet, trigram full-text search. Seconds it took."""
    start = time.perf_counter()
    path = folder / "rows.db"
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE event (key INTEGER PRIMARY KEY, id TEXT, year INTEGER, category TEXT,"
            " region TEXT, direction TEXT, text TEXT)"
        )
        connection.executemany("INSERT INTO event VALUES (?,?,?,?,?,?,?)", rows(folder))
        for name in _FACETS:
            connection.execute(f"CREATE INDEX event_{name} ON event ({name})")
        connection.execute(
            "CREATE VIRTUAL TABLE event_fts USING fts5(text, tokenize='trigram', content='event')"
        )
        connection.execute("INSERT INTO event_fts (rowid, text) SELECT rowid, text FROM event")
    connection.close()
    return time.perf_counter() - start


def fts(folder: Path, most: int) -> dict[str, Any]:
    """SQLite FTS5, trigram: words of three characters by MATCH, shorter ones by LIKE."""
    build = database(folder)
    connection = sqlite3.connect(folder / "rows.db")

    def run(query: Query) -> int:
        conditions, values = _conditions(query)
        found = f"FROM event WHERE {' AND '.join(conditions) or '1'}"
        connection.execute(f"SELECT * {found} ORDER BY key LIMIT 50", values).fetchall()
        for name in _FACETS:
            connection.execute(
                f"SELECT {name}, count(*) {found} GROUP BY {name}", values
            ).fetchall()
        total: int = connection.execute(f"SELECT count(*) {found}", values).fetchone()[0]
        return total

    return {**timed(run, load(folder / "queries.json")[:most]), "build": build, "memory": memory()}


def _conditions(query: Query) -> tuple[list[str], list[Any]]:
    conditions, values = [], []
    for word in query.words:
        if len(word) > 2:
            conditions.append("rowid IN (SELECT rowid FROM event_fts WHERE text MATCH ?)")
            values.append(f'"{word}"')
        else:
            conditions.append("text LIKE ?")
            values.append(f"%{word}%")
    for name in ("category", "region"):
        if value := getattr(query, name):
            conditions.append(f"{name} = ?")
            values.append(value)
    if query.first_year:
        conditions.append("year BETWEEN ? AND ?")
        values += [query.first_year, query.last_year]
    return conditions, values


def tantivy(folder: Path, most: int) -> dict[str, Any]:
    """tantivy with pairs of characters as words: phrases of pairs, single characters beside them."""
    from benchmarks.tantivy_index import Index

    start = time.perf_counter()
    index = Index(folder / "tantivy", rows(folder))
    build = time.perf_counter() - start
    return {
        **timed(index.run, load(folder / "queries.json")[:most]),
        "build": build,
        "memory": memory(),
    }


if __name__ == "__main__":
    measure = {"fts": fts, "tantivy": tantivy}[sys.argv[1]]
    print(json.dumps(measure(Path(sys.argv[2]), int(sys.argv[3]))))
