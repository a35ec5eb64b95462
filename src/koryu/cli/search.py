"""koryu search: the site's search in the terminal."""

from __future__ import annotations

import argparse

from koryu.chronicle.record import Event
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.writers.jsonl import line

EXAMPLES = (
    "koryu search 稚内",
    'koryu search "partner:korsakov year:1998..2002 -医療" --format jsonl',
)

_TOTAL = Trilingual("{count}件", "{count} events", "Событий: {count}")
_SHOWN = Trilingual("（{count}件を表示）", " ({count} shown)", " (показано: {count})")
_MEANT = Trilingual(
    "もしかして：{query}", "Did you mean: {query}", "Возможно, вы имели в виду: {query}"
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    words = {
        "query": Trilingual(
            "さがすことば（書き方は docs/search.md）",
            "a query (docs/search.md)",
            "запрос (docs/search.md)",
        ),
        "limit": Trilingual("表示する件数", "how many to show", "сколько показать"),
        "chronicle": Trilingual("年表の名前", "the chronicle’s slug", "имя хроники"),
        "format": Trilingual("出力の形式", "output format", "формат вывода"),
    }
    parser.add_argument("query", help=words["query"].of(tongue))
    parser.add_argument(
        "--limit", type=int, default=20, metavar="N", help=words["limit"].of(tongue)
    )
    parser.add_argument("--chronicle", metavar="SLUG", help=words["chronicle"].of(tongue))
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help=words["format"].of(tongue)
    )


def run(options: argparse.Namespace, tongue: str) -> int:
    prepare()
    from koryu.archive.record import records
    from koryu.search import Filters, search

    filters = Filters(chronicle=(options.chronicle,) if options.chronicle else ())
    hits = search(options.query, filters, limit=max(options.limit, 0))
    events = records(hits.ids)
    if options.format == "jsonl":
        for event in events:
            print(line(event))
        return 0
    total = _TOTAL.fill(count=hits.total).of(tongue)
    more = _SHOWN.fill(count=len(hits.ids)).of(tongue) if len(hits.ids) < hits.total else ""
    print(total + more)
    for event in events:
        print(_one(event, tongue))
    if hits.did_you_mean:
        print(_MEANT.fill(query=hits.did_you_mean).of(tongue))
    return 0


def _one(event: Event, tongue: str) -> str:
    words = event.headline.of(tongue) if event.headline else (event.text or "")
    return f"{event.id}  {event.date.edtf if event.date else '—':<17}  {words}"
