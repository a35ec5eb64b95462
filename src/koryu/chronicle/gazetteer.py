"""Places: their names in three scripts, their variants, and finding them in text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from koryu.chronicle.text import beginnings, fold, normalise
from koryu.chronicle.trilingual import Trilingual

PlaceSide = Literal["home", "partner", "other"]
# Places of these kinds enclose the whole home or partner side: texts mean the side, not a place.
SIDE_KINDS = frozenset({"country", "prefecture"})


@dataclass(frozen=True, slots=True)
class Place:
    """One place. Latitude and longitude are WGS 84 degrees; `geonames` is a GeoNames id."""

    id: str
    name: Trilingual
    kind: str
    side: PlaceSide
    kana: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonames: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every name by which the place is found: three languages, kana and aliases."""
        names = (self.name.ja, self.name.en, self.name.ru, self.kana, *self.aliases)
        return tuple(dict.fromkeys(filter(None, names)))


_KATAKANA = re.compile(r"[ァ-ヺー]")
# A katakana name this short is more often a piece of another word (タイ in スタイル and タイトル).
_SHORT, _VERY_SHORT = 4, 2


class Mention(NamedTuple):
    """A place named in a text; the span is in characters of the original text."""

    place: Place
    span: tuple[int, int]


def _inside(text: str, at: int, word: str) -> bool:
    """Whether a short katakana name stands inside a longer katakana word."""
    if len(word) > _SHORT or not _KATAKANA.match(word):
        return False
    end = at + len(word)
    if at and _KATAKANA.match(text[at - 1]):
        return True
    follows = end < len(text) and _KATAKANA.match(text[end]) is not None
    return follows and (len(word) <= _VERY_SHORT or text[end] == "ー")


# The general gazetteer and the one a chronicle sees share nearly all their names.
folded_name = cache(fold)


class Gazetteer:
    """A set of places that answers what a label means and which places a text names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {place.id: place for place in places}
        self._chains: dict[str, tuple[str, ...]] = {}

    def __contains__(self, place_id: str) -> bool:
        return place_id in self.places

    def __getitem__(self, place_id: str) -> Place:
        return self.places[place_id]

    @cached_property
    def _by_word(self) -> dict[str, Place]:
        words: dict[str, Place] = {}
        for place in self.places.values():
            for word in (place.name.ja, place.name.en, place.name.ru, place.kana, *place.aliases):
                if word:
                    words.setdefault(folded_name(word), place)
        return words

    @cached_property
    def _by_beginning(self) -> dict[str, tuple[str, ...]]:
        """Japanese names by their first two characters, longest first."""
        names: dict[str, list[str]] = {}
        for place in self.places.values():
            for word in (place.name.ja, *place.aliases):
                folded = folded_name(word)
                if len(folded) > 1 and not folded[0].isascii():
                    names.setdefault(folded[:2], []).append(folded)
        return {
            two: tuple(sorted(words, key=len, reverse=True)) if len(words) > 1 else (words[0],)
            for two, words in names.items()
        }

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return beginnings(self._by_beginning)

    def resolve(self, label: str) -> Place | None:
        """The place a label, a name or an alias means, in any script; None if none."""
        return self._by_word.get(fold(label.strip()))

    def find(self, text: str) -> list[Mention]:
        """The places a Japanese text names, in order, longest match first, none overlapping."""
        normal, names = normalise(text), self._by_beginning
        words = normal.text
        found: list[Mention] = []
        end = 0
        for match in self._beginning.finditer(words) if names else ():
            at = match.start()
            if at < end:
                continue
            named = names.get(words[at : at + 2], ())
            if not words.startswith(named, at):
                continue
            for name in named:
                if words.startswith(name, at) and not _inside(words, at, name):
                    end = at + len(name)
                    found.append(Mention(self._by_word[name], normal.original_span(at, end)))
                    break
        return found

    def ancestors(self, place_id: str) -> list[Place]:
        """The enclosing places, nearest first."""
        return [self.places[one] for one in self._chain(self.places[place_id].parent)]

    def around(self, place_id: str) -> frozenset[str]:
        """The ids of the place and of the enclosing places."""
        return frozenset((place_id, *self._chain(self.places[place_id].parent)))

    def _chain(self, parent: str) -> tuple[str, ...]:
        """The ids from `parent` upwards; most places share theirs with others."""
        if (known := self._chains.get(parent)) is None:
            chain: dict[str, None] = {}
            above = parent
            while above in self.places and above not in chain:
                chain[above] = None
                above = self.places[above].parent
            known = self._chains[parent] = tuple(chain)
        return known
