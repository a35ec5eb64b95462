"""koryu undo: the last import or acceptance, taken back whole."""

from __future__ import annotations

import argparse

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.cli.people import who
from koryu.cli.steps import KINDS

EXAMPLES = ("koryu undo", "koryu undo --redo")

_NOTHING = Trilingual(
    "取り消せる作業がありません。", "There is nothing to undo.", "Отменять нечего."
)
_NOTHING_AGAIN = Trilingual(
    "やり直せる取り消しがありません。", "There is nothing to redo.", "Повторять нечего."
)
_DONE = Trilingual(
    "取り消しました：{kind} {why}（{count}件の変更）",
    "Undone: {kind} {why} (changes: {count})",
    "Отменено: {kind} {why} (изменений: {count})",
)
_AGAIN = Trilingual(
    "取り消しをやめて、元に戻しました：{why}（{count}件の変更）",
    "Redone: {why} (changes: {count})",
    "Выполнено снова: {why} (изменений: {count})",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    again = Trilingual(
        "直前の取り消しをやめる", "redo what was undone last", "вернуть последнее отменённое"
    )
    parser.add_argument("--redo", action="store_true", help=again.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    prepare()
    from koryu.archive.journal import last_redoable, last_undoable, redo, undo

    target = last_redoable() if options.redo else last_undoable()
    if target is None:
        raise KoryuError(_NOTHING_AGAIN if options.redo else _NOTHING)
    (redo if options.redo else undo)(target, who())
    words = (_AGAIN if options.redo else _DONE).fill(
        kind=KINDS.get(target.kind, Trilingual(target.kind)),
        why=target.why,
        count=target.changes.count(),
    )
    print(words.of(tongue))
    return 0
