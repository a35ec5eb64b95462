"""koryu read: a document → its rows, as JSON Lines."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from koryu.chronicle.trilingual import Trilingual
from koryu.cli.document import Understood, understood
from koryu.cli.found import tell
from koryu.readers import read

EXAMPLES = (
    "koryu read russia-exchange-chronicle.txt",
    "koryu read nenpyo.xlsx --explain",
    "koryu read nenpyo.pdf --profile nenpyo.toml",
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
    tell(reading, tongue)
    return 0


def _explain(known: Understood, tongue: str) -> None:
    print(known.profile.title.of(tongue))
    print(f"  {_ROWS.fill(count=len(known.reading.rows)).of(tongue)}")
    for reason in known.reasons:
        found, why = reason.found.of(tongue), reason.why.of(tongue)
        print(f"  {_KEYS[reason.key].of(tongue)}: {found}  ← {why}")
