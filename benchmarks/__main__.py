"""`python -m benchmarks [EVENTS …]`: measures archives of these sizes, 684 and 100,000 by default.

Each part runs in a process of its own, one after another. The table goes to docs/performance.md.
With KORYU_BENCH_POSTGRESQL=postgresql://…, an empty database, PostgreSQL is measured too, up to
100,000 events; KORYU_BENCH_POSTGRESQL_MOST=1000000 says otherwise. Above 100,000, where a query
takes SQLite seconds, it and Datasette are asked the first twenty queries only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import http, queries, rivals
from benchmarks.report import report

_BUNDLED = 684
_LARGE = 100_000
_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def main(sizes: list[int]) -> None:
    results = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="koryu-bench-") as folder:
            os.environ["KORYU_HOME"] = folder
            results[size] = _measured(size, Path(folder))
    _PAGE.write_text(report(results), "utf-8")
    print(_PAGE.read_text("utf-8"))


def _measured(size: int, folder: Path) -> dict[str, Any]:
    _say(f"{size:,} events")
    start = time.perf_counter()
    _generate(size)
    generated = time.perf_counter() - start
    _part("benchmarks.ours", "rows", folder)
    asked = queries.made(row[-1:] + row[3:5] for row in rivals.rows(folder))
    queries.save(asked, folder / "queries.json")
    plain = [not (one.category or one.region or one.first_year) for one in asked]
    result: dict[str, Any] = {
        "plain": plain,
        "generate": generated,
        "engine": _part("benchmarks.ours", "engine", folder),
    }
    slow = len(asked) if size <= _LARGE else 20
    result["fts"] = _part("benchmarks.rivals", "fts", folder, slow)
    # What is compared is measured one right after the other: a machine's speed swings.
    servers: dict[str, Callable[[], dict[str, Any]]] = {
        "datasette": partial(http.datasette, folder, slow),
        "api": partial(http.api, folder),
        "page": partial(http.page, folder),
    }
    for name, measure in servers.items():
        _say(f"  {name}")
        result[name] = measure()
    result["tantivy"] = _part("benchmarks.rivals", "tantivy", folder, len(asked))
    url = os.environ.get("KORYU_BENCH_POSTGRESQL")
    if url and size <= int(os.environ.get("KORYU_BENCH_POSTGRESQL_MOST", _LARGE)):
        result["postgres"] = _in_postgresql(size, folder, url)
    result["visible"] = _part("benchmarks.ours", "visible", folder)
    return result


def _in_postgresql(size: int, folder: Path, url: str) -> dict[str, Any]:
    """The same events in the empty PostgreSQL database that `url` names; its schema is dropped."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    os.environ.update(DATABASE_URL=url, KORYU_SEARCH="postgres")
    try:
        _generate(size)
        return _part("benchmarks.ours", "postgres", folder)
    finally:
        del os.environ["DATABASE_URL"], os.environ["KORYU_SEARCH"]


def _generate(size: int) -> None:
    if size > _BUNDLED:
        made = [sys.executable, "-m", "koryu.cli.main", "bench", "generate", str(size - _BUNDLED)]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)


def _part(module: str, name: str, folder: Path, *more: int) -> dict[str, Any]:
    _say(f"  {name}")
    command = [sys.executable, "-m", module, name, str(folder), *map(str, more)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    part: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return part


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [_BUNDLED, 100_000])
