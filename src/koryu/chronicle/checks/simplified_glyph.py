from __future__ import annotations

from collections.abc import Iterator

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.phrasewise import glyph_repairs, phrase_findings
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("簡体字", "Simplified Chinese glyph", "Упрощённый китайский иероглиф")
_MESSAGE = Trilingual(
    "「{text}」に、日本語の文章では使わない簡体字があります。「{suggestion}」と思われます。",
    "“{text}” holds a simplified Chinese glyph, which Japanese does not use; presumably “{suggestion}”.",
    "В «{text}» стоит упрощённый китайский знак, которого нет в японском письме; по-видимому, «{suggestion}».",
)


@rule("simplified-glyph", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A simplified Chinese glyph in a Japanese text.

    Readers trained on Chinese take 団 for 团 or 術 for 术. Only glyphs that no Japanese character
    set holds are told, so a name that Japanese writes with such a shape (芸, 台) stays.
    """
    glyphs = vocabulary.simplified()
    return phrase_findings(
        document,
        "simplified-glyph",
        _MESSAGE,
        lambda phrase: glyph_repairs(phrase, document.lexicon, glyphs, 0.99),
        in_labels=True,
    )
