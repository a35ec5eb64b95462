"""koryu facts: a document → its events with computed facts, as JSON Lines.

Facts come from the text alone. A document with the columns and the places of a bundled chronicle is
read with that chronicle's profile and gazetteer; none of its decisions are used.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from koryu.chronicle.columns import as_read, columns_by_name
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.pipeline import events_of
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Reading
from koryu.chronicle.trilingual import Trilingual
from koryu.datasets import BUNDLED, bundled_gazetteer, bundled_profile
from koryu.readers import read

EXAMPLES = ("koryu facts russia-exchange-chronicle.txt",)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    file = Trilingual("読む文書", "the document", "документ")
    parser.add_argument("file", type=Path, help=file.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    reading = read(options.file)
    profile, gazetteer = _known(reading) or (_plain(reading), Gazetteer(()))
    for event in events_of(reading.rows, profile, gazetteer):
        print(json.dumps(event.as_dict(), ensure_ascii=False))
    return 0


def _known(reading: Reading) -> tuple[Profile, Gazetteer] | None:
    """The bundled chronicle whose columns the document has and whose places most labels name."""
    for name in BUNDLED:
        profile, gazetteer = bundled_profile(name), bundled_gazetteer(name)
        if profile.columns.keys() <= set(reading.header):
            labels = [one for row in reading.rows for one in as_read(row, profile.columns).regions]
            if sum(gazetteer.resolve(one) is not None for one in labels) * 2 > len(labels):
                return profile, gazetteer
    return None


def _plain(reading: Reading) -> Profile:
    """A profile with what the header's names tell."""
    slug = Path(reading.file).stem
    return Profile(slug, slug, Trilingual(reading.title), columns=columns_by_name(reading.header))
