"""Spellings of one name that differ as transliterations do, not as misreadings do."""

from __future__ import annotations

import re

_FOLD = str.maketrans(
    {"ヴ": "ブ", "ヂ": "ジ", "ヅ": "ズ", "ヲ": "オ", "ー": "", "・": "", "ッ": "", "ツ": ""}
)
_PAIRS = (
    (re.compile("ヴ([ァィェォ])"), lambda m: "バビベボ"["ァィェォ".index(m[1])]),
    (re.compile("ティ"), lambda _: "チ"),
    (re.compile("ディ"), lambda _: "ジ"),
    (re.compile("(?<=[イキシチニヒミリギジビピィ])ア"), lambda _: "ヤ"),
    (re.compile("(?<=[エケセテネヘメレゲゼデベペェ])イ"), lambda _: "ー"),
    (re.compile("(?<=[オコソトノホモヨロゴゾドボポョ])ウ"), lambda _: "ー"),
)


def folded(name: str) -> str:
    """The name with everything made equal that transliterations write in several ways."""
    for pattern, plain in _PAIRS:
        name = pattern.sub(plain, name)
    return name.translate(_FOLD)


def is_variant(one: str, other: str) -> bool:
    """Whether two spellings differ only in ヴ/ブ, ー, ・, ッ and the like."""
    return one != other and folded(one) == folded(other)
