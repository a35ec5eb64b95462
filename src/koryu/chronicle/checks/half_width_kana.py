from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "語の中の半角片仮名", "Half-width katakana inside a word", "Полуширинная катакана внутри слова"
)
_MESSAGE = Trilingual(
    "「{text}」は全角と半角の片仮名が混じっています。「{suggestion}」と思われます。",
    "“{text}” mixes katakana of full and half width; presumably “{suggestion}”.",
    "В «{text}» смешана катакана полной и половинной ширины; по-видимому, «{suggestion}».",
)
_WORD = re.compile(r"[ァ-ヺーｦ-ﾟ]+")
_HALF, _FULL = re.compile("[ｦ-ﾟ]"), re.compile("[ァ-ヺー]")


@rule("half-width-kana", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """Katakana of half width within a word of full width (サハﾘン for サハリン).

    A clerk may write whole words in half width to save space; a word in both was misread.
    """
    for cell in document.texts:
        if not _HALF.search(cell.text):
            continue
        for match in _WORD.finditer(cell.text):
            word = match[0]
            if _HALF.search(word.rstrip("ﾞﾟ")) and _FULL.search(word):
                right = unicodedata.normalize("NFKC", word)
                yield document.finding(
                    "half-width-kana", "error", cell, match.span(), right, 0.97, _MESSAGE
                )
