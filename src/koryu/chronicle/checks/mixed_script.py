from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import CYRILLIC, KATAKANA, LATIN
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.transliteration import katakana_for, skeleton
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "語の中の文字種の混在", "Mixed scripts inside a word", "Смешение письменностей в слове"
)
_MESSAGE = Trilingual(
    "「{text}」は一語の中に別の文字が混じっています。「{suggestion}」の読み取り誤りと思われます。",
    "“{text}” mixes scripts inside one word; presumably “{suggestion}” misread.",
    "В слове «{text}» смешаны письменности; по-видимому, это неверно прочитанное «{suggestion}».",
)
_FOREIGN = re.compile(
    rf"(?P<before>[{KATAKANA}]*)(?:(?P<cyrillic>[{CYRILLIC}]+)|(?P<latin>[{LATIN}]+))(?P<after>[{KATAKANA}]*)"
)
# English words that chronicles set between Japanese ones, and endings of such titles.
_CONNECTIVES = frozenset(
    [
        "in",
        "at",
        "on",
        "of",
        "and",
        "for",
        "to",
        "by",
        "with",
        "de",
        "la",
        "the",
        "vs",
        "feat",
        "from",
        "x",
        "day",
        "week",
    ]
)


@rule("mixed-script", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """Latin or Cyrillic letters inside a word of katakana.

    A reader that takes a Japanese page for another script turns a few kana of a name into
    letters that sound or look alike. Abbreviations (NHK, JC), brand names and English
    connectives beside katakana are usual and stay: Latin letters are doubtful only where the
    katakana they stand for complete a known word, or where they stand in the middle of one.
    Cyrillic letters never belong to a katakana word.
    """
    known = _Known(document)
    return phrase_findings(document, "mixed-script", _MESSAGE, known.repairs)


class _Known:
    def __init__(self, document: Document) -> None:
        self._lexicon = document.lexicon
        often = (run for run, count in document.katakana.items() if count > 1 and len(run) > 3)
        self._words = sorted({*document.lexicon.places, *often})

    def repairs(self, phrase: str) -> Iterable[Repair]:
        if phrase.isascii():
            return
        for match in _FOREIGN.finditer(phrase):
            before, after = match["before"], match["after"]
            if not before and not after:
                continue
            if match["cyrillic"]:
                word = self._whole(before, match["cyrillic"], after)
                plain = before + katakana_for(match["cyrillic"]) + after
                yield Repair(match.span(), word or plain, 0.98 if word else 0.9)
            elif repair := self._latin(match):
                yield repair

    def _latin(self, match: re.Match[str]) -> Repair | None:
        before, letters, after = match["before"], match["latin"], match["after"]
        if word := self._whole(before, letters, after):
            return Repair(match.span(), word, 0.98)
        inside = bool(before and after) and len(letters) > 1
        if not inside or letters.casefold() in _CONNECTIVES or not skeleton(letters):
            return None
        if self._lexicon.explains(before) or self._lexicon.explains(after):
            return None
        return Repair(match.span(), before + katakana_for(letters) + after, 0.7)

    def _whole(self, before: str, letters: str, after: str) -> str | None:
        """The known word that begins and ends so and sounds like the letters between."""
        if len(before) + len(after) < 2 and len(letters) < 4:
            return None
        sound = skeleton(letters)
        lost = len(before) + len(after)
        for word in self._words:
            if len(word) > lost and word.startswith(before) and word.endswith(after):
                middle = word[len(before) : len(word) - len(after)]
                if skeleton(middle) == sound:
                    return word
        return None
