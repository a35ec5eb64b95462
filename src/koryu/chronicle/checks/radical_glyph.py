from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.phrasewise import glyph_repairs, phrase_findings
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.tables import table
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("部首用の文字", "Radical in place of a kanji", "Ключ вместо иероглифа")
_MESSAGE = Trilingual(
    "「{text}」に、漢字でなく部首を示す文字が使われています。「{suggestion}」と思われます。",
    "“{text}” holds the sign of a radical instead of the kanji; presumably “{suggestion}”.",
    "В «{text}» вместо иероглифа стоит знак ключа; по-видимому, «{suggestion}».",
)


@cache
def _kanji_of() -> dict[str, str]:
    """Each radical → its kanji, and the katakana of the same shape where there is one."""
    kangxi = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    found = kangxi | {row["as_read"]: row["meant"] for row in table("radicals")}
    pairs = [row["glyphs"] for row in table("confusable") if row["kind"] == "kana-kanji"]
    twins = {**vocabulary.strokes(), **{pair[1]: pair[0] for pair in pairs}}
    return {sign: meant + twins.get(meant, "") for sign, meant in found.items()}


@rule("radical-glyph", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """The sign of a radical where the kanji itself belongs.

    Fonts embedded in PDF files often map 人, 長 or 民 to the Unicode blocks of radicals
    (U+2E80 to U+2FDF). The page looks right, but no search finds the word.
    """
    glyphs = _kanji_of()
    return phrase_findings(
        document,
        "radical-glyph",
        _MESSAGE,
        lambda phrase: glyph_repairs(phrase, document.lexicon, glyphs, 0.99),
        in_labels=True,
    )
