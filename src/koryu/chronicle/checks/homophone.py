from __future__ import annotations

from collections.abc import Iterable, Iterator

from koryu.chronicle.checks.contexts import Contexts
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings
from koryu.chronicle.checks.record_words import record_words
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.vocabulary import homophones
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("同音異字の誤り", "Wrong homophone", "Неверный омофон")
_MESSAGE = Trilingual(
    "「{text}」は、同じ読みの「{suggestion}」の誤りと思われます。",
    "“{text}” is presumably a wrong homophone of “{suggestion}”.",
    "«{text}» — по-видимому, ошибочный омофон слова «{suggestion}».",
)
_RATIO = 4


@rule("homophone", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A word for another of the same sound: 保険局 for 保健局.

    Both are words, so only the document can tell: the homophone stands beside the same word
    elsewhere, at least as often, and is far more frequent in the document as a whole.
    """
    looker = _Looker(document.contexts, document)
    return phrase_findings(document, "homophone", _MESSAGE, looker.repairs)


class _Looker:
    def __init__(self, contexts: Contexts, document: Document) -> None:
        self._contexts = contexts
        self._lexicon = document.lexicon

    def repairs(self, phrase: str) -> Iterable[Repair]:
        words, pairs = self._contexts.words, self._contexts.pairs
        pieces = self._lexicon.pieces(phrase)
        for number, piece in enumerate(pieces):
            word = phrase[piece.start : piece.end]
            for other in homophones(word):
                if words[other] < _RATIO * words[word]:
                    continue
                after = pieces[number + 1] if number + 1 < len(pieces) else None
                before = pieces[number - 1] if number else None
                seen = told = 0
                if after:
                    beside = phrase[after.start : after.end]
                    seen, told = pairs[word, beside], pairs[other, beside]
                if before and told == 0:
                    beside = phrase[before.start : before.end]
                    seen, told = pairs[beside, word], pairs[beside, other]
                least = seen + 1 if word in record_words() else seen
                if told >= max(1, least):
                    span = (piece.start, piece.end)
                    yield Repair(span, other, 0.9 if told > seen else 0.8)
                    break
