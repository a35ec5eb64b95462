"""koryu undo: the last import or acceptance, taken back whole."""

from __future__ import annotations

import argparse

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare

EXAMPLES = ("koryu undo",)

_NOTHING = Trilingual("取り消せる作業がありません。", "There is nothing to undo.", "Отменять нечего.")
_DONE = Trilingual(
    "取り消しました：{why}（{count}件の変更）",
    "Undone: {why} ({count} changes)",
    "Отменено: {why} (изменений: {count})",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    """No arguments: what is undone is always the last step that still stands."""


def run(options: argparse.Namespace, tongue: str) -> int:
    prepare()
    from koryu.archive.journal import last_undoable, undo

    target = last_undoable()
    if target is None:
        raise KoryuError(_NOTHING)
    undo(target)
    print(_DONE.fill(why=f"{target.kind} {target.why}", count=target.changes.count()).of(tongue))
    return 0
