"""What the names in a chronicle mean: which place, and on whose side.

A lexicon is made once for a gazetteer and a chronicle's two sides. It holds the gazetteer's
Japanese names, the countries of `data/countries.csv` and, meaning nothing, the longer words of
`data/homographs.csv` in which a name stands without naming a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Side
from koryu.chronicle.tables import table
from koryu.chronicle.text import fold

_KATAKANA = re.compile(r"[ァ-ヴー]")
_KANJI_ONLY = re.compile(r"[一-龥]+")
_ADMINISTRATIVE = re.compile(r"[市町村区郡県府都道州省島国]$")
# A bare Japanese name before one of these is a person's.
_PERSON = re.compile(r"氏|さん|君(?!臨)|様|先生|知事|議長|副議長|議員|会長|教授|博士|選手|団長")
_SHIP = re.compile(r"[」』\"]?(?:号(?!線|館)|丸(?![くいみめご]))")
_SOCIETY = re.compile(r"(?:引揚者|同窓)?会(?![議場談館])")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Name:
    """What a name means: a place of the gazetteer or a country without one, and its side."""

    word: str
    place: Place | None
    side: Side | None
    bare: bool  # a Japanese place without its 市, 町 …
    former: bool  # a kanji name of a place that is now called otherwise


class Lexicon:
    """The names of a chronicle, found in width-folded text, longest first; and its region labels."""

    def __init__(self, names: dict[str, Name], gazetteer: Gazetteer, home: tuple[str, ...]) -> None:
        self._by_two: dict[str, list[Name]] = {}
        for name in sorted(names.values(), key=lambda one: len(one.word), reverse=True):
            self._by_two.setdefault(name.word[:2], []).append(name)
        firsts = {re.escape(word[0]) for word in self._by_two}
        self._first = re.compile(f"[{''.join(firsts)}]")
        self._gazetteer = gazetteer
        self._sides = {name.place.id: name.side for name in names.values() if name.place}
        around = {
            one.id for place in home if place in gazetteer for one in gazetteer.ancestors(place)
        }
        self._home = around | set(home)
        self._labels: dict[str, Place | None] = {}

    def find(self, text: str) -> Iterator[tuple[int, int, Name]]:
        """Start, end and meaning of the names in `text`, in order, none overlapping."""
        at, known = 0, self._by_two
        for match in self._first.finditer(text):
            start = match.start()
            if start < at:
                continue
            for name in known.get(text[start : start + 2], ()):
                end = start + len(name.word)
                if text.startswith(name.word, start) and _stands(text, start, end, name):
                    yield start, end, name
                    at = end
                    break

    def meant(self, label: str) -> Place | None:
        """The place a region label means; of a city and the region around it that share a name, the region."""
        if label not in self._labels:
            self._labels[label] = _labelled(label.strip(), self._gazetteer)
        return self._labels[label]

    def side(self, place: Place) -> Side | None:
        """The side of a place of the gazetteer."""
        return self._sides.get(place.id)

    def is_side(self, place: Place) -> bool:
        """Whether the name means a whole side: a country, or the prefecture that keeps the chronicle."""
        return place.kind == "country" or (place.kind == "prefecture" and place.id in self._home)


def _labelled(label: str, gazetteer: Gazetteer) -> Place | None:
    place = gazetteer.resolve(label)
    around = gazetteer.places.get(place.parent) if place else None
    if place and around and around.name.ja.startswith(label) and label != f"{place.name.ja}市":
        return around
    return place


def _stands(text: str, start: int, end: int, name: Name) -> bool:
    """Whether the name is a word of its own here and means the place."""
    if name.side is None:
        return True
    after = text[end : end + 1]
    if _KATAKANA.match(name.word[-1]) and _KATAKANA.match(after):
        short = len(name.word) <= _SHORT
        if short or after == "ー":
            return False
    if _KATAKANA.match(name.word) and start and _KATAKANA.match(text[start - 1]):
        return len(name.word) > _SHORT
    if _SHIP.match(text, end):
        return False
    if name.former and _SOCIETY.match(text, end):
        return False
    return not (name.bare and _PERSON.match(text, end))


def lexicon_of(gazetteer: Gazetteer, profile: Profile) -> Lexicon:
    """The lexicon for a chronicle; made once for the same gazetteer and sides."""
    return _lexicon(gazetteer, profile.home, profile.partners)


@lru_cache(maxsize=16)
def _lexicon(gazetteer: Gazetteer, home: tuple[str, ...], partners: tuple[str, ...]) -> Lexicon:
    names: dict[str, Name] = {}
    for place in gazetteer.places.values():
        side = _side_of(place, gazetteer, home, partners)
        for name in _names_of(place, side):
            known = names.get(name.word)
            if known is None or (known.side == "other" and side != "other"):
                names[name.word] = name
    for word, side in _countries(names, home, partners):
        names.setdefault(word, Name(word, None, side, bare=False, former=False))
    for row in table("homographs"):
        word = fold(row["word"])
        names.setdefault(word, Name(word, None, None, bare=False, former=False))
    return Lexicon(names, gazetteer, home)


def _names_of(place: Place, side: Side) -> Iterator[Name]:
    modern = bool(_KATAKANA.match(place.name.ja))
    for given in (place.name.ja, *place.aliases):
        word = fold(given)
        if len(word) < 2 or word[0] < "\u3040":
            continue
        kanji = bool(_KANJI_ONLY.fullmatch(word))
        bare = kanji and side == "home" and not _ADMINISTRATIVE.search(word)
        yield Name(word, place, side, bare=bare, former=modern and kanji)


def _side_of(
    place: Place, gazetteer: Gazetteer, home: tuple[str, ...], partners: tuple[str, ...]
) -> Side:
    """What the profile's home or partners enclose is theirs; elsewhere in Japan is home; else the gazetteer's word."""
    chain = [place, *gazetteer.ancestors(place.id)]
    ids = {one.id for one in chain}
    if ids & set(home):
        return "home"
    if ids & set(partners):
        return "partner"
    return "home" if chain[-1].name.ja == "日本" else place.side


def _countries(
    names: dict[str, Name], home: tuple[str, ...], partners: tuple[str, ...]
) -> Iterator[tuple[str, Side]]:
    """Names of countries that the gazetteer does not know, each with its side."""
    yield "日本", "home"
    for row in table("countries"):
        words = [fold(word) for word in row["names"].split(" | ")]
        known = next((names[word].side for word in words if word in names), None)
        for word in words:
            yield word, known or "other"
