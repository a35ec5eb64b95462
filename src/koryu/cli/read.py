"""koryu read: a document → its rows, as JSON Lines."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Finding, Reading
from koryu.chronicle.terms import term
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.document import Understood, understood
from koryu.readers import read

EXAMPLES = (
    "koryu read russia-exchange-chronicle.txt",
    "koryu read nenpyo.xlsx --explain",
    "koryu read nenpyo.pdf --profile nenpyo.toml",
)

_BROKEN = Trilingual(
    "読み取れない行が{count}件あります。このままでは取り込めません。",
    "Rows that cannot be read as they stand: {count}. The document cannot be imported as it is.",
    "Записей, которые нельзя прочитать как есть: {count}. В таком виде импорт невозможен.",
)
_BROKEN_REMEDY = Trilingual(
    "上の行を文書で直してから、もう一度お試しください。",
    "Correct the rows named above in the document and try again.",
    "Исправьте названные выше записи в документе и повторите попытку.",
)
_ROWS = Trilingual("{count}行", "rows: {count}", "записей: {count}")
_KEYS = {
    "home": Trilingual("地元側", "home side", "местная сторона"),
    "partners": Trilingual("相手側", "partner side", "сторона партнёра"),
    "columns": Trilingual("列", "column", "столбец"),
    "fiscal": Trilingual("年度（4月〜3月）", "fiscal years (April–March)", "финансовые годы (апрель–март)"),
    "profile": Trilingual("プロファイル", "profile", "профиль"),
}  # fmt: skip


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    words = {
        "file": Trilingual("読む文書", "the document", "документ"),
        "explain": Trilingual(
            "何をどう理解したか、理由とともに示す",
            "show what was understood, and why",
            "показать, что и почему было понято",
        ),
        "profile": Trilingual(
            "プロファイル（既定は文書と同じ場所の「ファイル名.toml」）",
            "a profile (default: FILE.toml beside the document)",
            "профиль (по умолчанию — ФАЙЛ.toml рядом с документом)",
        ),
    }
    parser.add_argument("file", type=Path, help=words["file"].of(tongue))
    parser.add_argument("--explain", action="store_true", help=words["explain"].of(tongue))
    parser.add_argument("--profile", type=Path, metavar="TOML", help=words["profile"].of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    if options.explain:
        known = understood(options.file, options.profile)
        reading = known.reading
        _explain(known, tongue)
    else:
        reading = read(options.file, options.profile)
        for row in reading.rows:
            print(json.dumps(row.as_dict(), ensure_ascii=False))
    sys.stdout.flush()
    for finding in reading.findings:
        print(_line(finding, tongue), file=sys.stderr)
    _refuse_broken(reading)
    return 0


def _refuse_broken(reading: Reading) -> None:
    """KoryuError where a row is broken: the rows are out, but nobody should build on them."""
    if errors := [one for one in reading.findings if one.severity == "error"]:
        first = errors[0]
        raise KoryuError(
            _BROKEN.fill(count=len(errors)),
            _BROKEN_REMEDY,
            file=reading.file,
            page=first.source.page,
            row=first.source.row,
            line=first.source.line,
            cell=first.column,
        )


def _line(finding: Finding, tongue: str) -> str:
    """One finding as one line: how grave, where, what, and the words it is about."""
    place = KoryuError(
        finding.message,
        file=finding.source.file,
        page=finding.source.page,
        row=finding.source.row,
        line=finding.source.line,
        cell=finding.column or None,
    )
    what, where = place.message(tongue).split("\n", 1)
    said = f" [{finding.text[:40]}]" if finding.text else ""
    return f"{term('severity', finding.severity).of(tongue)}: {what}{said}\n{where}"


def _explain(known: Understood, tongue: str) -> None:
    print(known.profile.title.of(tongue))
    print(f"  {_ROWS.fill(count=len(known.reading.rows)).of(tongue)}")
    for reason in known.reasons:
        found, why = reason.found.of(tongue), reason.why.of(tongue)
        print(f"  {_KEYS[reason.key].of(tongue)}: {found}  ← {why}")
