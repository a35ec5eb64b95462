"""Servers measured over one kept connection: koryu's API and pages, and Datasette's."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.ours import asked
from benchmarks.queries import Query, load
from benchmarks.timing import come_to_rest, memory, timed

_THREADS = 10  # no server here has more that answer
FACETS = ("year", "category", "region", "direction")


def api(folder: Path) -> dict[str, Any]:
    """koryu's `/api/events`: count, 50 events, all facets."""

    def address(query: Query) -> str:
        text, parameters = asked(query)
        return "/api/events?" + urlencode({"q": text, **parameters}, doseq=True)

    return _measured(_koryu, address, lambda body: int(json.loads(body)["total"]), folder)


def page(folder: Path) -> dict[str, Any]:
    """koryu's events page."""

    def address(query: Query) -> str:
        text, parameters = asked(query)
        return "/ja/events/?" + urlencode({"q": text, **parameters}, doseq=True)

    return _measured(_koryu, address, lambda body: body.count(b"<article"), folder)


def datasette(folder: Path, most: int) -> dict[str, Any]:
    """Datasette's table as JSON, its facets complete; trigram full-text search where it can find
    the word, `contains` for the words of one or two characters that it cannot. The first `most`
    queries are asked."""

    def address(query: Query) -> str:
        pairs = [("_facet", one) for one in FACETS]
        pairs += [("_facet_size", "max"), ("_size", "50"), ("_sort", "key")]
        pairs += [("text__contains", word) for word in query.words if len(word) < 3]
        if long := [word for word in query.words if len(word) > 2]:
            pairs.append(("_search", " ".join(long)))
        pairs += [
            (name, getattr(query, name)) for name in ("category", "region") if getattr(query, name)
        ]
        if query.first_year:
            pairs += [("year__gte", str(query.first_year)), ("year__lte", str(query.last_year))]
        return "/rows/event.json?" + urlencode(pairs)

    def total(body: bytes) -> int:
        answer = json.loads(body)
        if answer.get("facets_timed_out"):
            raise AssertionError("facets are not complete")
        return int(answer["filtered_table_rows_count"])

    return _measured(_datasette, address, total, folder, most)


def _koryu(folder: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "koryu.cli.main", "serve", "--port", str(port)]


def _datasette(folder: Path, port: int) -> list[str]:
    settings = {
        "suggest_facets": "off", "sql_time_limit_ms": "600000", "facet_time_limit_ms": "600000",
        "max_returned_rows": "1000", "default_cache_ttl": "0",
    }  # fmt: skip
    chosen = [part for name, value in settings.items() for part in ("--setting", name, value)]
    return [
        sys.executable,
        "-m",
        "datasette",
        "serve",
        str(folder / "rows.db"),
        "-p",
        str(port),
        *chosen,
    ]


def _measured(
    command: Callable[[Path, int], list[str]],
    address: Callable[[Query], str],
    total: Callable[[bytes], int],
    folder: Path,
    most: int | None = None,
) -> dict[str, Any]:
    """The times of the queries, asked of a server that has come to rest; `build` is from starting
    it to its first answer, s."""
    begun = time.perf_counter()
    with _served(command, folder) as (process, port):
        connection = _connected(port)

        def run(query: Query) -> bytes:
            connection.request("GET", address(query))
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise AssertionError(f"{answer.status} {address(query)} {body[:300]!r}")
            return body

        queries = load(folder / "queries.json")[:most]
        run(queries[0])
        build = time.perf_counter() - begun
        for _ in range(_THREADS):  # each opens its connection to the database
            run(queries[0])
        come_to_rest(process)
        _into_cache(folder)
        connection = _connected(port)  # that one may have been idle for longer than a server waits
        return {**timed(run, queries, total), "build": build, "memory": memory(process)}


def _into_cache(folder: Path) -> None:
    """Reads the databases once, so that no server waits for the disk."""
    for file in (*folder.glob("*.sqlite3"), *folder.glob("*.db")):
        with file.open("rb") as stream:
            while stream.read(1 << 24):
                pass


def _connected(port: int) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=900)
    connection.connect()
    if connection.sock:
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


@contextmanager
def _served(command: Callable[[Path, int], list[str]], folder: Path) -> Iterator[tuple[int, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        command(folder, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait()
