"""The results as a page."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.timing import mean

_HEAD = """# Performance

Measured by `make bench` (`python -m benchmarks`) on {machine}, {date}. Load of the machine at the end: {load}.

200 different queries, each asked once, no results kept between them: Japanese words of one to eight
characters, frequent and rare, alone, in pairs, with category, region and years. Every engine gets the same rows
and queries and answers with the count, the first 50 by date and facets. koryu counts twelve facets with several
values an event; the others count four with one value each. Times in ms; "mean" is geometric. "Right" is how many
of the {words} queries of words alone give the number of hits that koryu gives, which the tests hold
against a scan of every event. "Build" is making the index; of a server, all from its start to its first
answer. Over HTTP the time is that of the whole answer, not of reading its JSON; a server is asked
when it has come to rest after its start, its threads have connections and its database is in the system's cache.

"""
_NAMES = {
    "engine": "koryu, engine in process",
    "api": "koryu, API over HTTP",
    "page": "koryu, events page (HTML)",
    "postgres": "koryu, engine in PostgreSQL",
    "tantivy": "tantivy, pairs of characters, in process",
    "fts": "SQLite FTS5 trigram, in process",
    "datasette": "Datasette over HTTP",
}


def report(results: dict[int, dict[str, Any]]) -> str:
    """The page for the results of some sizes."""
    words = next((sum(one["plain"]) for one in results.values()), 0)
    head = _HEAD.format(
        machine=_machine(),
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        load=f"{os.getloadavg()[0]:.1f}",
        words=words,
    )
    return head + "\n".join(_table(size, result) for size, result in results.items())


def _table(size: int, result: dict[str, Any]) -> str:
    lines = [
        f"## {size:,} events",
        "",
        "| | mean | p50 | p95 | p99 | first query | right | build, s | memory, MB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, title in _NAMES.items():
        if name not in result:
            continue
        one = result[name]
        times = " | ".join(f"{one[key]:.2f}" for key in ("mean", "p50", "p95", "p99", "cold"))
        build = f"{one['build']:.2f}" if "build" in one else ""
        lines.append(f"| {title} | {times} | {_right(name, result)} | {build} | {one['memory']} |")
    asked = len(result["datasette"]["times"])
    theirs, ours = (mean(result[name]["times"][1:asked]) for name in ("datasette", "api"))
    seen = result["visible"]
    lines += [
        "",
        f"API against Datasette, over {asked} queries: {theirs / ours:.0f} times faster. Making the events, with the"
        f" JSON that answers are put together from, took {result['generate']:.0f} s. An edit is in the next answer after"
        f" {seen['p50']:.0f} ms (worst of ten {seen['worst']:.0f} ms), reading it included.",
        "",
    ]
    return "\n".join(lines)


def _right(name: str, result: dict[str, Any]) -> str:
    if name == "page":
        return ""
    pairs = zip(result["engine"]["totals"], result[name]["totals"], result["plain"], strict=False)
    return str(sum(ours == theirs for ours, theirs, plain in pairs if plain))


def _machine() -> str:
    cpu = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = (
            line.split(":")[1].strip()
            for line in info.read_text().splitlines()
            if line.startswith("model name")
        )
        cpu = next(names, cpu)
    return f"{cpu}, {os.cpu_count()} cores, Python {platform.python_version()}"
