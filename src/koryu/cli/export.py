"""koryu export: events to a file, the format by its ending."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Event
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.cli.people import who
from koryu.writers import writer_for
from koryu.writers.table import Table

EXAMPLES = (
    "koryu export events.xlsx",
    'koryu export wakkanai.csv --query "稚内 year:1997..2002"',
    "koryu export chronicle.pdf --corrected",
    "koryu export before.xlsx --as-of 12",
)

_DONE = Trilingual(
    "{count}件を {file} に書き出しました。",
    "Events written to {file}: {count}.",
    "Выгружено событий: {count}, файл {file}.",
)
_PRINTED_ONLY = Trilingual(
    "訂正後の表を書き出せるのは PDF だけです。",
    "Only a PDF can show the corrected table.",
    "Исправленную таблицу можно выгрузить только в PDF.",
)
_PRINTED_ONLY_REMEDY = Trilingual(
    "編集して取り込み直す表には、読み取ったままの文が要ります。--corrected を外してください。",
    "A table that is edited and imported again needs the cells as read: leave --corrected out.",
    "В таблице для правки и повторного импорта нужен текст как прочитан: уберите --corrected.",
)
# Tables of a whole chronicle that are edited and come back.
_EDITED = frozenset({".xlsx", ".csv"})
_OF_ONE = frozenset({".xlsx", ".pdf"})


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    words = {
        "out": Trilingual("書き出すファイル", "the file to write", "в какой файл выгрузить"),
        "query": Trilingual(
            "さがすことば（サイトと同じ）", "a search, as on the site", "запрос, как на сайте"
        ),
        "chronicle": Trilingual("年表の名前", "the chronicle’s slug", "имя хроники"),
        "corrected": Trilingual(
            "読み取ったままではなく、訂正後の文で（PDF）",
            "the corrected text, not the text as read (PDF)",
            "исправленный текст вместо прочитанного (PDF)",
        ),
        "as_of": Trilingual(
            "この番号の作業の直後の状態で（koryu log）",
            "as it was after this step (koryu log)",
            "состояние после шага с этим номером (koryu log)",
        ),
    }
    parser.add_argument("out", type=Path, help=words["out"].of(tongue))
    parser.add_argument("--query", default="", metavar="Q", help=words["query"].of(tongue))
    parser.add_argument("--chronicle", metavar="SLUG", help=words["chronicle"].of(tongue))
    parser.add_argument("--corrected", action="store_true", help=words["corrected"].of(tongue))
    parser.add_argument("--as-of", type=int, metavar="STEP", help=words["as_of"].of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    ending = options.out.suffix.lower()
    writer_for(options.out)
    if options.corrected and ending != ".pdf":
        raise KoryuError(_PRINTED_ONLY, _PRINTED_ONLY_REMEDY, file=options.out.name)
    prepare()
    with _state(options.as_of):
        count = _write(options, ending, tongue)
    print(_DONE.fill(count=count, file=options.out.name).of(tongue))
    return 0


def _state(step: int | None) -> AbstractContextManager[None]:
    from koryu.archive.history import as_of

    return nullcontext() if step is None else as_of(step)


def _write(options: argparse.Namespace, ending: str, tongue: str) -> int:
    from koryu.archive.exporting import chronicle_named, remembered, rows_of
    from koryu.archive.journal import revision
    from koryu.archive.models import Chronicle

    alone = options.chronicle or ending in _OF_ONE or Chronicle.objects.count() == 1
    chronicle = chronicle_named(options.chronicle) if alone else None
    slug = chronicle.pk if chronicle else None
    if chronicle is None or ending not in _EDITED or options.query or options.as_of is not None:
        shown = revision() if options.as_of is None else options.as_of
        subtitle = chronicle.title.ja if chronicle else ""
        write = writer_for(options.out, Table(shown, options.corrected, subtitle))
        found = _matching(options.query, slug) if options.query else rows_of(slug)
        return write(found, options.out)
    with remembered(chronicle, options.out.name, who()) as step:
        count = writer_for(options.out, Table(step=step.pk))(rows_of(slug), options.out)
        step.counts = {"events": count}
    return count


def _matching(query: str, slug: str | None) -> Iterator[Event]:
    from koryu.search.events import matching

    return matching(query, slug)
