"""The verbs of a row that tell a way: who comes, goes, sends or receives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from koryu.chronicle.facts.frames import Parts, way_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.words import alternation, words_of
from koryu.chronicle.record import Direction

_KINDS = ("arrive", "leave", "visit", "attend", "stay", "send", "receive")
# 来県, 来市, 来札 …: to come here; not 以来, 来年, 来場者.
_COMING = (
    r"来(?<![以従将本未元古在由到外出渡往伝再招近]来)"
    r"(?:(?![年月週場客歴賓春夏秋冬期店世館])[一-龥](?!記念)|[春夏秋冬](?=[、。し]|$))"
)
# A note that ends in where they went: 「市議会議員8名、リヨン市へ」「リヨン市へ8名」.
_TOUR = "|".join(
    rf"{who}の?(?:旅|ツアー|翼|船|号)(?!の?一行|」の?一行)"
    for who in (*(f"{one}民" for one in "県市道府町村区"), "青年", "少年", "婦人", "女性")
)
# A voyage is one also as a name: 第2回「青年の船」.
_SHIP = re.compile(r"(?:青年|少年|婦人|女性|[県市道府町村]民)の?(?:船|翼)")
_TO_END = r"へ(?=[。、]|$|[^ぁ-ん。、]{0,14}\d+[名人](?:[。(、]|$))"
# Before these the verb is part of a noun or stands in a clause of purpose: it does not lead the row.
_NOUN = re.compile(
    r"団|者|先|員|生|チーム|班|協定|制度|プログラム|校|地|医|品|選手|枠|式|事業|計画|記念|国|証|状|作品"
    r"|説明|研修(?!を|に)|友好|親善|・|の(?!一行)|など|費|協会|委員|センター|れ?家庭|れ?相談|窓口|交流"
    r"|(?:する|の)?ため|に係|に関|に向け|に先|予定"
)
# 訪れる代表団, 贈られた絵画: who or what does it leads another clause.
_ADNOMINAL = re.compile(
    r"(?:る|た|う|く|れる|れた|られた|した|する|された|される|している|していた)(?=[一-龥ァ-ヴ「])"
)
_TALKED_OF = re.compile(
    r"(?:など|等)*(?:に対し|について|に関|に合意|で合意|することで|を協議|の協議|の提案|を提案|に向け|[をの](?:決議|可決|承認|決定|要請|要望|検討|計画|打診)"
    r"|する(?:募金|運動|計画|方針)"
    r"|[がはを]?(?:かなわ|叶わ|できず|できな|困難|断念)|に代[わえ]|の代わり)"
)
# What came once and is shown: 贈られた記念品.
_KEPT = re.compile(r"(?:られ)?た(?:記念|贈答|土産|品々)")
_INVITATION = re.compile(r"で|により|によって|を受け|に応|に基|者|所|状|席")
# Honours are given and anniversaries are met without anything crossing.
_HONOUR = re.compile(
    r"(?:称号|名誉|感謝状|表彰|勲章|賞)[^。、]{0,8}$|(?:優勝|最優秀|入賞|受賞)者に[^。、]{0,16}$|(?:周年|\d年)を$"
)
_PAPER = re.compile(
    r"(?:抗議文|要望書|意見書|決議文?|要請書|嘆願書|声明文?|申入書)を?[^。、]{0,6}$"
)
_IN_TURN = re.compile(r"(?:相互|交互)に?(?:[^ぁ-ん、。]{0,8}を)?$")


class Move(NamedTuple):
    """A verb that tells a way; `main` where it leads its clause and is not a modifier."""

    start: int
    end: int
    kind: str
    way: Direction
    main: bool


@cache
def verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all verbs, and the kind of each word of the vocabulary."""
    kinds = {word: kind for kind in _KINDS for word in words_of(kind)}
    return re.compile(f"{alternation(kinds)}|{_COMING}|{_TOUR}|{_TO_END}"), kinds


def moves_of(reading: Reading) -> Iterator[Move]:
    """The moves of a row in the order of its text."""
    pattern, kinds = verbs()
    text, since = reading.text, 0
    for match in pattern.finditer(text):
        start, end = match.span()
        kind = kinds.get(match[0]) or _kind(match[0])
        if _told_of(text, kind, start, end) or reading.in_name(start):
            continue
        if kind == "stay" and text.startswith("会", end):
            continue
        parts = Parts(reading, start, since)
        main = not _NOUN.match(text, end) and not _open(text, start, "(", ")")
        if main and kind != "arrive" and _ADNOMINAL.match(text, end):
            main = False
        if main and kind == "leave" and _open(text, start, "「", "」"):
            main = False
        if main:
            since = end
        elif text.startswith("団", end):
            continue
        taken = kind == "send" and text.startswith("を受け", end)
        way = "inbound" if taken else way_of(kind, parts)
        if way is not None:
            leads = main and (kind != "stay" or parts.heads_there())
            yield Move(start, end, kind, way, leads)


def _kind(word: str) -> str:
    """The kind of a word that a pattern of its own finds."""
    if word == "へ":
        return "visit"
    return "arrive" if word[0] == "来" else "leave"


def _told_of(text: str, kind: str, start: int, end: int) -> bool:
    """Whether the verb is only spoken of: in a name, talks, an invitation followed, an honour."""
    if _open(text, start, "「", "」") and "」" in text[end:]:
        return not _SHIP.fullmatch(text, start, end)
    if text.startswith("合", end) or _KEPT.match(text, end):  # 贈り合う is both ways
        return True
    if _TALKED_OF.match(text, end) or _IN_TURN.search(text, max(0, start - 14), start):
        return True
    if kind == "receive" and _INVITATION.match(text, end):
        return True
    if kind == "send" and _PAPER.search(text, max(0, start - 14), start):
        return True
    return kind in ("send", "receive") and bool(_HONOUR.search(text, max(0, start - 24), start))


def _open(text: str, at: int, opening: str, closing: str) -> bool:
    """Whether `at` stands within brackets or quotation marks."""
    opened = text.rfind(opening, 0, at)
    return opened >= 0 and opened > text.rfind(closing, 0, at)
