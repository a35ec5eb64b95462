from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import is_kanji
from koryu.chronicle.checks.lexicon import COMMON
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings, word_span
from koryu.chronicle.checks.record_words import is_in_record_word
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("まれな漢字", "Rare look-alike of a kanji", "Редкий двойник иероглифа")
_MESSAGE = Trilingual(
    "「{text}」に、形の似たまれな漢字が使われています。「{suggestion}」と思われます。",
    "“{text}” holds a rare kanji that looks like a common one; presumably “{suggestion}”.",
    "В «{text}» стоит редкий иероглиф, похожий на обычный; по-видимому, «{suggestion}».",
)
_RANK = 0.1


@rule("rare-glyph", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A rare kanji, or a compatibility code, where a common one of like shape makes a word.

    巿 for 市 or 硏 for 研 cannot be told by eye, and no search finds the word. Kanji outside the
    first level of JIS X 0208 are doubtful where they belong to no word and no place, while their
    like completes a usual word, or a word or place that the document has elsewhere.
    """
    looker = _Looker(document)
    return phrase_findings(document, "rare-glyph", _MESSAGE, looker.repairs, in_labels=True)


class _Looker:
    def __init__(self, document: Document) -> None:
        self._lexicon = document.lexicon
        self._told = document.contexts.words

    def repairs(self, phrase: str) -> Iterable[Repair]:
        if phrase.isascii():
            return
        right = phrase
        wrong: list[int] = []
        for at, char in enumerate(phrase):
            if is_kanji(char) and (best := self._best(right, at)):
                right = right[:at] + best + right[at + 1 :]
                wrong.append(at)
        told = 0
        for at in wrong:
            if at >= told:
                start, told = word_span(self._lexicon.pieces(right), at)
                yield Repair((start, told), right[start:told], 0.97)

    def _best(self, phrase: str, at: int) -> str | None:
        """The common kanji that should stand at `at`; None where the one there may be right."""
        char = phrase[at]
        if (plain := unicodedata.normalize("NFKC", char)) != char:
            return plain if len(plain) == 1 and is_kanji(plain) else None
        others = vocabulary.rare_alike(char)
        if not others or not self._is_alone(phrase, at):
            return None
        scored = [
            (self._lexicon.cost(right) + rank * _RANK - is_in_record_word(right, at), one)
            for rank, one in enumerate(others)
            if self._makes_sense(right := phrase[:at] + one + phrase[at + 1 :], at, rank)
        ]
        return min(scored)[1] if scored else None

    def _is_alone(self, phrase: str, at: int) -> bool:
        pieces = self._lexicon.pieces(phrase)
        return any(one.start == at and one.is_unknown for one in pieces)

    def _makes_sense(self, right: str, at: int, rank: int) -> bool:
        """Whether the kanji of `right` at `at` completes a word that is usual or told elsewhere."""
        if is_in_record_word(right, at):
            return True
        pieces = self._lexicon.pieces(right)
        piece = next(one for one in pieces if one.start <= at < one.end)
        word = right[piece.start : piece.end]
        if piece.is_unknown or (rank and not self._told[word]):
            return False
        if len(word) == 1:
            return len(pieces) > 1 and not any(one.is_unknown for one in pieces)
        return bool(self._told[word]) or piece.cost <= COMMON
