from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("空白・記号の乱れ", "Odd spaces and signs", "Лишние пробелы и знаки")
_LOST = Trilingual(
    "文字化けまたは読めなかった文字「{text}」があります。",
    "A character was lost here: “{text}”.",
    "Здесь потерян знак: «{text}».",
)
_ODD = Trilingual(
    "空白や句読点の並び「{text}」は誤りと思われます。",
    "The spaces or punctuation “{text}” look wrong.",
    "Пробелы или знаки препинания «{text}» похожи на ошибку.",
)
_WIDTH = Trilingual(
    "「{text}」は、この文書のほかの箇所と全角・半角が異なります。",
    "“{text}” differs in width from the rest of the document.",
    "«{text}» отличается шириной знаков от остального документа.",
)
_LOST_SIGN = re.compile(r"[\ufffd〓\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_ODD_SIGN = re.compile(
    r"(?P<space>[ \u3000]{2,}|[\u200b-\u200f\u2060\ufeff\u00ad]+|[ \u3000]+(?=[、。」』)）]))"
    r"|(?P<twice>、{2,}|。{2,}|[、。][、。])|(?P<gap>(?<=。)[ \u3000]+(?=[(（]))"
)
_WIDE = {
    "digits": (re.compile(r"[0-9]+"), re.compile(r"[０-９]+")),
    "brackets": (re.compile(r"[()]"), re.compile(r"[（）]")),
    "kana": (re.compile(r"[ァ-ヺ]+"), re.compile(r"[ｦ-ﾟ]+")),
}
_RARE = 0.02
# A text with none of these has no sign lost and none odd.
_DOUBTFUL = re.compile(
    r"[\ufffd〓\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f \u3000\u200b-\u200f\u2060\ufeff\u00ad]|[、。][、。]"
)


@rule("punctuation", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """Characters that say nothing: lost ones, control characters, double spaces and stops.

    A lost character is a warning, for a word is missing a part. The rest are notes: doubled
    punctuation, spaces before it, and a width (half or full) that the document hardly ever uses.
    """
    rare = _rare_widths(document)
    doubtful = re.compile("|".join(one.pattern for one in (_DOUBTFUL, *rare)))
    for cell in document.texts:
        text = cell.text
        if not doubtful.search(text):
            continue
        for match in _LOST_SIGN.finditer(text):
            yield document.finding("punctuation", "warning", cell, match.span(), None, 0.9, _LOST)
        for match in _ODD_SIGN.finditer(text):
            right = match[0][0] if match["twice"] else "" if match["gap"] else " "
            yield document.finding("punctuation", "note", cell, match.span(), right, 0.6, _ODD)
        for pattern in rare:
            for match in pattern.finditer(text):
                yield document.finding("punctuation", "note", cell, match.span(), None, 0.3, _WIDTH)


def _rare_widths(document: Document) -> list[re.Pattern[str]]:
    """The patterns of signs in a width that the document hardly uses beside the other."""
    whole = "\n".join(cell.text for cell in document.texts)
    rare: list[re.Pattern[str]] = []
    for pair in _WIDE.values():
        if all(pattern.search(whole) for pattern in pair):
            counted = [(len(pattern.findall(whole)), pattern) for pattern in pair]
            (less, fewer), (more, _) = sorted(counted, key=itemgetter(0))
            rare += [fewer] * (less <= more * _RARE)
    return rare
