"""What stands in the same surroundings elsewhere in a document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from itertools import pairwise

from koryu.chronicle.checks.glyphs import is_kanji, is_katakana
from koryu.chronicle.checks.lexicon import Lexicon

# How many characters before and after a gap are compared: either way five together.
_WIDTHS = ((2, 3), (3, 2))
# How many characters around a gap belong to one word, and what a place counts for.
_FAR, _PLACE_COUNT = 4, 5
_NONE: frozenset[str] = frozenset()
_EDGES = re.compile(r"[・]")
Gap = tuple[str, str]


def gaps(phrase: str, left: int, right: int) -> list[Gap]:
    """The surroundings of `phrase[left:right]`; ・ and the phrase's ends are edges (^ and $)."""
    before = "^" + _EDGES.split(phrase[:left])[-1]
    after = _EDGES.split(phrase[right:])[0] + "$"
    return [(before[-wide:], after[:far]) for wide, far in _WIDTHS]


def _edgeless(beside: str) -> str:
    return beside.replace("・", "")


def context_length(one: Gap) -> int:
    """How many characters a gap is known by."""
    return len("".join(one).strip("^$"))


class Contexts:
    """The phrases of a document by their pieces and by what stands in which gap."""

    def __init__(self, phrases: Mapping[str, int], lexicon: Lexicon) -> None:
        self._phrases = phrases
        self._lexicon = lexicon

    @cached_property
    def words(self) -> Counter[str]:
        """The pieces of all phrases, with how often each stands."""
        counted: Counter[str] = Counter()
        for phrase, count in self._phrases.items():
            for piece in self._lexicon.pieces(phrase):
                counted[phrase[piece.start : piece.end]] += count
        return counted

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Neighbouring pieces, with how often they stand together."""
        counted: Counter[tuple[str, str]] = Counter()
        for phrase, count in self._phrases.items():
            for one, other in pairwise(self._lexicon.pieces(phrase)):
                key = phrase[one.start : one.end], phrase[other.start : other.end]
                counted[key] += count
        return counted

    @cached_property
    def joined(self) -> Counter[str]:
        """Neighbouring pieces written together, with how often they stand so."""
        counted: Counter[str] = Counter()
        for (one, other), count in self.pairs.items():
            counted[one + other] += count
        return counted

    @cached_property
    def kanji(self) -> Counter[str]:
        """Every character of the phrases, with how often it stands."""
        counted: Counter[str] = Counter()
        for phrase, count in self._phrases.items():
            for char in phrase:
                counted[char] += count
        return counted

    @cached_property
    def _completions(self) -> dict[str, Counter[str]]:
        """Words with one kanji left out (□) → the kanji that stand there, and how often."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for word, count in self.words.items():
            if len(word) > 1 and not is_katakana(word[0]):
                for at, char in enumerate(word):
                    found[f"{word[:at]}□{word[at + 1 :]}"][char] += count
        for (one, other), count in self.pairs.items():
            if len(other) == 1 and is_kanji(other):
                found[f"{one}□"][other] += count
        for pattern, chars in self._place_patterns.items():
            for char in chars:
                if len(pattern) > 2 and is_kanji(char):
                    found[pattern][char] += _PLACE_COUNT
        return found

    @cached_property
    def _place_patterns(self) -> dict[str, set[str]]:
        """Places with one character left out (□) → the characters that stand there."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for place in self._lexicon.places:
            for at, char in enumerate(place):
                found[f"{place[:at]}□{place[at + 1 :]}"].add(char)
        return found

    def place_characters(self, phrase: str, at: int) -> set[str]:
        """The characters that at position `at` would make a place of the phrase's words."""
        patterns = self._place_patterns
        found: set[str] = set()
        for start in range(max(0, at - _FAR + 1), at + 1):
            for end in range(at + 1, min(len(phrase), at + _FAR) + 1):
                found |= patterns.get(f"{phrase[start:at]}□{phrase[at + 1 : end]}", _NONE)
        return found

    def completions(self, phrase: str, at: int, starts: Set[int], ends: Set[int]) -> Counter[str]:
        """The kanji that complete a word or a place around position `at`, and how often.

        Words begin and end only at `starts` and `ends`, so no known word is cut.
        """
        counted: Counter[str] = Counter()
        for start in starts & set(range(max(0, at - _FAR), at + 1)):
            for end in ends & set(range(at + 1, at + _FAR + 1)):
                pattern = f"{phrase[start:at]}□{phrase[at + 1 : end]}"
                if len(pattern) > 1:
                    counted.update(self._completions.get(pattern, {}))
        del counted[phrase[at]]
        return counted

    def fillings(self, wanted: Iterable[Gap]) -> dict[Gap, Counter[str]]:
        """The single characters that stand in the gaps wanted, over all phrases."""
        places = set(wanted)
        # Most characters are ruled out by their neighbours alone.
        beside = {before[-1:].strip("^") + after[:1].strip("$") for before, after in places}
        found: defaultdict[Gap, Counter[str]] = defaultdict(Counter)
        for phrase, count in self._phrases.items() if places else ():
            for at, char in enumerate(phrase):
                if _edgeless(phrase[at - 1 : at] + phrase[at + 1 : at + 2]) in beside:
                    for key in gaps(phrase, at, at + 1):
                        if key in places:
                            found[key][char] += count
        return found

    def longer(self, wanted: Iterable[str]) -> dict[str, list[str]]:
        """For each phrase wanted, the phrases that are it with one more character."""
        short = set(wanted)
        found: defaultdict[str, list[str]] = defaultdict(list)
        if short:
            for phrase in self._phrases:
                for at in range(len(phrase)):
                    if (without := phrase[:at] + phrase[at + 1 :]) in short:
                        found[without].append(phrase)
        return found
