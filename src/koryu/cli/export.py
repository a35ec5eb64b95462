"""koryu export: events to a file, the format by its ending."""

from __future__ import annotations

import argparse
from pathlib import Path

from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.writers import writer_for

EXAMPLES = (
    "koryu export events.xlsx",
    'koryu export wakkanai.csv --query "稚内 year:1997..2002"',
)

_DONE = Trilingual(
    "{count}件を {file} に書き出しました。",
    "{count} events written to {file}.",
    "Записано событий: {count}, файл {file}.",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    words = {
        "out": Trilingual("書き出すファイル", "the file to write", "файл для записи"),
        "query": Trilingual("さがす言葉（サイトと同じ）", "a search, as on the site", "запрос, как на сайте"),
        "chronicle": Trilingual("年表の名前", "the chronicle’s slug", "имя хроники"),
    }
    parser.add_argument("out", type=Path, help=words["out"].of(tongue))
    parser.add_argument("--query", default="", metavar="Q", help=words["query"].of(tongue))
    parser.add_argument("--chronicle", metavar="SLUG", help=words["chronicle"].of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    write = writer_for(options.out)
    prepare()
    from koryu.search.events import matching

    count = write(matching(options.query, options.chronicle), options.out)
    print(_DONE.fill(count=count, file=options.out.name).of(tongue))
    return 0
