"""Counts of people in a text: numerals with 名 or 人, "and n others", couples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from koryu.chronicle.facts.numbers import KANJI, value_of
from koryu.chronicle.record import Qualifier

# 名 and 人 that do not count people: 人口, 3人制, 名所, 10人部屋, 100人計画.
_NOT_PEOPLE = (
    r"(?!口|工|形|気|制|権|材|間|類|物|数|力|事|目|乗|前(?!後)|家(?!族)|あたり|当たり|分(?!の)|部屋|につき|種|称|々|員|簿|所|誉|産|義|門|曲"
    r"|\s*計画|学級|抜き|一首|園|山|旅|針|委員会|会議|掛け|がけ|用|三脚|ひとり|一人|とも(?=に)|きり|ぼっち)"
)
_COUNT = re.compile(
    rf"(?=[約お概ほご夫両\d{KANJI}])(?:(?<![\d.第番号数何幾])(?P<about>(?:約|およそ|おおよそ|おおむね|概ね|ほぼ)\s*)?"
    rf"(?P<n>\d+(?:,\d{{3}})*(?:万(?:\d+千?)?|千)?|(?<![{KANJI}万数何幾第十同個])[{KANJI}]+(?:万[{KANJI}]*)?)(?P<more>余り?|数)?\s*"
    rf"(?P<unit>名|人){_NOT_PEOPLE}(?P<after>余り?|以上|超|強|弱|程度|ほど|前後|規模|あまり|くらい|ぐらい|近く|を超え)?"
    rf"|(?P<pair>ご?夫妻|夫婦|両名|両氏)(?:(?P<pairs>\d+)組)?)"
)
_TWO = re.compile(r"夫妻|夫婦|(?<!\d)2[名人]")
_COUNTED = re.compile(r"[名人妻婦氏]")
_AT_LEAST = frozenset({"余", "余り", "数", "以上", "超", "強", "あまり", "を超え"})
_ABOUT = frozenset({"弱", "程度", "ほど", "前後", "規模", "くらい", "ぐらい", "近く"})
_OTHERS = re.compile(
    r"(?P<word>他|外|ほか|そのほか|その他)(?:、|の)?(?P<role>[^\d、。()ぁ-ん計総約]{0,6})\s*$"
)
_TITLE_END = re.compile(
    r"(?:長|知事|議員|委員|氏|教授|大使|領事|公使|会頭|理事|監督|コーチ|選手|代表|師|者|生|官|役|夫妻|さん|名|主席|書記|総裁|主任|医|補佐|顧問|司|臣)(?:\([^)]*\))?$"
)
_OUTSIDE = re.compile(r"(?:[道県市町村国海郊校学室内以案意]|内)外$")
_GROUP = re.compile(r"[団会院学校社局行]$")
_LISTING = re.compile(r"、|及び|並びに|と|・")
_CAPACITY = re.compile(r"(?:定員|人口|対象|募集|応募|先着)[^\d]{0,4}$")
_ALL_TOLD = re.compile(r"(?:計|合計|総勢|合わせて|あわせて|併せて|総数|延べ|のべ|全員)\s*$")
_FIRST_IN = re.compile(r"[^、。()\d]{0,12}")
_CLAUSE = re.compile(
    r"[。「」]|(?<=[^ぁ-ん])(?:が|は|を|で|に|へ)(?=[^ぁ-ん])|(?:により|として|ため)、?|から|より"
)
_COUNT_FOLLOWS = re.compile(r"(?:ら|一行|等|他|外|ほか|及び随員|\()*\s*(?:計|総勢)?\s*(?:約)?\s*\d")


class Count(NamedTuple):
    """A count: where it stands, the number told and the number meant, and how firm it is."""

    start: int
    end: int
    stated: int
    meant: int
    qualifier: Qualifier
    head_end: int  # where the words before the count end (before 他, 約, 計)
    bracket: int  # where the bracket opens in which the count stands, first thing; else -1
    total: bool  # 計, 総勢: the sum of what stands before it


def counts_of(text: str) -> Iterator[Count]:
    """The counts of people in width-folded text, in order."""
    if not _COUNTED.search(text):
        return
    for match in _COUNT.finditer(text):
        if match["pair"]:
            if _named_again(text, match):
                continue
            if not _COUNT_FOLLOWS.match(text, match.end()):
                yield _pair(match)
        elif not _CAPACITY.search(text, max(0, match.start() - 8), match.start()):
            yield _counted(text, match)


def _named_again(text: str, match: re.Match[str]) -> bool:
    """Whether 両名 means the couple or the two that the text has counted before."""
    told = match[0] in ("両名", "両氏") and not _TITLE_END.search(text, 0, match.start())
    return told and bool(_TWO.search(text, 0, match.start()))


def _pair(match: re.Match[str]) -> Count:
    number = 2 * int(match["pairs"] or 1)
    return Count(*match.span(), number, number, "exact", match.end(), -1, total=False)


def _counted(text: str, match: re.Match[str]) -> Count:
    start = match.start()
    stated = value_of(match["n"])
    others, head_end = _others(text, start)
    total = _ALL_TOLD.search(text, max(0, start - 6), start)
    if total:
        head_end = total.start()
    opened = text.rfind("(", 0, start)
    bracket = opened if _FIRST_IN.fullmatch(text, opened + 1, start) else -1
    return Count(
        start, match.end(), stated, stated + others, _qualifier(match), head_end, bracket, bool(total)
    )  # fmt: skip


def _qualifier(match: re.Match[str]) -> Qualifier:
    told = {match["more"], match["after"]}
    if told & _AT_LEAST:
        return "at_least"
    return "about" if match["about"] or told & _ABOUT else "exact"


def _others(text: str, start: int) -> tuple[int, int]:
    """How many the words before 他 name, and where those words end; none where there is no 他."""
    match = _OTHERS.search(text, max(0, start - 10), start)
    if match is None or _OUTSIDE.search(text, max(0, match.end("word") - 3), match.end("word")):
        return 0, start
    head = _CLAUSE.split(text[max(0, match.start() - 60) : match.start()])[-1]
    named = _named(head)
    if match["role"] and not named:
        return 0, start
    return named or int(not _GROUP.search(head)), match.start()


def _named(head: str) -> int:
    """How many people a list of titles names, read from its end."""
    named = 0
    for piece in reversed(_LISTING.split(head)):
        if not _TITLE_END.search(piece) or piece.endswith("名"):
            break
        named += 2 if piece.endswith("夫妻") else 1
    return named
