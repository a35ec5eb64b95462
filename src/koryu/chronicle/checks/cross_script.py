from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import KATAKANA_RUN, is_kanji, is_katakana
from koryu.chronicle.checks.lexicon import Lexicon
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings, word_span
from koryu.chronicle.checks.record_words import is_in_record_word
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.tables import table
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "漢字と片仮名の取り違え", "Kanji and katakana confused", "Перепутаны кандзи и катакана"
)
_MESSAGE = Trilingual(
    "「{text}」は、形の似た漢字と片仮名を取り違えたものと思われます（「{suggestion}」）。",
    "“{text}” confuses a kanji with a katakana of the same shape; presumably “{suggestion}”.",
    "В «{text}» перепутаны похожие кандзи и катакана; по-видимому, «{suggestion}».",
)
_GAIN = 1.5


@cache
def _twins() -> dict[str, str]:
    """Each kanji and katakana of one shape → its twin; a stroke → the katakana like it."""
    pairs = [row["glyphs"] for row in table("confusable") if row["kind"] == "kana-kanji"]
    twins = {pair[at]: pair[1 - at] for pair in pairs for at in (0, 1)}
    return {**vocabulary.strokes(), **twins}


@rule("cross-script", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A kanji read for a katakana of the same shape, or the other way round.

    口 and ロ, 二 and ニ, 力 and カ, 工 and エ, 一 and ー cannot be told apart on the page; the word
    around tells: 人口 and 入口 are words, 日口 is not, 日ロ is. A glyph is doubtful where its twin
    makes words of what else is none.
    """
    looker = _Looker(document.lexicon, document.phrases)
    return phrase_findings(document, "cross-script", _MESSAGE, looker.repairs, in_labels=True)


class _Looker:
    def __init__(self, lexicon: Lexicon, phrases: dict[str, int]) -> None:
        self._lexicon = lexicon
        self._phrases = phrases

    def repairs(self, phrase: str) -> Iterable[Repair]:
        twins = _twins()
        for at, char in enumerate(phrase):
            if char in twins and self._neighbours_other(phrase, at):
                right = phrase[:at] + twins[char] + phrase[at + 1 :]
                gain = self._lexicon.cost(phrase) - self._lexicon.cost(right)
                start, end = word_span(self._lexicon.pieces(right), at)
                if gain >= _GAIN and self._is_read(right, at):
                    yield Repair((start, end), right[start:end], 0.97 if gain >= 2 else 0.9)
                elif self._begins_name(phrase, at):
                    yield Repair((start, end), right[start:end], 0.8)

    def _neighbours_other(self, phrase: str, at: int) -> bool:
        """Whether a neighbour is of the script that the character's twin belongs to, or none is."""
        same = is_katakana if is_kanji(phrase[at]) else is_kanji
        around = [phrase[one] for one in (at - 1, at + 1) if 0 <= one < len(phrase)]
        return not around or any(map(same, around)) or phrase[at] in "口ロ"

    def _begins_name(self, phrase: str, at: int) -> bool:
        """Whether a kanji stands alone before katakana that are no word without it (二コライ)."""
        name = KATAKANA_RUN.match(phrase, at + 1)
        is_alone = is_kanji(phrase[at]) and not (at and is_kanji(phrase[at - 1]))
        return bool(is_alone and name and len(name[0]) > 2 and not self._lexicon.explains(name[0]))

    def _is_read(self, right: str, at: int) -> bool:
        piece = next(one for one in self._lexicon.pieces(right) if one.start <= at < one.end)
        is_word = not piece.is_unknown and piece.end - piece.start > 1
        return is_word or (is_kanji(right[at]) and is_in_record_word(right, at, 3))
