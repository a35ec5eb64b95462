"""koryu facts: a document → its events with computed facts, as JSON Lines.

Facts come from the text alone: a bundled chronicle lends its profile and its gazetteer, none of its
decisions.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from koryu.chronicle.pipeline import events_of
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.document import understood
from koryu.cli.found import tell

EXAMPLES = ("koryu facts russia-exchange-chronicle.txt",)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    file = Trilingual("読む文書", "the document", "документ")
    parser.add_argument("file", type=Path, help=file.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    document = understood(options.file)
    for event in events_of(document.reading.rows, document.profile, document.gazetteer):
        print(json.dumps(event.as_dict(), ensure_ascii=False))
    tell(document.reading, tongue)
    return 0
