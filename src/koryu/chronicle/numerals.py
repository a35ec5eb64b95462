"""Numerals as Japanese text writes them → Arabic digits."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI = re.compile(r"[〇零一二三四五六七八九十百千]+")


def kanji_number(numeral: str) -> int:
    """The value of a kanji numeral below 10,000, positional (一九九八) or with units (二十三)."""
    if not any(char in _UNITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total, digit = 0, None
    for char in numeral:
        if char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        else:
            digit = _DIGITS[char]
    return total + (digit or 0)


def arabic(text: str) -> str:
    """`text` in NFKC with every kanji numeral written in Arabic digits."""
    normal = unicodedata.normalize("NFKC", text)
    return _KANJI.sub(lambda match: str(kanji_number(match[0])), normal)
