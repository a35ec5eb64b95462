"""What the names in a chronicle mean: which place, and on whose side.

A lexicon is made once for a gazetteer and a chronicle's two sides. It holds the gazetteer's
Japanese names, the countries of `data/countries.csv` and, meaning nothing, the longer words of
`data/homographs.csv` in which a name stands without naming a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Side
from koryu.chronicle.tables import table
from koryu.chronicle.text import beginnings, fold

_KATAKANA = re.compile(r"[ァ-ヴー]")
# A long-vowel mark between names is a dash: 函館ーウラジオストク.
_GOES_BEFORE = re.compile(r"(?:[ァ-ヴ]|[ァ-ヴ]ー)$")
_GOES_ON = re.compile(r"[ァ-ヴ]|ー(?=[ァ-ヴー]|$)")
_KANJI_ONLY = re.compile(r"[一-龥]+")
_ADMINISTRATIVE = re.compile(r"(?:地方|[市町村区郡県府都道州省島国])$")
# A bare Japanese name before one of these is a person's.
_PERSON = re.compile(r"氏|さん|君(?!臨)|様|先生|知事|議長|副議長|議員|会長|教授|博士|選手|団長")
_SHIP = re.compile(r"[」』\"]?(?:号(?!線|館)|丸(?![くいみめご]))")
_SOCIETY = re.compile(r"(?:引揚者|同窓)?会(?![議場談館])")
_MARKED = re.compile(r"市|省|県|区|州|府|郡|広域|特別|鎮|空港|大学|港")
_COUNTRY_BEFORE = re.compile(r"(?:中国|韓国|台湾|国|・|訪)$")
_V_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))
_KOREAN = re.compile(r"([一-龥])[一-龥]([南北])道")
_SHORT, _LONG = 3, 5
# A gazetteer with more places is one of the whole world, and full of names that are other words.
_WORLD = 1000
_NONE: tuple[tuple[str, ...], list[Name]] = ((), [])


@dataclass(frozen=True, slots=True)
class Name:
    """What a name means: a place of the gazetteer or a country without one, and its side."""

    word: str
    place: Place | None
    side: Side | None
    bare: bool  # a Japanese place without its 市, 町 …
    weak: bool  # as likely another word: it needs 市 … behind it or a country before it
    former: bool  # a kanji name of a place that is now called otherwise


class Lexicon:
    """The names of a chronicle, found in width-folded text, longest first; and its region labels."""

    def __init__(self, names: dict[str, Name], gazetteer: Gazetteer, home: tuple[str, ...]) -> None:
        self.world = len(gazetteer.places) > _WORLD
        by_two: dict[str, list[Name]] = {}
        for name in sorted(names.values(), key=lambda one: len(one.word), reverse=True):
            by_two.setdefault(name.word[:2], []).append(name)
        self._by_two = {
            two: (tuple(one.word for one in named), named) for two, named in by_two.items()
        }
        self._beginning = beginnings(self._by_two)
        self._gazetteer = gazetteer
        self._sides = {name.place.id: name.side for name in names.values() if name.place}
        around = {
            one.id for place in home if place in gazetteer for one in gazetteer.ancestors(place)
        }
        self._home = around | set(home)
        self._labels: dict[str, Place | None] = {}
        self._label_sides: dict[str, Side | None] = {}

    def names(self) -> Iterator[Name]:
        """Every name and what it means."""
        return (name for _, named in self._by_two.values() for name in named)

    def find(self, text: str) -> Iterator[tuple[int, int, Name]]:
        """Start, end and meaning of the names in `text`, in order, none overlapping."""
        at, known = 0, self._by_two
        for match in self._beginning.finditer(text):
            start = match.start()
            if start < at:
                continue
            words, named = known.get(text[start : start + 2], _NONE)
            if not text.startswith(words, start):
                continue
            for name in named:
                end = start + len(name.word)
                if text.startswith(name.word, start) and _stands(text, start, end, name, after=at):
                    yield start, end, name
                    at = end
                    break

    def meant(self, label: str) -> Place | None:
        """The place a region label means; of a city and the region around it that share a name, the region."""
        if label not in self._labels:
            self._labels[label] = _labelled(label.strip(), self._gazetteer)
        return self._labels[label]

    def side(self, label: str) -> Side | None:
        """The side a region label names."""
        if label not in self._label_sides:
            self._label_sides[label] = self._side(label)
        return self._label_sides[label]

    def _side(self, label: str) -> Side | None:
        if place := self.meant(label):
            return self._sides.get(place.id)
        named = next(self.find(fold(label)), None)
        return named[2].side if named else None

    def is_side(self, place: Place) -> bool:
        """Whether the name means a whole side: a country, or the prefecture that keeps the chronicle."""
        return place.kind == "country" or (place.kind == "prefecture" and place.id in self._home)


def _labelled(label: str, gazetteer: Gazetteer) -> Place | None:
    place = gazetteer.resolve(label)
    around = gazetteer.places.get(place.parent) if place else None
    if place and around and around.name.ja.startswith(label) and label != f"{place.name.ja}市":
        return around
    return place


def _stands(text: str, start: int, end: int, name: Name, after: int) -> bool:
    """Whether the name is a word of its own here and means the place; the name before ends at `after`."""
    if name.side is None:
        return True
    if not _bounded(text, start, end, name.word, after):
        return False
    if name.weak and not (
        _MARKED.match(text, end) or _COUNTRY_BEFORE.search(text, max(0, start - 2), start)
    ):
        return False
    if _SHIP.match(text, end):
        return False
    if name.former and _SOCIETY.match(text, end):
        return False
    return not (name.bare and _PERSON.match(text, end))


def _bounded(text: str, start: int, end: int, word: str, after: int) -> bool:
    """Whether a katakana name is not part of a longer word: サハ in サハリン, ローマ in アローマ.

    A compound may begin with a name (サハリンチーム) or join two (ロシアサハリン).
    """
    if (
        _KATAKANA.match(word)
        and start != after
        and _GOES_BEFORE.search(text, max(0, start - 2), start)
    ):
        return False
    if not (_KATAKANA.match(word[-1]) and _GOES_ON.match(text, end)):
        return True
    return len(word) > _SHORT and text[end] != "ー"


def lexicon_of(gazetteer: Gazetteer, profile: Profile) -> Lexicon:
    """The lexicon for a chronicle; made once for the same gazetteer and sides."""
    return _lexicon(gazetteer, profile.home, profile.partners)


@lru_cache(maxsize=16)
def _lexicon(gazetteer: Gazetteer, home: tuple[str, ...], partners: tuple[str, ...]) -> Lexicon:
    names: dict[str, Name] = {}
    world = len(gazetteer.places) > _WORLD
    for place in gazetteer.places.values():
        side = _side_of(place, gazetteer, home, partners)
        for name in _names_of(place, side, world):
            known = names.get(name.word)
            if known is None or (known.side == "other" and side != "other"):
                names[name.word] = name
    cities_first = sorted(
        names.values(), key=lambda name: not name.place or name.place.kind == "region"
    )
    for name in cities_first if world else ():
        for variant in _variants(name):
            names.setdefault(variant.word, variant)
    for word, side in _countries(names, home, partners):
        names.setdefault(word, _plain(word, side))
    for row in table("homographs"):
        word = fold(row["word"])
        if word not in names or (world and row["word"] == row["instead_of"]):
            names[word] = _plain(word, None)
    return Lexicon(names, gazetteer, home)


def _variants(name: Name) -> Iterator[Name]:
    """Other forms of a foreign name: ノボシビルスク, サハリン for the region, コムソモリスク, 慶北, 浙江."""
    stem = _ADMINISTRATIVE.sub("", name.word)
    if _KATAKANA.match(name.word):
        plain = name.word
        for sound, other in _V_SOUNDS:
            plain = plain.replace(sound, other)
        yield replace(name, word=plain)
        if name.place and name.place.kind == "region" and len(stem) > _SHORT:
            yield replace(name, word=stem)
        if (first := name.word.split("・")[0]) != name.word and len(first) > _LONG:
            yield replace(name, word=first)
    elif name.place and (halves := _KOREAN.fullmatch(name.word)):
        yield replace(name, word=halves[1] + halves[2])
    elif name.word.endswith("省") and len(stem) > 1:
        yield replace(name, word=stem, weak=stem not in _famous())


def _plain(word: str, side: Side | None) -> Name:
    return Name(word, None, side, bare=False, weak=False, former=False)


def _names_of(place: Place, side: Side, world: bool) -> Iterator[Name]:
    modern = bool(_KATAKANA.match(place.name.ja))
    for given in (place.name.ja, *place.aliases):
        word = fold(given)
        if len(word) < 2 or word[0] < "\u3040":
            continue
        kanji = bool(_KANJI_ONLY.fullmatch(word))
        short = not _ADMINISTRATIVE.search(word)
        foreign = world and short and side != "home" and place.kind != "country"
        weak = foreign and (word not in _famous() if kanji else len(word) < _SHORT)
        bare = kanji and short and side == "home"
        yield Name(word, place, side, bare=bare, weak=weak, former=modern and kanji)


@cache
def _famous() -> frozenset[str]:
    return frozenset(one for row in table("famous_cities") for one in row["names"].split(" | "))


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
