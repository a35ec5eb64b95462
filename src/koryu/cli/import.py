# ruff: noqa: N999 - the file is named after its command, koryu import
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
from koryu.cli.document import Understood, understood
from koryu.cli.people import who
from koryu.cli.planned import show
from koryu.cli.workbooks import check_ending
from koryu.readers import read

if TYPE_CHECKING:
    from koryu.archive.plan import Plan
    from koryu.chronicle.record import Reading

EXAMPLES = (
    "koryu import russia-exchange-chronicle.txt --dry-run",
    "koryu import russia-exchange-chronicle.txt",
    "koryu import next-year.xlsx --write decide.xlsx",
    "koryu import next-year.xlsx --decided decide.xlsx",
)

_NEW = Trilingual(
    "新しい年表として取り込みます。推定したこと（文書の横の .toml で変えられます）：",
    "It will be imported as a new chronicle. What was inferred (a .toml beside the document overrides it):",
    "Документ станет новой хроникой. Выведенные сведения (их меняет файл .toml рядом с документом):",
)
_OPEN = Trilingual(
    "先に決めることがあります（決められない行 {doubtful}、食い違うセルのある行 {conflicts}）。何も変えていません。",
    "Some things have to be decided first (ambiguous rows: {doubtful}, rows in conflict: {conflicts}); nothing was changed.",
    "Сначала нужно принять решения (неоднозначных записей: {doubtful}, записей с противоречиями: {conflicts}). Ничего не изменено.",
)
_OPEN_REMEDY = Trilingual(
    "--write 判定.xlsx で一覧を書き出して「決定」の列に記入し、--decided 判定.xlsx を付けて取り込み直してください。",
    "Write them to a sheet with --write SHEET.xlsx, fill in its column 決定, and import again with --decided SHEET.xlsx.",
    "Выгрузите их с --write ЛИСТ.xlsx, заполните столбец 決定 и повторите импорт с --decided ЛИСТ.xlsx.",
)
_WRITTEN = Trilingual(
    "決めることを {file} に書き出しました（{count}件）。何も変えていません。",
    "The decisions to be made are in {file} (rows: {count}); nothing was changed.",
    "Список решений выгружен в {file} (записей: {count}). Ничего не изменено.",
)
_ASK = Trilingual("取り込みますか [y/N] ", "Apply? [y/N] ", "Применить? [y/N] ")
_DRY = Trilingual("見るだけで、何も変えていません。", "Nothing was changed.", "Ничего не изменено.")
_SAME = Trilingual("変わるところはありません。", "There is nothing to change.", "Изменений нет.")
_DONE = Trilingual(
    "取り込みました（作業 {step}。取り消すには koryu undo）。",
    "Imported (step {step}; koryu undo takes it back).",
    "Импорт выполнен (шаг {step}; отменить — koryu undo).",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    words = {
        "file": Trilingual("取り込む文書", "the document", "документ"),
        "chronicle": Trilingual("年表の名前", "the chronicle’s slug", "имя хроники"),
        "dry": Trilingual(
            "差分を見せるだけ", "show the differences only", "только показать различия"
        ),
        "yes": Trilingual("たずねずに取り込む", "apply without asking", "применить без вопроса"),
        "write": Trilingual(
            "決めることの一覧を書き出す（何も変えない）",
            "write what is to be decided to a sheet, and change nothing",
            "выгрузить список решений, ничего не меняя",
        ),
        "decided": Trilingual(
            "記入した一覧に従って取り込む",
            "import with the decisions of such a sheet",
            "импортировать с решениями из такого листа",
        ),
    }
    parser.add_argument("file", type=Path, help=words["file"].of(tongue))
    parser.add_argument("--chronicle", metavar="SLUG", help=words["chronicle"].of(tongue))
    parser.add_argument("--dry-run", action="store_true", help=words["dry"].of(tongue))
    parser.add_argument("--yes", action="store_true", help=words["yes"].of(tongue))
    sheets = parser.add_mutually_exclusive_group()
    sheets.add_argument("--write", type=Path, metavar="SHEET", help=words["write"].of(tongue))
    sheets.add_argument("--decided", type=Path, metavar="SHEET", help=words["decided"].of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    if options.write:
        check_ending(options.write)
    reading = read(options.file)
    prepare()
    from koryu.archive.forms import naming_sheets

    with naming_sheets(options.file):
        plan = _planned(reading, options, tongue)
    show(plan, tongue)
    if options.write:
        from koryu.archive.deciding import write_sheet

        count = write_sheet(plan, options.write)
        print(_WRITTEN.fill(file=options.write.name, count=count).of(tongue))
        return 0
    if plan.is_open:
        raise KoryuError(_OPEN.fill(**plan.counts), _OPEN_REMEDY, file=reading.file)
    if plan.is_empty or options.dry_run:
        print((_SAME if plan.is_empty else _DRY).of(tongue))
        return 0
    if not options.yes and not _agreed(tongue):
        print(_DRY.of(tongue))
        return 0
    from koryu.archive.importing import apply

    digest = hashlib.sha256(options.file.read_bytes()).hexdigest()
    step = apply(plan, digest, who())
    print(_DONE.fill(step=step.pk if step else "").of(tongue))
    return 0


def _planned(reading: Reading, options: argparse.Namespace, tongue: str) -> Plan:
    """The plan; for a document of no known chronicle, one that begins a chronicle of its own."""
    from koryu.archive.deciding import decisions_of
    from koryu.archive.forms import check_workbook
    from koryu.archive.models import Chronicle
    from koryu.archive.plan import chronicle_for, plan_document, plan_new

    check_workbook(options.file, reading)
    decisions = decisions_of(options.decided, reading) if options.decided else None
    named = Chronicle.objects.filter(pk=options.chronicle).exists()
    if named or (options.chronicle is None and chronicle_for(reading)):
        return plan_document(reading, options.chronicle, decisions)
    found = understood(options.file, reading=reading)
    _show_profile(found, tongue)
    return plan_new(found.reading, found.profile, options.chronicle)


def _show_profile(found: Understood, tongue: str) -> None:
    print(_NEW.of(tongue))
    for reason in found.reasons:
        print(f"  {reason.key}: {reason.found.of(tongue)} — {reason.why.of(tongue)}")


def _agreed(tongue: str) -> bool:
    """Whether the person at the terminal says yes; without a terminal nobody is asked."""
    if not sys.stdin.isatty():
        return True
    return input(_ASK.of(tongue)).strip().lower() in {"y", "yes", "はい", "да", "д"}
