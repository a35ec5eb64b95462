"""koryu, measured: the engine in this process, or the site over HTTP.

`python -m benchmarks.ours {rows|engine|postgres|visible} FOLDER`, with KORYU_HOME set.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.queries import Query, load
from benchmarks.timing import memory, timed
from koryu.cli.django import prepare


def asked(query: Query) -> tuple[str, dict[str, list[str]]]:
    """Words in quotes, as the others know no aliases; filters as the address has them."""
    parameters = {
        name: [getattr(query, name)] for name in ("category", "region") if getattr(query, name)
    }
    if query.first_year:
        parameters["year"] = [f"{query.first_year}..{query.last_year}"]
    return " ".join(f'"{word}"' for word in query.words), parameters


def engine(folder: Path) -> dict[str, Any]:
    """Building, then count, ids of the first 50, and all facets."""
    from koryu.search import Filters, search
    from koryu.search.snapshot import newest_step, read_all

    def run(query: Query) -> int:
        text, parameters = asked(query)
        hits = search(text, Filters.of(parameters))
        return hits.total if hits.facets else -1

    start = time.perf_counter()
    snapshot = read_all(newest_step())
    build = time.perf_counter() - start
    del snapshot
    run(Query())
    result = timed(run, load(folder / "queries.json"))
    return {**result, "build": build, "memory": memory()}


def postgres(folder: Path) -> dict[str, Any]:
    """The same with the engine in PostgreSQL; DATABASE_URL and KORYU_SEARCH say so."""
    from koryu.search import Filters, search

    def run(query: Query) -> int:
        text, parameters = asked(query)
        hits = search(text, Filters.of(parameters))
        return hits.total if hits.facets else -1

    start = time.perf_counter()
    run(Query())
    build = time.perf_counter() - start
    return {**timed(run, load(folder / "queries.json")), "build": build, "memory": memory()}


def visible(folder: Path) -> dict[str, Any]:
    """From the commit of an edit to the answer that knows it, ms."""
    from koryu.archive.journal import step
    from koryu.archive.models import Event
    from koryu.search import search

    search("")
    times = []
    for number in range(10):
        event = Event.objects.public().in_order()[number * 7]
        word = f"鸚鵡螺{time.time_ns()}"  # another each time: the archive may have been measured before
        with step("measure") as archive:
            archive.update(event, headline_ja=word)
        start = time.perf_counter()
        if search(word).total != 1:
            raise AssertionError(number)
        times.append((time.perf_counter() - start) * 1e3)
    return {"p50": sorted(times)[5], "worst": max(times)}


def rows(folder: Path) -> dict[str, Any]:
    """Writes the rows for the others: one JSON line each, in order of date; tells how many.

    And the JSON of events that is lacking, as a server does once in the background.
    """
    from koryu.archive.documents import fill
    from koryu.archive.models import Chronicle
    from koryu.chronicle.query.words import searchable
    from koryu.search.documents import TIES, documents
    from koryu.search.grouping import Grouping
    from koryu.search.names import load_names
    from koryu.search.snapshot import order_of_events

    for _ in fill():
        pass
    names = load_names()
    grouping = Grouping(names)
    keys = order_of_events(Chronicle.objects.order_by("slug").values_list("slug", flat=True))
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as out:
        for one in documents(keys, everything=True):
            tied = [
                names.things[names.number[kind, key]]
                for kind, all_tied in zip(TIES[:4], one.ties, strict=False)
                for key in dict.fromkeys(all_tied)
            ]
            texts = [
                *one.text.head,
                *one.text.body,
                *(name for thing in tied for name in thing.names),
            ]
            values = dict(reversed(grouping.values("region", one.regions)))
            row = {
                "key": keys[one.id], "id": one.id, "year": one.first_day.year if one.first_day else 0,
                "category": one.ties[0][0] if one.ties[0] else "", "region": values.get("region", ""),
                "direction": one.direction or "", "text": " / ".join(map(searchable, texts)),
            }  # fmt: skip
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return {"rows": len(keys)}


if __name__ == "__main__":
    prepare()
    result = {"engine": engine, "postgres": postgres, "visible": visible, "rows": rows}[
        sys.argv[1]
    ](Path(sys.argv[2]))
    print(json.dumps(result))
