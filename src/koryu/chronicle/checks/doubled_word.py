from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import KANJI, KATAKANA
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("語や助詞の重複", "Word or particle doubled", "Удвоенное слово или частица")
_MESSAGE = Trilingual(
    "「{text}」は重複と思われます（「{suggestion}」）。",
    "“{text}” is presumably doubled; read “{suggestion}”.",
    "«{text}» — по-видимому, повтор; следует читать «{suggestion}».",
)
_PARTICLE = re.compile(rf"([をにがはのでへ])\1(?<=[{KATAKANA}{KANJI}」』)0-9A-Za-z]..)(?!\1)")
_OBJECT = re.compile(r"を(等|など)を")
_WORD = re.compile(rf"((?!一)[ぁ-ん{KATAKANA}{KANJI}]{{2,10}})\1")
_SUSPECT = re.compile(rf"[{KANJI}を、]|において|により|として|ため")
_NUMERAL = re.compile(r"[〇一二三四五六七八九十百千]+")
_HEAD = range(2, 5)
# Kanji words that are said twice.
_TWICE = frozenset(["一人", "一人一", "各々", "刻一刻", "年一年", "人々"])


@rule("doubled-word", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A particle or a word that stands twice in a row.

    を を, 等を等を or 開催開催 come from a line read twice or a sentence changed half-way. Sound
    words (きらきら) and numerals are doubled on purpose and stay.
    """
    yield from phrase_findings(document, "doubled-word", _MESSAGE, _repeated_head(document))
    for cell in document.texts:
        plain = cell.plain
        for match in _PARTICLE.finditer(plain):
            yield document.finding(
                "doubled-word", "error", cell, match.span(), match[1], 0.95, _MESSAGE
            )
        for match in _OBJECT.finditer(plain):
            right = f"{match[1]}を"
            yield document.finding(
                "doubled-word", "error", cell, match.span(), right, 0.95, _MESSAGE
            )
        for match in _WORD.finditer(plain):
            word = match[1]
            if _SUSPECT.search(word) and not _NUMERAL.fullmatch(word) and word not in _TWICE:
                yield document.finding(
                    "doubled-word", "error", cell, match.span(), word, 0.9, _MESSAGE
                )


def _repeated_head(document: Document) -> Callable[[str], Iterable[Repair]]:
    """Names that begin with a word they hold again, and that stand without it elsewhere."""

    def repairs(phrase: str) -> Iterable[Repair]:
        for length in _HEAD:
            head, rest = phrase[:length], phrase[length:]
            if head in rest and rest in document.phrases and document.lexicon.explains(head):
                yield Repair((0, len(phrase)), rest, 0.8)
                return

    return repairs
