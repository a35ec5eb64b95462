"""A document as the commands understand it: its rows, its profile and the places it may name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from koryu.chronicle.columns import as_read, columns_by_name
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Reading
from koryu.chronicle.trilingual import Trilingual
from koryu.datasets import BUNDLED, bundled_gazetteer, bundled_profile
from koryu.readers import read


@dataclass(frozen=True, slots=True)
class Understood:
    reading: Reading
    profile: Profile
    gazetteer: Gazetteer


def understood(path: Path) -> Understood:
    """The document at `path`. KoryuError where it cannot be read.

    A document with the columns and the places of a bundled chronicle gets that chronicle's
    profile and gazetteer.
    """
    reading = read(path)
    profile, gazetteer = _bundled(reading) or (_plain(reading), Gazetteer(()))
    return Understood(reading, profile, gazetteer)


def _bundled(reading: Reading) -> tuple[Profile, Gazetteer] | None:
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
