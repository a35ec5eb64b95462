"""Lists of names (places, partnerships, series): looked through and put in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from koryu.archive.models.authority import Named
from koryu.chronicle.text import fold

ORDERS = ("events", "name", "years")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a list: the thing, how many public events it has, and their first and last year."""

    thing: Named
    events: int
    first: int | None
    last: int | None


def ordered(asked: str) -> str:
    """The order an address asks for; the first where it asks for none that there is."""
    return asked if asked in ORDERS else ORDERS[0]


def sifted(lines: Iterable[Line], words: str, order: str, language: str) -> list[Line]:
    """The lines whose names contain all `words`, by number of events, by name or by first year.

    An order that is none counts as the first.
    """
    wanted = fold(words).split()
    kept = [line for line in lines if all(word in _searched(line.thing) for word in wanted)]
    if order == "name":
        return sorted(kept, key=lambda line: _sorted_by(line.thing, language))
    if order == "years":
        return sorted(kept, key=lambda line: (line.first is None, line.first, line.last))
    return sorted(kept, key=lambda line: (-line.events, _sorted_by(line.thing, language)))


def _searched(thing: Named) -> str:
    names = (thing.name_ja, thing.name_en, thing.name_ru, getattr(thing, "kana", ""))
    return fold("\n".join((*names, *getattr(thing, "aliases", ()), thing.pk)))


def _sorted_by(thing: Named, language: str) -> str:
    """Japanese names by reading, where one is known; Latin and Cyrillic by letter."""
    reading = getattr(thing, "kana", "") if language == "ja" else ""
    return fold(reading or thing.name.of(language))
