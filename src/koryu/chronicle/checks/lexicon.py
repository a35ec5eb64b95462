"""What a phrase may consist of: places, words, and the document's own frequent words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.glyphs import is_kanji, is_katakana
from koryu.chronicle.checks.spelling import is_misread
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.tables import table

# What one piece of a phrase costs to read: the dearer, the less of it is explained.
PLACE, COMMON, FREQUENT, AFFIX, NAME, UNKNOWN_KANJI, UNKNOWN_RUN = 0.5, 1.0, 1.1, 1.0, 1.3, 3.0, 3.5
# 在札, 来道, 訪中: the first character of a usual short form.
SHORT_FORMS = frozenset("在駐来訪帰離対")
_OFTEN = 3
_LONGEST = 14
_TWO = 2  # the length of most words
_KIND = re.compile(
    r"(?<=..)(?:特別市|広域市|[市区町村郡県府州省島]|地方|共和国|特別行政区|自治[州区])$"
)


class Piece(NamedTuple):
    """A part of a phrase, and what reading it costs."""

    start: int
    end: int
    cost: float

    @property
    def is_unknown(self) -> bool:
        return self.cost > UNKNOWN_KANJI - 0.5


_NOWHERE = 1e9


def abroad_words() -> set[str]:
    """日ロ, 訪中, 在独 …: the one character for a country beside 日, 訪, 来, 在, 対, 駐."""
    letters = [one for row in table("countries") for one in row["abroad"].split(" | ") if one]
    return {f"{before}{one}" for one in letters for before in "日訪来在対駐両中米"} | {
        f"{one}{after}" for one in letters for after in "国日"
    }


class Lexicon:
    """Reads phrases as pieces. `often` are words of the document with the rows they stand in."""

    def __init__(self, gazetteer: Gazetteer, often: Mapping[str, int]) -> None:
        self.places = place_words(gazetteer)
        self.often = often
        self._affixes = vocabulary.affixes()
        self._read: dict[str, tuple[Piece, ...]] = {}

    @cached_property
    def _words(self) -> dict[str, float]:
        words: dict[str, float] = dict(vocabulary.kanji_words())
        words |= vocabulary.katakana_words()
        words |= dict.fromkeys(abroad_words(), 1.0)
        words |= {word: FREQUENT for word, count in self.often.items() if count >= _OFTEN}
        words |= dict.fromkeys(self.places, PLACE)
        return words

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """First two characters → the lengths of the words that begin so; left out where that is two."""
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            if len(word) <= _LONGEST and len(word) != _TWO:
                lengths.setdefault(word[:2], {_TWO}).add(len(word))
        return {first: tuple(sorted(found)) for first, found in lengths.items()}

    def cost_of(self, word: str) -> float | None:
        """What the whole word costs, None where it is not known."""
        return self._words.get(word)

    def knows(self, word: str) -> bool:
        return word in self._words

    def pieces(self, phrase: str) -> tuple[Piece, ...]:
        """The cheapest reading of a phrase."""
        if (known := self._read.get(phrase)) is None:
            known = self._read[phrase] = self._cheapest(phrase)
        return known

    def cost(self, phrase: str) -> float:
        return sum(piece.cost for piece in self.pieces(phrase))

    def explains(self, phrase: str) -> bool:
        """Whether every piece of the phrase is known."""
        return not any(piece.is_unknown for piece in self.pieces(phrase))

    def _cheapest(self, phrase: str) -> tuple[Piece, ...]:
        size = len(phrase)
        best = [0.0, *[_NOWHERE] * size]
        begun = [0] * (size + 1)
        words, lengths = self._words, self._lengths
        for at in range(size):
            so_far = best[at]
            if so_far >= _NOWHERE:
                continue
            for length in lengths.get(phrase[at : at + 2], (_TWO,)):
                end = at + length
                if end > size:
                    break
                cost = words.get(phrase[at:end])
                if cost is not None and so_far + cost < best[end]:
                    best[end], begun[end] = so_far + cost, at
            end, cost = self._single(phrase, at)
            if so_far + cost < best[end]:
                best[end], begun[end] = so_far + cost, at
        return _walk(best, begun)

    def _single(self, phrase: str, at: int) -> tuple[int, float]:
        """Where one character, or a run that is no word, ends, and its cost."""
        char = phrase[at]
        if is_katakana(char):
            return _run_end(phrase, at), UNKNOWN_RUN
        if char in self._affixes:
            return at + 1, AFFIX
        return at + 1, UNKNOWN_KANJI if is_kanji(char) else 0.0


def _run_end(phrase: str, at: int) -> int:
    end = at + 1
    while end < len(phrase) and is_katakana(phrase[end]):
        end += 1
    return end


def _walk(best: list[float], begun: list[int]) -> tuple[Piece, ...]:
    """The pieces of the cheapest reading, from the costs up to and the starts of each end."""
    pieces: list[Piece] = []
    end = len(best) - 1
    while end:
        start = begun[end]
        pieces.append(Piece(start, end, best[end] - best[start]))
        end = start
    pieces.reverse()
    return tuple(pieces)


def place_words(gazetteer: Gazetteer) -> frozenset[str]:
    """The Japanese names of places that are right: a misreading listed as an alias is not."""
    words: set[str] = set()
    for place in gazetteer.places.values():
        stem = stem_of(place.name.ja)
        for word in (place.name.ja, *place.aliases):
            is_japanese = all(is_kanji(char) or is_katakana(char) or char == "・" for char in word)
            if len(word) > 1 and is_japanese and not is_misread(stem_of(word), stem):
                words.add(word)
    return frozenset(words)


def stem_of(name: str) -> str:
    """A place's name without the word for its kind: 札幌市 → 札幌, ハバロフスク地方 → ハバロフスク."""
    return _KIND.sub("", name) or name
