"""The words that records of exchange are made of, found by what is left when a kanji is misread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import is_kanji
from koryu.chronicle.checks.lexicon import COMMON, NAME, Piece
from koryu.chronicle.checks.phrasewise import Repair, word_span
from koryu.chronicle.checks.vocabulary import is_alike, is_confused, is_related, table_affixes
from koryu.chronicle.tables import table

LONGEST = 5
_GAP = "□"
# By the length of the word: how much better the phrase must read with it, where the kanji is
# neither like nor related to the one that stands there, related, or like it.
_NEVER = 99.0
_LEAST = {
    2: (_NEVER, 4.0, 1.9),
    3: (2.5, 1.4, 0.5),
    4: (1.9, 0.9, 0.5),
}
# … and where the two are known to be confused.
_KNOWN = 0.9
_SURE, _OFTEN = 4.5, 3


@cache
def record_words() -> frozenset[str]:
    """Frequent words of such records, of two to five kanji."""
    return frozenset(
        stem + row["ending"]
        for row in table("record_words")
        for stem in row["stems"].split()
        if 1 < len(stem + row["ending"]) <= LONGEST
    )


@cache
def _patterns() -> Mapping[str, str]:
    """Each word with one kanji left out → the kanji that stand there."""
    found: dict[str, str] = {}
    for word in sorted(record_words()):
        for at, char in enumerate(word):
            key = word[:at] + _GAP + word[at + 1 :]
            found[key] = found.get(key, "") + char
    return found


def words_around(phrase: str, at: int) -> Iterator[tuple[int, str]]:
    """The record words that the phrase would hold with another kanji at `at`: begin and word."""
    patterns = _patterns()
    for start in range(max(0, at - LONGEST + 1), at + 1):
        before = phrase[start:at] + _GAP
        for end in range(max(at + 1, start + 2), min(len(phrase), start + LONGEST) + 1):
            after = phrase[at + 1 : end]
            for char in patterns.get(before + after, ""):
                yield start, phrase[start:at] + char + after


def is_in_record_word(phrase: str, at: int, least: int = 2, edge: int = 0) -> bool:
    """Whether the phrase holds a record word of `least` kanji with the character at `at` in it.

    `edge` is how many of its kanji at either end do not count.
    """
    words = record_words()
    return any(
        phrase[start:end] in words
        for start in range(max(0, at - LONGEST + 1), at + 1 - edge)
        for end in range(max(at + 1 + edge, start + least), min(len(phrase), start + LONGEST) + 1)
    )


class RecordWords:
    """Looks for record words that one misread kanji keeps from being read."""

    def __init__(self, document: Document) -> None:
        self._lexicon = document.lexicon
        self._phrases = document.phrases

    def repair(self, phrase: str) -> Repair | None:
        """The best of the record words that one kanji away would make the phrase read better."""
        best: tuple[float, Repair] | None = None
        for piece in self._lexicon.pieces(phrase):
            if not self._is_doubtful(phrase, piece):
                continue
            for at in range(piece.start, piece.end):
                for start, word in words_around(phrase, at):
                    score = self._score(phrase, piece, at, start, word)
                    if score and (best is None or score > best[0]):
                        right = phrase[:start] + word + phrase[start + len(word) :]
                        span = word_span(self._lexicon.pieces(right), at)
                        sure = 0.9 if score >= _SURE else 0.86
                        best = score, Repair(span, right[slice(*span)], sure)
        return best[1] if best else None

    def _is_doubtful(self, phrase: str, piece: Piece) -> bool:
        """Whether the piece is a kanji by itself, or two that are no usual word."""
        size = piece.end - piece.start
        return is_kanji(phrase[piece.start]) and (size == 1 or (size == 2 and piece.cost >= NAME))

    def _score(self, phrase: str, piece: Piece, at: int, start: int, word: str) -> float:
        """How much better the phrase reads with the record word; 0 where that is not enough."""
        end = start + len(word)
        wrong = phrase[start:end]
        if word == wrong or is_in_record_word(phrase, at):
            return 0.0
        right = phrase[:start] + word + phrase[end:]
        char, other = phrase[at], word[at - start]
        is_known_slip = is_confused(char, other)
        cost = self._lexicon.cost(right)
        if piece.is_unknown or is_known_slip:
            cost = min(cost, self._cost_apart(right, start, end))
        gain = self._lexicon.cost(phrase) - cost
        likeness = 2 if is_alike(char, other) else 1 if is_related(char, other) else 0
        least = _LEAST[min(len(word), 4)][likeness]
        if is_known_slip and not (at == 0 and char in table_affixes("suffixes")):
            least = min(least, _KNOWN)
        if likeness < 2 and (piece.cost < NAME or self._is_whole_without(word, at - start)):
            return 0.0
        if gain < least or self._is_usual(wrong):
            return 0.0
        return gain + likeness + len(word) / 2

    def _cost_apart(self, right: str, start: int, end: int) -> float:
        """What the phrase costs to read with a record word at `start` as one piece."""
        return self._lexicon.cost(right[:start]) + COMMON + self._lexicon.cost(right[end:])

    def _is_whole_without(self, word: str, at: int) -> bool:
        """Whether a word remains without the first or the last kanji: 中学校 of 小中学校."""
        rest = word[1:] if at == 0 else word[:-1] if at == len(word) - 1 else ""
        return self._lexicon.knows(rest) or rest in record_words()

    def _is_usual(self, wrong: str) -> bool:
        """Whether the document has a string of kanji so often that it must be a word of its own."""
        return sum(count for phrase, count in self._phrases.items() if wrong in phrase) > _OFTEN
