"""Places: their names in three scripts, their variants, and finding them in text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from koryu.chronicle.text import Normalised, fold, normalise
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


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text; the span is in characters of the original text."""

    place: Place
    span: tuple[int, int]


class Gazetteer:
    """A set of places that answers what a label means and which places a text names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {place.id: place for place in places}

    def __contains__(self, place_id: str) -> bool:
        return place_id in self.places

    def __getitem__(self, place_id: str) -> Place:
        return self.places[place_id]

    @cached_property
    def _by_word(self) -> dict[str, Place]:
        words: dict[str, Place] = {}
        for place in self.places.values():
            for word in place.words:
                words.setdefault(fold(word), place)
        return words

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        """Japanese names by their first character, longest first."""
        firsts: dict[str, list[str]] = {}
        for place in self.places.values():
            for word in (place.name.ja, *place.aliases):
                folded = fold(word)
                if (
                    len(folded) > 1
                    and not folded[0].isascii()
                    and folded not in firsts.get(folded[0], ())
                ):
                    firsts.setdefault(folded[0], []).append(folded)
        return {first: sorted(words, key=len, reverse=True) for first, words in firsts.items()}

    def resolve(self, label: str) -> Place | None:
        """The place a label, a name or an alias means, in any script; None if none."""
        return self._by_word.get(fold(label.strip()))

    def find(self, text: str) -> list[Mention]:
        """The places a Japanese text names, in order, longest match first, none overlapping."""
        return list(self._mentions(normalise(text)))

    def _mentions(self, text: Normalised) -> Iterator[Mention]:
        at = 0
        while at < len(text.text):
            word = next(
                (
                    one
                    for one in self._by_first.get(text.text[at], ())
                    if text.text.startswith(one, at)
                ),
                None,
            )
            if word is None:
                at += 1
                continue
            yield Mention(self._by_word[word], text.original_span(at, at + len(word)))
            at += len(word)

    def ancestors(self, place_id: str) -> list[Place]:
        """The enclosing places, nearest first."""
        chain: list[Place] = []
        parent = self.places[place_id].parent
        while parent in self.places and self.places[parent] not in chain:
            chain.append(self.places[parent])
            parent = self.places[parent].parent
        return chain
