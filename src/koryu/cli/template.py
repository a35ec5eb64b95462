"""koryu template: the workbook for next year's rows."""

from __future__ import annotations

import argparse
from pathlib import Path

from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.cli.people import who
from koryu.cli.workbooks import check_ending

EXAMPLES = ("koryu template next-year.xlsx",)

_DONE = Trilingual(
    "{file} を作りました（参考に最後の年の{count}件）。",
    "{file} is ready (events of the last year for reference: {count}).",
    "Файл {file} готов (для справки — события последнего года: {count}).",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    out = Trilingual("作るファイル（.xlsx）", "the workbook to write", "файл .xlsx")
    chronicle = Trilingual("年表の名前", "the chronicle’s slug", "имя хроники")
    parser.add_argument("out", type=Path, help=out.of(tongue))
    parser.add_argument("--chronicle", metavar="SLUG", help=chronicle.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    check_ending(options.out)
    prepare()
    from koryu.archive.exporting import chronicle_named, remembered, rows_of
    from koryu.writers.table import Table
    from koryu.writers.template import last_year, write

    chronicle = chronicle_named(options.chronicle)
    with remembered(chronicle, options.out.name, who()) as step:
        events = list(rows_of(chronicle.pk))
        count = write(events, options.out, Table(step=step.pk))
        step.counts = {"events": count, "year": last_year(events)}
    print(_DONE.fill(count=count, file=options.out.name).of(tongue))
    return 0
