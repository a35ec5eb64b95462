"""koryu import: a document into the archive, differences first."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.readers import read

if TYPE_CHECKING:
    from koryu.archive.plan import Plan

EXAMPLES = (
    "koryu import russia-exchange-chronicle.txt --dry-run",
    "koryu import russia-exchange-chronicle.txt",
)

_NAMES = {
    "new": Trilingual("新しい行", "new", "новых"),
    "changed": Trilingual("変わった行", "changed", "изменённых"),
    "moved": Trilingual("移った行", "moved", "перемещённых"),
    "attached": Trilingual("本文が付いた行", "text attached", "с присоединённым текстом"),
    "unchanged": Trilingual("変わらない行", "unchanged", "без изменений"),
    "missing": Trilingual("文書にない行（残します）", "missing (kept)", "отсутствующих (сохранены)"),
    "doubtful": Trilingual("決められない行", "ambiguous", "неоднозначных"),
}
_DOUBTFUL = Trilingual(
    "どの出来事か決められない行が{count}件あります。何も変えていません。",
    "{count} rows could be one of several events; nothing was changed.",
    "Записей, которые нельзя однозначно сопоставить: {count}. Ничего не изменено.",
)
_DOUBTFUL_REMEDY = Trilingual(
    "その行に ID の列を付けて（koryu export で書き出せます）取り込み直してください。",
    "Give those rows their ids (koryu export writes them) and import again.",
    "Укажите для этих записей ID (их выгружает koryu export) и повторите импорт.",
)
_ASK = Trilingual("取り込みますか [y/N] ", "Apply? [y/N] ", "Применить? [y/N] ")
_DRY = Trilingual("見るだけで、何も変えていません。", "Nothing was changed.", "Ничего не изменено.")
_SAME = Trilingual("変わるところはありません。", "There is nothing to change.", "Изменений нет.")
_DONE = Trilingual("取り込みました。", "Imported.", "Импорт выполнен.")


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    words = {
        "file": Trilingual("取り込む文書", "the document", "документ"),
        "chronicle": Trilingual("年表の名前", "the chronicle’s slug", "имя хроники"),
        "dry": Trilingual("差分を見せるだけ", "show the differences only", "только показать различия"),
        "yes": Trilingual("たずねずに取り込む", "apply without asking", "применить без вопроса"),
    }
    parser.add_argument("file", type=Path, help=words["file"].of(tongue))
    parser.add_argument("--chronicle", metavar="SLUG", help=words["chronicle"].of(tongue))
    parser.add_argument("--dry-run", action="store_true", help=words["dry"].of(tongue))
    parser.add_argument("--yes", action="store_true", help=words["yes"].of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    reading = read(options.file)
    prepare()
    from koryu.archive.importing import apply
    from koryu.archive.plan import plan_document

    plan = plan_document(reading, options.chronicle)
    _show(plan, tongue)
    if plan.doubtful:
        raise KoryuError(_DOUBTFUL.fill(count=len(plan.doubtful)), _DOUBTFUL_REMEDY, file=reading.file)
    if plan.is_empty or options.dry_run:
        print((_SAME if plan.is_empty else _DRY).of(tongue))
        return 0
    if not options.yes and sys.stdin.isatty() and input(_ASK.of(tongue)).lower() not in {"y", "yes", "はい", "да"}:
        print(_DRY.of(tongue))
        return 0
    apply(plan, hashlib.sha256(options.file.read_bytes()).hexdigest())
    print(_DONE.of(tongue))
    return 0


def _show(plan: Plan, tongue: str) -> None:
    print(plan.profile.title.of(tongue))
    for name, count in plan.counts.items():
        if count:
            print(f"  {count:6}  {_NAMES[name].of(tongue)}")
    for change in plan.changed:
        where = change.row.source
        print(f"  {change.event.pk}  p. {where.page}, {where.row}: {', '.join(change.columns)}")
    for row, events in plan.doubtful:
        ids = ", ".join(event.pk for event in events)
        print(f"  p. {row.source.page}, {row.source.row} (line {row.source.line}): {ids} ?")
