"""koryu read: a document → its rows, as JSON Lines."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from koryu.chronicle.trilingual import Trilingual
from koryu.readers import read

EXAMPLES = ("koryu read russia-exchange-chronicle.txt",)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    file = Trilingual("読む文書", "the document", "документ")
    parser.add_argument("file", type=Path, help=file.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    reading = read(options.file)
    for row in reading.rows:
        print(json.dumps(row.as_dict(), ensure_ascii=False))
    for finding in reading.findings:
        place = finding.source
        where = f"{place.file}, p. {place.page}, {place.row}, {finding.column}"
        print(f"{finding.severity}: {where}: {finding.message.of(tongue)}", file=sys.stderr)
    return int(any(one.severity == "error" for one in reading.findings))
