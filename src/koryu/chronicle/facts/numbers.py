"""Numbers as the grammars meet them: Arabic with separators, 万 and 千, kanji."""

from __future__ import annotations

from koryu.chronicle.numerals import kanji_number

KANJI = "一二三四五六七八九十百千〇"
NUMBER = rf"(?:\d+(?:,\d{{3}})*|[{KANJI}]+)"


def value_of(numeral: str) -> int:
    """The value of a numeral that `NUMBER` matches, also with 万 and 千: 1,852; 三十二; 1万2千."""
    numeral = numeral.replace(",", "")
    if "万" in numeral:
        many, _, rest = numeral.partition("万")
        return value_of(many) * 10_000 + (value_of(rest) if rest else 0)
    if numeral[-1:] == "千" and numeral[:-1].isdecimal():
        return int(numeral[:-1]) * 1_000
    return int(numeral) if numeral.isdecimal() else kanji_number(numeral)
