"""koryu bench: invented events for measuring how koryu behaves when the archive grows."""

from __future__ import annotations

import argparse
import sys

from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare

EXAMPLES = ("KORYU_HOME=/tmp/measure koryu bench generate 100000",)

_WHAT = Trilingual(
    "generate：架空の出来事を作る",
    "generate: make invented events",
    "generate: создать вымышленные события",
)
_COUNT = Trilingual("作る件数", "how many to make", "сколько создать")
_DONE = Trilingual(
    "架空の出来事を{count}件加えました。本物の記録には使わないでください。",
    "{count} invented events added. Never do this to an archive that is in use.",
    "Добавлено вымышленных событий: {count}. Не делайте этого с рабочим архивом.",
)
_MADE = Trilingual("{count}件 作成", "{count} made", "создано: {count}")


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    parser.add_argument("what", choices=("generate",), help=_WHAT.of(tongue))
    parser.add_argument("count", type=_natural, metavar="N", help=_COUNT.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    prepare()
    from koryu.archive.invented import lay_in
    from koryu.archive.models import Chronicle
    from koryu.datasets import BUNDLED, bundled_package, bundled_profile
    from koryu.datasets.invented import Inventor

    def told(done: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{_MADE.fill(count=done).of(tongue)}", end="", file=sys.stderr)

    name = BUNDLED[0]
    chronicle = Chronicle.objects.get(pk=bundled_profile(name).slug)
    lay_in(Inventor(bundled_package(name)).events(options.count), chronicle, told)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(_DONE.fill(count=options.count).of(tongue))
    return 0


def _natural(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
