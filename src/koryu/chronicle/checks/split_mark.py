from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "濁点・半濁点の分離", "Voicing mark apart from its kana", "Знак озвончения отделён от каны"
)
_MESSAGE = Trilingual(
    "「{text}」は濁点・半濁点が仮名から離れています。「{suggestion}」と思われます。",
    "In “{text}” a voicing mark stands apart from its kana; presumably “{suggestion}”.",
    "В «{text}» знак озвончения отделён от каны; по-видимому, «{suggestion}».",
)
_COMBINING = str.maketrans("゛゜ﾞﾟ", "\u3099\u309a\u3099\u309a")
_MARK = "[゛゜ﾞﾟ\u3099\u309a]"
_MARKED = re.compile(_MARK)
# The word of katakana around a mark; a kana of the text by itself.
_SPLIT = re.compile(rf"(?:[ァ-ヺー]|[ァ-ヺ]{_MARK})*[ァ-ヺ]{_MARK}[ァ-ヺー]*|[ぁ-ゖ]{_MARK}")


@rule("split-mark", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A voicing mark that stands as a character of its own behind its kana (ハ゛ for バ).

    PDF files and old fonts draw ゛ and ゜ apart. The page looks right, but no search finds the word.
    """
    for cell in document.texts:
        if not _MARKED.search(cell.text):
            continue
        for match in _SPLIT.finditer(cell.text):
            right = match[0].translate(_COMBINING)
            right = unicodedata.normalize("NFC", right)
            if "\u3099" not in right and "\u309a" not in right:
                yield document.finding(
                    "split-mark", "error", cell, match.span(), right, 0.98, _MESSAGE
                )
