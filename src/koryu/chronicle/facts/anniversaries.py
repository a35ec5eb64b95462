"""Commemorated counts of years, and what is commemorated (docs/semantics.md, "anniversaries")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from koryu.chronicle.facts.numbers import NUMBER, value_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.words import alternation
from koryu.chronicle.record import Anniversary, AnniversaryOf
from koryu.chronicle.tables import table

_FOUNDED = (
    r"(?:開基|開村|開町|開市|開庁|開拓|開道|開港|開校|開学|開館|建都|建市|建国|創建|創立|創設|創業|設立|結成|発足|誕生|成立|生誕|没後"
    r"|戦後|[市町村県道]制施行|[市町村県道]制|施行|合併|提携|締結|調印|就航|国交正常化|国交樹立|国交回復|修好|移住|北海道)"
)
_YEARS = re.compile(
    rf"(?P<a>{NUMBER})\s*周年|(?P<b>{NUMBER})年(?:記念|祭(?!り)|式典|を記念|を祝)|{_FOUNDED}(?P<c>{NUMBER})年(?=[、。・を祝の式]|$)"
)
_CLAUSE = re.compile(r"[、。(\s]")
_FIRST_YEAR = 1800
_WINDOW = 40


@cache
def _kinds() -> dict[str, AnniversaryOf]:
    """What each word of the vocabulary says is commemorated."""
    known: dict[str, AnniversaryOf] = {of: of for of in get_args(AnniversaryOf)}
    return {
        word: known[row["of"]]
        for row in table("commemorated")
        for word in row["words"].split(" | ")
    }


@cache
def _commemorable() -> re.Pattern[str]:
    return re.compile(alternation(_kinds()))


def anniversaries_of(reading: Reading) -> Iterator[Anniversary]:
    """The anniversaries of a row in the order of its text; the same one told twice counts once,
    those of two partners (…市との…10周年、…市との…10周年) are two."""
    if "年" not in reading.text:
        return
    seen: set[tuple[int, AnniversaryOf, str]] = set()
    told: set[tuple[int, AnniversaryOf]] = set()
    for match in _YEARS.finditer(reading.text):
        numeral = next(filter(None, match.groups()))
        years = value_of(numeral)
        if match["a"] is None and years >= _FIRST_YEAR:
            continue
        of = _commemorated(reading, match.start(), match.end(), match["c"] is not None)
        whose = _whose(reading, match.start())
        if (years, of, whose) not in seen and not (whose == "" and (years, of) in told):
            seen.add((years, of, whose))
            told.add((years, of))
            yield Anniversary(years, of, reading.span(*match.span()))


def _whose(reading: Reading, start: int) -> str:
    """The partner named with と in the clause before the count; "" where none is."""
    begin = start - len(_CLAUSE.split(reading.text[max(0, start - _WINDOW) : start])[-1])
    for token in reversed(reading.tokens):
        if begin <= token.start < start and token.side == "partner" and token.case == "との":
            return reading.text[token.start : token.end]
    return ""


def _commemorated(reading: Reading, start: int, end: int, worded: bool) -> AnniversaryOf:
    """What the words before the count name, the nearest first; else those after it."""
    text = reading.text
    if any(token.end == start and token.name for token in reading.tokens):
        return "city"
    before = _CLAUSE.split(text[max(0, start - _WINDOW) : end if worded else start])[-1]
    words = _commemorable().findall(before)
    if words:
        return _kinds()[words[-1]]
    after = [_kinds()[word] for word in _commemorable().findall(text[end : end + _WINDOW])]
    return "organisation" if "organisation" in after else next(iter(after), "other")
