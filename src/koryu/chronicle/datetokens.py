"""The words of a date cell told apart: years, months, days, parts of them, ranges.

The text is read from left to right. What may stand beside a date without changing it (weekdays,
頃, 予定, brackets, durations) is dropped; what is no word of a date is an "unknown" token.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from koryu.chronicle.eras import era_named

_ERA = r"明治|大正|昭和|平成|令和|[明大昭平令](?=[\s.]*[\d元])|[MTSHRmtshr](?=[\s.]*[\d元])"
_EDGE = r"年度末|年度(?:当初|初め|はじめ)|年末|年始|年初(?![春夏秋冬])|年頭"
_UNIT = rf"(?!{_EDGE})(?:年度|年代|年)"
_PATTERNS = {
    "weekday": r"\((?:[月火水木金土日祝・,/]|曜日?)+\)|[月火水木金土日]曜日?",
    "clock": r"(?:T|\s)\d{1,2}:\d\d(?::\d\d)?",
    "iso": r"(?<!\d)(?P<iso_y>[12]\d{3})-(?P<iso_m>\d{1,2})(?:-(?P<iso_d>\d{1,2}))?(?![\d年-])",
    "compact": r"(?<!\d)(?P<c_y>[12]\d{3})(?P<c_m>0\d|1[0-2])(?P<c_d>[0-3]\d)(?!\d)",
    "era": rf"(?P<era>{_ERA})[\s.]*(?P<count>\d{{1,2}}|元)(?!\d)\s*(?P<era_u>{_UNIT})?",
    "plain": rf"(?<!\d)(?P<plain>[12]\d{{3}})(?!\d)\s*(?P<plain_u>{_UNIT})?",
    "short": r"['’‘](?P<short>\d\d)\s*(?P<short_u>年度|年)?",
    "same": r"同\s*年(?P<same_u>度)?",
    "next": r"翌\s*年?(?=[\d\s])",
    "duration": r"\d+\s*(?:日間|[かカヶケヵ箇]月間?|月間|年間|週間|泊)",
    "month": r"(?P<month>\d{1,2})\s*月",
    "day": r"(?P<day>\d{1,2})\s*日",
    "later": r"(?<!\d)(?P<later>\d{1,2})\s*(?P<later_u>年度?)",
    "edge": rf"(?P<edge>{_EDGE})",
    "part": r"(?P<part>上旬|初旬|初め|はじめ|中旬|下旬|月末|末日|末)",
    "season": r"[初早晩]?(?P<season>[春夏秋冬])",
    "number": r"(?<!\d)(?P<number>\d{1,2})(?!\d)",
    "range": r"[-~〜–—―‐‑−ー→]|から|より",
    "list": r"[、,，・&]|及び|および|と",
    "sep": r"[./]",
    "noise": r"[\s()\[\]〈〉<>「」【】。:;]|頃|ごろ|まで|以[後降]毎年|毎年|予定|年度|[年月日中間にの同]|"
    r"通年|随時|毎月|現在|付け?|[前後]半|未定|不明|不詳",
    "unknown": r".",
}
_TOKEN = re.compile("|".join(f"(?P<k_{name}>{one})" for name, one in _PATTERNS.items()), re.S)
# S50・4・1: dots for eyes, not the dots of a list.
_DOTTED = re.compile(r"(?<!\d)([12]\d{3}|[MTSHRmtshr昭平令]\s*\d{1,2})・(\d{1,2})(?:・(?=\d))?")
_EDGES = {"年末": 12, "年始": 1, "年初": 1, "年頭": 1, "年度末": 3}
_FISCAL_START = 4
SAME, NEXT = "same", "next"


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is year, month, day, number, part, season, range, list, sep or unknown.

    A year of `word` "same" is 同年, "next" 翌年; `bracketed` tells that a bracket stood before it.
    """

    kind: str
    value: int = 0
    word: str = ""
    fiscal: bool = False
    decade: bool = False
    bracketed: bool = False
    impossible: bool = False


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, which is in NFKC with Arabic numerals."""
    found: list[Token] = []
    for match in _TOKEN.finditer(_DOTTED.sub(r"\1.\2.", text)):
        kind = (match.lastgroup or "").removeprefix("k_")
        if kind in _MAKERS:
            found += _MAKERS[kind](match, found)
    return [one for at, one in enumerate(found) if not _is_foreign(found, at)]


def _is_foreign(found: list[Token], at: int) -> bool:
    """Whether a bare number belongs to words that are no date: 第3回."""
    beside = (*found[max(at - 1, 0) : at], *found[at + 1 : at + 2])
    return found[at].kind == "number" and any(one.kind == "unknown" for one in beside)


def _word(match: re.Match[str], before: list[Token]) -> list[Token]:
    kind = (match.lastgroup or "").removeprefix("k_")
    return [Token(kind, word=match[kind] if kind in {"part", "season"} else match[0])]


def _value(match: re.Match[str], before: list[Token]) -> list[Token]:
    kind = (match.lastgroup or "").removeprefix("k_")
    return [Token(kind, int(match[kind]))]


def _whole(match: re.Match[str], before: list[Token]) -> list[Token]:
    """A year, month and perhaps day written together, as ISO 8601 or as eight digits."""
    letter = "iso" if match["iso_y"] else "c"
    month = Token("month", int(match[f"{letter}_m"]))
    day = match[f"{letter}_d"]
    year = Token("year", int(match[f"{letter}_y"]))
    return [year, month, Token("day", int(day))] if day else [year, month]


def _era(match: re.Match[str], before: list[Token]) -> list[Token]:
    era = era_named(match["era"])
    if era is None:
        return [Token("unknown", word=match[0])]
    count = 1 if match["count"] == "元" else int(match["count"])
    unit = match["era_u"] or ""
    return [
        Token(
            "year",
            era.gregorian(count),
            word=era.letter,
            fiscal=unit == "年度",
            decade=unit == "年代",
            bracketed=_bracketed(match),
            impossible=not era.has(count),
        )
    ]


def _plain(match: re.Match[str], before: list[Token]) -> list[Token]:
    unit = match["plain_u"] or ""
    year = int(match["plain"])
    fiscal, decade = unit == "年度", unit == "年代"
    return [Token("year", year, fiscal=fiscal, decade=decade, bracketed=_bracketed(match))]


def _short(match: re.Match[str], before: list[Token]) -> list[Token]:
    """'98: of the hundred years that end twenty years before the century does."""
    number = int(match["short"])
    century = 1900 if number > 40 else 2000
    return [Token("year", century + number, fiscal=match["short_u"] == "年度")]


def _later(match: re.Match[str], before: list[Token]) -> list[Token]:
    """A bare year number after a year: 平成10年〜12年, 1998〜99年."""
    number, fiscal = int(match["later"]), match["later_u"] == "年度"
    first = next((one for one in before if one.kind == "year" and one.value), None)
    if first is None:
        return [Token("unknown", word=match[0])]
    era = era_named(first.word)
    year = era.gregorian(number) if era else first.value // 100 * 100 + number
    return [Token("year", year, word=first.word, fiscal=fiscal)]


def _relative(match: re.Match[str], before: list[Token]) -> list[Token]:
    kind = (match.lastgroup or "").removeprefix("k_")
    return [Token("year", word=kind, fiscal=kind == SAME and bool(match["same_u"]))]


def _edge(match: re.Match[str], before: list[Token]) -> list[Token]:
    word = match["edge"]
    month = Token("month", _EDGES.get(word, _FISCAL_START))
    if not word.startswith("年度"):
        return [month]
    years = [one for one in before if one.kind == "year"]
    before[:] = [one for one in before if one.kind != "year"]
    return [*(Token("year", one.value, one.word, fiscal=True) for one in years), month]


def _bracketed(match: re.Match[str]) -> bool:
    return match.string[: match.start()].rstrip().endswith("(")


_MAKERS: dict[str, Callable[[re.Match[str], list[Token]], list[Token]]] = {
    "iso": _whole, "compact": _whole, "era": _era, "plain": _plain, "short": _short,
    "later": _later, SAME: _relative, NEXT: _relative, "edge": _edge, "month": _value,
    "day": _value, "number": _value, "part": _word, "season": _word, "range": _word,
    "list": _word, "sep": _word, "unknown": _word,
}  # fmt: skip
