from __future__ import annotations

from collections.abc import Iterable, Iterator

from koryu.chronicle.checks.contexts import Contexts, context_length, gaps
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import is_kanji, is_katakana
from koryu.chronicle.checks.lexicon import SHORT_FORMS, Piece
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.vocabulary import table_affixes
from koryu.chronicle.record import Finding, Span
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
        self._endings = self._bodies | table_affixes("people")
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
        for piece in self._alone(phrase):
            at = piece.start
            for twin in (at - 1, at + 1):
                if not (0 <= twin < len(phrase) and phrase[twin] == phrase[at]):
                    continue
                right = phrase[:at] + phrase[at + 1 :]
                gain = self._lexicon.cost(phrase) - self._lexicon.cost(right)
                if gain >= 1.0 and phrase[at] not in self._bodies:
                    start, end = self._around(phrase, min(at, twin), max(at, twin) + 1)
                    return Repair((start, end), right[start : end - 1], 0.88)
        return None

    def _around(self, phrase: str, start: int, end: int) -> Span:
        """The span widened to the pieces it cuts."""
        pieces = self._lexicon.pieces(phrase)
        starts = [one.start for one in pieces if one.end > start]
        ends = [one.end for one in pieces if one.start < end]
        return starts[0], ends[-1]

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
