"""Editions of recurring events: 第48回…, 第6次…, 2回目の…, 最初の… (docs/semantics.md, "series")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from koryu.chronicle.facts.numbers import NUMBER, value_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.record import SeriesMention
from koryu.chronicle.trilingual import Trilingual

# 第…期生 and 第…次産業 count people and kinds; 第…番学校, 第…班 and the like have no counter of editions.
_COUNTER = r"(?:回目?(?!線)|次(?!世界|大戦|産業|補正|審査|予選|選考|官|会|郎|男|元|長|世代)|期(?!限|末|間|待|課|目標|生)|度目?(?!目の)|届|弾)"
_ORDINAL = re.compile(
    rf"第\s*(?P<first>{NUMBER})(?:(?P<counter1>回|次|期)?\s*(?P<join>[・、,~〜～\-]|及び|と)\s*第?(?P<second>{NUMBER}))?\s*{_COUNTER}"
    rf"|(?<![\d,計第]){NUMBER}(?:回|度)目"
)
_FIRST = re.compile(
    r"最初の(?!日|年|人|段階|一歩|訪問|会合で|ステップ)|初(?:めて|の|となる|回)(?!の?\s*(?:試み|受賞))"
)
_AGAIN = re.compile(
    r"(?:以降|以後|以来)[^。]{0,6}(?:毎年|隔年|例年|継続|恒例)|毎年(?:開催|実施|行)"
)
_YEARLY = re.compile(r"(?:毎年|恒例の|隔年)")
_NAME_END = re.compile(
    r"[、。()「」『』\s]|を(?!考)|が(?!ん)|は(?!ば)|に(?!関する|よる|ついての|向けた|おける)|へ(?!い)"
    r"|で(?!き)|も|と(?=の|も|日|[^ぁ-ん]{1,8}(?:会|が|を))|から|より|や"
    r"|の(?=開催|実施|際|ため|派遣|受|一環|出席|参加|定例)"
    r"|(?:開催|実施|参加|出席|出場|出展|開会|挙行|受け入れ|受入|派遣)(?=[、。(\sの]|$|し|さ)|として|及び|並びに|\d+名"
)
_BEFORE = re.compile(r"[^、。()「」『』\sぁ-ん]+$")
_QUOTED = re.compile(r"[のは]?[「『]([^」』]*)[」』]")
# A name that goes on in and behind quotation marks: 青年の船「きずな」の集い.
_GOES_ON = re.compile(r"「[^」]*」(?:の[一-龥ァ-ヴー]+)?")
_INNER = re.compile(r"\([^()]{1,6}\)(?=[一-龥])(?!開催|実施)")
_SINCE = re.compile(r"[(\s]*(?:[a-z]?\d+年?度?[~〜\-]?|以降|以後|以来|\d+年間)+$")
_LONGEST = 60


def series_of(reading: Reading) -> Iterator[SeriesMention]:
    """The editions a row names, in order; a recurring event without a number has ordinal None."""
    text, found = reading.text, False
    numbered = _ORDINAL.finditer(text) if "第" in text or "目" in text else ()
    for match in numbered:
        name = _name(reading, match.start(), match.end())
        for ordinal in _ordinals(match):
            found = True
            yield SeriesMention(None, Trilingual(name), ordinal, reading.span(*match.span()))
    first = _FIRST.search(text) if "初" in text else None
    if first and not found and (first[0].startswith("最初") or _AGAIN.search(text)):
        name = _name(reading, first.end(), first.end())
        yield SeriesMention(None, Trilingual(name), 1, reading.span(*first.span()))
        found = True
    yearly = None if found else _YEARLY.search(text)
    if yearly and (name := _title(reading, yearly.start())):
        yield SeriesMention(None, Trilingual(name), None, reading.span(*yearly.span()))


def _ordinals(match: re.Match[str]) -> list[int]:
    if match["first"] is None:
        return [value_of(re.split("回|度", match[0])[0])]
    ordinals = [value_of(match["first"])]
    if match["second"]:
        last = value_of(match["second"])
        if match["join"] in "~〜～-":
            ordinals.extend(range(ordinals[0] + 1, last))
        ordinals.append(last)
    return ordinals


def _name(reading: Reading, start: int, end: int) -> str:
    """The words that name the series: what follows the number, joined to what stands before it."""
    text = reading.text
    if quoted := _QUOTED.match(text, end):
        return reading.words(*quoted.span(1))
    end += text.startswith("の", end)
    until = _end(text, end)
    if until == end:
        return _title(reading, start)
    before = _BEFORE.search(text, max(0, start - _LONGEST), start) if start != end else None
    lead = reading.words(*before.span()) if before and text[start] == "第" else ""
    return lead + reading.words(end, until).strip()


def _end(text: str, at: int) -> int:
    """Where the name that begins at `at` ends."""
    limit = min(len(text), at + _LONGEST)
    while stop := _NAME_END.search(text, at, limit):
        at = stop.start()
        inner = _INNER.match(text, at)
        if inner is None:
            goes_on = _GOES_ON.match(text, at)
            return goes_on.end() if goes_on else at
        at = inner.end()
    return limit


def _title(reading: Reading, at: int) -> str:
    """The quotation or noun phrase that ends before `at`."""
    begin = max(0, at - _LONGEST)
    before = reading.text[begin:at]
    before = _SINCE.sub("", before).rstrip("( ")
    end = begin + len(before)
    if before.endswith(("」", "』")):
        opened = max(before.rfind("「"), before.rfind("『"))
        return reading.words(begin + opened + 1, end - 1)
    phrase = _BEFORE.search(before)
    return reading.words(begin + phrase.start(), end) if phrase else ""
