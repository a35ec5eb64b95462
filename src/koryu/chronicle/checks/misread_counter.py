from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.lexicon import COMMON, UNKNOWN_KANJI
from koryu.chronicle.checks.record_words import record_words
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.tables import table
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("助数詞の読み取り誤り", "Misread counter", "Неверно прочитанное счётное слово")
_MESSAGE = Trilingual(
    "「{text}」は「{suggestion}」の読み取り誤りと思われます。",
    "“{text}” is presumably “{suggestion}” misread.",
    "«{text}» — по-видимому, неверно прочитанное «{suggestion}».",
)


@cache
def _right() -> Mapping[str, str]:
    """What a counter is misread as → the counter."""
    rows = (row["glyphs"] for row in table("confusable") if row["kind"] == "counter")
    return {wrong: glyphs[0] for glyphs in rows for wrong in glyphs[1:]}


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?:第|(?<!\d))\d[\d,]*([{''.join(_right())}])")


def _begins_word(document: Document, text: str, at: int) -> bool:
    """Whether a usual word begins at `at`, and none right behind it."""
    word, after = text[at : at + 2], text[at + 1 : at + 3]
    is_usual = (document.lexicon.cost_of(word) or UNKNOWN_KANJI) <= COMMON
    return (is_usual or word in record_words()) and after not in record_words()


@rule("misread-counter", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A kanji behind a number that is no counter but looks like one: 12各 for 12名, 第7同 for 第7回.

    Left alone where the kanji begins a word of its own (30入港, 8各国).
    """
    for cell in document.texts:
        for match in _counted().finditer(cell.plain):
            at = match.start(1)
            if _begins_word(document, cell.plain, at):
                continue
            right = match[0][:-1] + _right()[match[1]]
            yield document.finding(
                "misread-counter", "error", cell, match.span(), right, 0.9, _MESSAGE
            )
