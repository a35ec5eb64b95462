"""Where the words of a date stand in running text: at its beginning, or in brackets at its end.

Only the extent is found here; dates.py says what the words mean. The patterns take the text as it
stands: full-width and kanji numerals, any dash, any bracket. White space is bounded so that no
text can make the search long.
"""

from __future__ import annotations

import re
from functools import lru_cache

_S = r"\s{0,4}"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_OPEN, _CLOSE = r"[(（\[［〔]", r"[)）\]］〕]"
_DASH = rf"{_S}(?:[-~〜～–—―‐‑−ー－→]|から|より){_S}"
_UNIT = r"(?:年度(?:末|当初|初め|はじめ)?|年代|年(?:末|始|初(?![春夏秋冬])|頭)?)"
_LETTER = r"[明大昭平令MTSHRＭＴＳＨＲ](?=[\s.．]{0,2}[\d元])"
_ERA = rf"(?:明治|大正|昭和|平成|令和|㍾|㍽|㍼|㍻|㋿|{_LETTER})[\s.．]{{0,2}}(?:元|{_N})(?!\d)"
_PLAIN = r"(?<!\d)(?:[12１２]\d{3}(?!\d)|[一二][〇零一二三四五六七八九]{3})"
_EITHER = rf"(?:{_ERA}|{_PLAIN}){_S}{_UNIT}?"
# A year said once or in two calendars: 平成10年(1998年), 1998（平成10）年, 昭和64・平成元年.
_TWICE = rf"{_S}(?:{_OPEN}{_S}{_EITHER}{_S}{_CLOSE}{_S}{_UNIT}?|[/／・]{_S}(?:{_ERA}|{_PLAIN}{_S}年){_S}{_UNIT}?)"
_YEAR = rf"(?:{_EITHER}(?:{_TWICE})?|同{_S}年度?)"
_WEEKDAY = rf"(?:{_S}{_OPEN}[月火水木金土日祝・曜,、/]{{1,6}}{_CLOSE})"
_PART = r"(?:上旬|初旬|初め|はじめ|中旬|下旬|月末|末日|末)"
_DAY = rf"{_N}{_S}日(?!間){_WEEKDAY}?"
_MONTH = rf"(?:(?:翌年?|同){_S})?(?:{_N}{_S}月|(?<=同)月)(?!間)(?:{_S}(?:{_DAY}|{_PART}|中(?![^\s)）])))?"
_SEASON = r"(?:[初早晩]?[春夏秋冬](?![^\s、:：)）\]］〕~〜～]))"
_DOTTED = rf"\d{{1,2}}[./／．]{_S}\d{{1,2}}(?![./／．\d]){_WEEKDAY}?"
_POINT = rf"(?:{_MONTH}|{_DOTTED}|{_DAY}|{_SEASON}|同日)"
# After a year: 1998.8, H10/8/3, 1998-08.
_JOINED = rf"[./／．・-]{_S}\d{{1,2}}(?:[./／．・-]{_S}\d{{1,2}})?(?![\d月日]){_WEEKDAY}?"
_MONTHS = rf"{_N}{_S}月?(?:{_DASH}|[,、・]{_S}){_N}{_S}月"
_FIRST = rf"(?:{_YEAR}(?:{_JOINED}|{_S}の?{_S}(?:{_MONTHS}|{_POINT}))?|{_MONTHS}|{_N}{_DASH}{_N}{_S}日|{_POINT})"
_LAST = rf"(?:{_YEAR}(?:{_JOINED}|{_S}{_POINT})?|翌年?{_S}{_POINT}|{_POINT}|{_N}{_S}[月日]?(?!\d){_WEEKDAY}?)"
_NEXT = rf"{_S}[,、・]{_S}(?:{_MONTH}|{_DAY}|{_N}{_S}[日月])"
_DATE = rf"{_FIRST}(?:{_DASH}{_LAST}|{_NEXT}){{0,5}}(?:まで)?(?:{_DASH}(?![^\s)）]))?(?:{_S}(?:頃|ごろ))?"
_ALONE = r"通年|毎年|年間|随時|年度?[末初]|年始|年度当初"

_LEADING = re.compile(
    rf"\s*({_DATE}|(?:{_ALONE})(?=\s))(?:\s*[:：、，]\s*|(?=\s)\s*|(?=[^\d\s年月日]))"
)
_BRACKETED = re.compile(rf"\s*[(（\[［〔【〈<＜]\s*({_DATE})\s*[)）\]］〕】〉>＞]\s*")
_TRAILING = re.compile(rf"\s*{_OPEN}\s*({_DATE}|{_ALONE})\s*{_CLOSE}([。.]?)\s*$")
_WHOLE = re.compile(rf"\s*({_DATE}|{_ALONE})\s*")
_WHOLE_YEAR = re.compile(rf"\s*({_YEAR})\s*")
_YEAR_AT_START = re.compile(rf"\s*({_YEAR})")
_MONTH_AT_START = re.compile(rf"[\s./／．・-]*({_N})(?:{_S}月|(?=[./／．・-]\d))")
# A name begins with what could be a date: 8月会, 1998年度版, 五月祭, 平成9年会.
_NAME_GOES_ON = re.compile(r"[会祭号版展隊便街町村市型式館堂寺]|[ァ-ヶ]+(?:ー|号)")
_NUMBER = re.compile(r"\d+(?:[./／．]\d+)?")
_PARTICLE = re.compile(r"[にのでは]|から|より|、")


def leading_date(text: str) -> tuple[str, str] | None:
    """The date a text begins with and what follows it; None where it begins with none.

    A sentence that goes on from its date with a particle is kept whole, and begins with none
    where that date is a year alone (2008年の事業).
    """
    match = _BRACKETED.match(text) or _LEADING.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if match.end() == match.end(1) and rest:
        if _NAME_GOES_ON.match(rest) or _NUMBER.fullmatch(match[1]) or is_year(match[1]):
            return None
        if _PARTICLE.match(rest):  # 5月5日に協定を結ぶ: a sentence, kept whole
            rest = text
    return match[1].strip(), rest.strip()


def told_date(text: str) -> tuple[str, str] | None:
    """The date that stands before or behind a text, apart from its words; else within its first."""
    leading, trailing = leading_date(text), trailing_date(text)
    if leading and trailing and leading[1] == text:
        return trailing
    return leading or trailing


def trailing_date(text: str) -> tuple[str, str] | None:
    """The date in brackets that a text ends with and what stands before it; None where none does."""
    match = _TRAILING.search(text, max(0, len(text) - 60))
    if match is None or not text[: match.start()].strip():
        return None
    return match[1].strip(), text[: match.start()].rstrip() + match[2]


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else."""
    return _WHOLE.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether the text is a year and nothing else: an era year, a Gregorian one, or both."""
    return _WHOLE_YEAR.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def year_phrase(text: str) -> str:
    """The words for the year that a date cell begins with; "" where it begins with none."""
    match = _YEAR_AT_START.match(text)
    return "" if match is None or match[1].startswith("同") else match[1].strip()


def month_phrase(text: str) -> str:
    """The month of a date cell (8月 for 1998.8.3), after the year if it tells one; "" if none."""
    year = _YEAR_AT_START.match(text)
    match = _MONTH_AT_START.match(text, year.end() if year else 0)
    return f"{match[1]}月" if match else ""
