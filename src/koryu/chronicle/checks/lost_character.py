from __future__ import annotations

from collections.abc import Iterable, Iterator

from koryu.chronicle.checks.contexts import Contexts, context_length, gaps
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import is_kanji, is_katakana
from koryu.chronicle.checks.lexicon import SHORT_FORMS, Piece
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings, word_span
from koryu.chronicle.checks.record_words import (
    is_in_record_word,
    record_words,
)
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.vocabulary import table_affixes
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "文字の脱落・重複", "Character lost or doubled", "Пропущенный или удвоенный знак"
)
_MESSAGE = Trilingual(
    "「{text}」は文字の脱落または重複と思われます（「{suggestion}」）。",
    "A character of “{text}” was presumably lost or doubled; read “{suggestion}”.",
    "В «{text}», по-видимому, пропущен или удвоен знак; следует читать «{suggestion}».",
)
_PHRASE, _CONTEXT = 6, 5


@rule("lost-character", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A phrase of kanji that lost a character or has one twice.

    日親善協会 reads as 日ロ親善協会 elsewhere; 学科学学生 reads as words with one 学 fewer. Doubtful is
    only a phrase in which a kanji is left alone that belongs to no word. Two of a kind that meet
    where one body's name ends and its officer's begins (館館長, 市市長) are right.
    """
    looker = _Looker(document)
    return phrase_findings(document, "lost-character", _MESSAGE, looker.repairs)


class _Looker:
    def __init__(self, document: Document) -> None:
        self._lexicon = document.lexicon
        self._phrases = document.phrases
        self._contexts: Contexts = document.contexts
        self._bodies = table_affixes("bodies") | table_affixes("places")
        self._counters = table_affixes("suffixes")
        self._endings = self._bodies | table_affixes("people") | table_affixes("vessels")
        self._fillings = self._contexts.fillings(
            key for one in document.phrases for at in self._cuts(one) for key in gaps(one, at, at)
        )
        whole = (one for one in document.phrases if len(one) >= _PHRASE and list(self._cuts(one)))
        self._longer = self._contexts.longer(whole)

    def _alone(self, phrase: str) -> Iterator[Piece]:
        """The kanji of a phrase that belong to no word."""
        for piece in self._lexicon.pieces(phrase):
            if piece.end - piece.start == 1 and is_kanji(phrase[piece.start]):
                yield piece

    def _cuts(self, phrase: str) -> Iterator[int]:
        """Where a character may be missing: beside a kanji that stands alone."""
        if len(phrase) >= _PHRASE - 1:
            for piece in self._alone(phrase):
                is_counter = piece.start == 0 and phrase[0] in self._counters
                if phrase[piece.start] not in self._endings and not is_counter:
                    yield piece.start
                    yield piece.end

    def repairs(self, phrase: str) -> Iterable[Repair]:
        found = self._doubled(phrase) or self._lost(phrase)
        return [found] if found else []

    def _doubled(self, phrase: str) -> Repair | None:
        for at in range(1, len(phrase)):
            if phrase[at] == phrase[at - 1] and is_kanji(phrase[at]):
                right = phrase[:at] + phrase[at + 1 :]
                if self._is_doubled(phrase, right, at):
                    start, end = word_span(self._lexicon.pieces(right), at - 1)
                    return Repair((start, end + 1), right[start:end], 0.88)
        return None

    def _is_doubled(self, phrase: str, right: str, at: int) -> bool:
        """Whether the phrase reads better with one character of two of a kind at `at`.

        It does where the pair is cut from a word or a place of three kanji or more (青青少年), where
        one of them is no word and no name ends with it, or where a name ends with it and nothing
        follows that could begin with it (富山県県から).
        """
        gain = self._lexicon.cost(phrase) - self._lexicon.cost(right)
        is_ending = phrase[at] in self._endings
        if self._are_two_words(phrase, at):
            return gain >= 1.0 and not is_ending
        if (gain >= 1.0 and not is_ending) or self._in_long(right, at - 1, is_ending):
            return True
        is_last = at == len(phrase) - 1 or not is_kanji(phrase[at + 1])
        return is_last and self._ends_name(phrase[:at])

    def _are_two_words(self, phrase: str, at: int) -> bool:
        """Whether one word ends before `at` and another begins there (大学|学長)."""
        pieces = self._lexicon.pieces(phrase)
        ends = any(one.end == at and one.end - one.start > 1 for one in pieces)
        return ends and any(one.start == at and one.end - at > 1 for one in pieces)

    def _in_long(self, right: str, at: int, is_ending: bool) -> bool:
        """Whether a word or place of three kanji or more holds the character at `at`.

        One that ends names (館, 会) may end one and begin the next word; only inside it counts.
        """
        pieces = self._lexicon.pieces(right)
        piece = next(one for one in pieces if one.start <= at < one.end)
        inside = range(piece.start + is_ending, piece.end - is_ending)
        is_place = piece.end - piece.start > 2 and not piece.is_unknown
        return (is_place and at in inside) or is_in_record_word(right, at, 3, is_ending)

    def _ends_name(self, name: str) -> bool:
        """Whether a known name and the word for its kind end a phrase."""
        last = self._lexicon.pieces(name)[-1]
        word = name[last.start :]
        if last.end - last.start == 1:
            return name[-1] in self._endings and len(name) > 2 and self._lexicon.explains(name)
        return word in self._lexicon.places or word in record_words()

    def _lost(self, phrase: str) -> Repair | None:
        for longer in self._longer.get(phrase, ()):
            at = next(i for i in range(len(longer)) if longer[:i] + longer[i + 1 :] == phrase)
            if repair := self._inserted(phrase, at, longer[at], 0.88):
                return repair
        for at in self._cuts(phrase):
            keys = [one for one in gaps(phrase, at, at) if context_length(one) >= _CONTEXT]
            for char in (one for key in keys for one in self._fillings.get(key, ())):
                if repair := self._inserted(phrase, at, char, 0.85):
                    return repair
        return None

    def _inserted(self, phrase: str, at: int, char: str, confidence: float) -> Repair | None:
        """The phrase with `char` at `at`, if a kanji alone beside it becomes part of a word."""
        right = phrase[:at] + char + phrase[at:]
        beside = phrase[max(0, at - 1) : at + 1]
        if (
            not (is_kanji(char) or is_katakana(char))
            or char in beside
            or self._is_short(phrase, at)
        ):
            return None
        if not self._joins(phrase, right, at):
            return None
        piece = next(one for one in self._lexicon.pieces(right) if one.start <= at < one.end)
        return Repair((piece.start, piece.end - 1), right[piece.start : piece.end], confidence)

    def _is_short(self, phrase: str, at: int) -> bool:
        """Whether the characters before form a usual short form, as 在札 for 在札幌."""
        return phrase[max(0, at - 2) : at][:1] in SHORT_FORMS

    def _joins(self, phrase: str, right: str, at: int) -> bool:
        before = sum(1 for _ in self._alone(phrase))
        after = sum(1 for _ in self._alone(right))
        gains = self._lexicon.cost(phrase) - self._lexicon.cost(right)
        return after < before and gains > -0.5
