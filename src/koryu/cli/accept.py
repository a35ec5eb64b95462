"""koryu accept: the decisions of a review sheet, into the archive."""

from __future__ import annotations

import argparse
from pathlib import Path

from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.cli.people import who

EXAMPLES = ("koryu accept review.xlsx",)

_DONE = Trilingual(
    "判定を取り込みました：採用 {accepted}、却下 {rejected}、保留 {deferred}（作業 {step}。取り消すには koryu undo）。",
    "Verdicts recorded: {accepted} accepted, {rejected} rejected, {deferred} deferred (step {step}; koryu undo takes it back).",
    "Решения приняты: принято {accepted}, отклонено {rejected}, отложено {deferred} (шаг {step}; отменить — koryu undo).",
)
_NOTHING = Trilingual(
    "新しい判定はありません。何も変えていません。",
    "There is no new verdict; nothing was changed.",
    "Новых решений нет; ничего не изменено.",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    file = Trilingual(
        "記入した判定表（koryu check --write で作る）",
        "the review sheet, filled in (koryu check --write makes it)",
        "заполненный лист проверки (его создаёт koryu check --write)",
    )
    who_words = Trilingual("判定した人の名前", "who decided", "кто принимал решения")
    parser.add_argument("file", type=Path, help=file.of(tongue))
    parser.add_argument("--who", default=who(), metavar="NAME", help=who_words.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    prepare()
    from koryu.archive.review import accept

    done = accept(options.file, options.who)
    words = _DONE.fill(**done.counts, step=done.step.pk) if done.step else _NOTHING
    print(words.of(tongue))
    return 0
