"""koryu log: what was done to the archive, newest first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.cli.steps import COUNTS, KINDS

if TYPE_CHECKING:
    from koryu.archive.models import Step

EXAMPLES = ("koryu log", "koryu log --limit 5")

_UNDONE = Trilingual("（取り消し済み）", " (undone)", " (отменено)")


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    limit = Trilingual("見せる件数", "how many to show", "сколько показать")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help=limit.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    prepare()
    from koryu.archive.history import steps

    for step in steps(max(0, options.limit)):
        print(_line(step, tongue))
    return 0


def _line(step: Step, tongue: str) -> str:
    from django.utils.timezone import localtime

    kind = KINDS.get(step.kind, Trilingual(step.kind)).of(tongue)
    undone = _UNDONE.of(tongue) if step.undone_by_id else ""
    counts = ", ".join(
        f"{COUNTS.get(name, Trilingual(name)).of(tongue)} {count}"
        for name, count in step.counts.items()
        if count
    )
    parts = (f"{localtime(step.at):%Y-%m-%d %H:%M}", f"{kind}{undone}", step.why, counts, step.who)
    return f"{step.pk:5}  " + "  ".join(filter(None, parts))
