"""What crosses the border because of the event: docs/semantics.md, "direction".

The verbs of coming, going, sending and receiving tell it (`moves`, `frames`); where there is none,
the people who are on the other side's soil; else the place where something is held (`gatherings`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from koryu.chronicle.facts.frames import AGENT, ORIGIN, VENUE, Parts
from koryu.chronicle.facts.gatherings import called_off, held, is_contest, is_own, venue_of
from koryu.chronicle.facts.moves import Move, moves_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.tokens import Token
from koryu.chronicle.facts.words import alternation, pattern_of, words_of
from koryu.chronicle.record import Direction, Side, Span

_THERE = frozenset({"で", "において", "にて", "へ", "での", "への"})
_PEOPLE = re.compile(
    r"\d\s*[名人](?!口)|一行|[一-龥]団(?!体)|選手|チーム|生徒|学生|代表(?!的|者会)"
)
# Foreigners who live on home soil do not cross by taking part.
_RESIDENTS = re.compile(
    r"[でに]学ぶ|在籍する|在(?:住|留|日)(?:の|する)?(?!邦)[ァ-ヴー一-龥]{1,8}(?:人|者|生)|留学中の|在(?:住|留)(?:の)?外国人|留学生(?=[とがら、等]|たち|\d)"
)
_GROUP = re.compile(
    r"(?!.{0,6}(?:訪問|派遣))[^ぁ-ん、。]{0,12}(?:の[^ぁ-ん、。]{0,12})?(?:団(?!体)|一行|チーム|選手|学生|生徒|\d+[名人])"
)


_SWAPPED = re.compile(
    r"(?:\d+(?:点|枚|品種|頭|羽|匹|本|体|冊)|種子|苗木|作品|図書|人形|物産)を(?:相互に)?交換(?!会)"
)
_LETTER = re.compile(r"見舞|祝電|弔電|親書|手紙|書簡|メッセージ|礼状")
_GOODS = re.compile(
    r"義[援捐]金|見舞金|支援金|寄付金|寄附金|物資|\d+(?:点|枚|箱|台|本|着|冊|個|羽|頭|基|株)|万円"
)
# A place without a name is here: 小学校などで, 河口で, 市公会堂で.
_INSTITUTION = re.compile(
    r"(?<![ァ-ヴー])(?:[一-龥々]+(?:学校|高校|大学|会館|公会堂|病院|公園|館|園|港|川|河口|海岸|島|山|湖|城|神社|寺|駅|工場|農場|牧場|会場|ホテル|ホール|プラザ|センター)|ホテル|ホール|プラザ)(?:など|等)?で"
)
_GIFT = re.compile("贈|寄|手渡")
_LATER = re.compile(r"[、。](?:\d+月|後日|のち|その後|翌[日月年]|帰国後|さらに)[^、。]*$")
# A headline that is a delegation of one's own: 提携10周年記念訪問団, 県民使節団.
_DELEGATION = re.compile(
    r"(?:記念|[県市町村道府]民|との|への)[^ぁ-ん、。()「」]{0,10}(?:訪問|使節|交流|親善|視察|代表)団(?=[。(・\s、]|$)"
)
_SENTENCE = re.compile(r"[^。]+(?:。|$)")
_ABROAD = re.compile(
    r"(?:国内外|海外|国外|外国|世界各[国地]|各国|\d+[かカヶケ]国(?:・?\d*地域)?)(?:[^、。を]{0,10}から|の?\d*[^、。を]{0,4}(?:チーム|選手|学生|生徒|若者|研修員|研究者|代表))"
)
_HELD = re.compile(r"講座|セミナー|キャンプ|研修|開催|大会|会議|祭|コンクール|フェス")
_TAKES_PART = re.compile(r"参加|出席|参集|集い|集う|一堂に")


@dataclass(frozen=True, slots=True)
class Decided:
    """A direction, the words it comes from in the folded text, and the moves of the row."""

    direction: Direction | None
    span: Span
    moves: tuple[Move, ...] = ()


def direction_of(reading: Reading, labels: Sequence[Side], agreement: bool) -> Decided:
    """The direction of a row. `labels` are the sides that its region columns name."""
    if called_off(reading.text):
        return Decided("none", (0, 0))
    moves = tuple(moves_of(reading))
    main = [move for move in moves if move.main]
    online = pattern_of("online").search(reading.text)
    if online and _stays_online(reading.text, online.start(), main):
        return Decided("online", online.span(), moves)
    contest = is_contest(reading.text)
    if contest and all((move.kind, move.way) == ("attend", "outbound") for move in main):
        return Decided(*held(reading, labels, agreement))
    if (resident := _RESIDENTS.search(reading.text)) and _stays(reading, main):
        return Decided("none", resident.span())
    if swapped := _SWAPPED.search(reading.text) or pattern_of("swap").search(reading.text):
        return Decided("mutual", swapped.span(), moves)
    if main:
        return _combined(reading, main, moves)
    if both := _mutual().search(reading.text):
        return Decided("mutual", both.span(), moves)
    if is_own(reading.text):
        return Decided("none", (0, 0), moves)
    if moves:
        return _combined(reading, moves, moves)
    return (
        _delegation(reading, labels)
        or _guests(reading)
        or _from_abroad(reading)
        or _present(reading)
        or Decided(*held(reading, labels, agreement))
    )


def _stays_online(text: str, at: int, main: Sequence[Move]) -> bool:
    """Whether nothing but words crosses: goods sent with a letter do."""
    if _LETTER.match(text, at) and main and _GOODS.search(text):
        return False
    return all(move.kind in ("send", "attend") for move in main)


def _stays(reading: Reading, main: Sequence[Move]) -> bool:
    """Whether nobody but residents takes part: nobody comes from elsewhere, is sent or received."""
    whence = Parts(reading, len(reading.text), 0).nearest(ORIGIN)
    kinds = ("attend", "visit", "receive") if "在日" in reading.text else ("attend", "visit")
    return whence is None and all(move.kind in kinds for move in main)


@cache
def _mutual() -> re.Pattern[str]:
    words = alternation(words_of("mutual"))
    return re.compile(
        rf"(?:{words})(?!など|等|について|に関|協定|の推進|の促進|することで)"
        r"|(?:相互|交互)に[^ぁ-ん、。]{0,8}を(?:派遣|受け?入)"
    )


def _combined(reading: Reading, told: Sequence[Move], moves: tuple[Move, ...]) -> Decided:
    """The one way that the moves tell together; a gift of those who come or go is no way of its own."""
    if any(move.kind != "send" for move in told):
        told = [move for move in told if not _is_gift(reading, move)]
    ways = {move.way for move in told}
    way: Direction = "mutual" if {"inbound", "outbound"} <= ways else told[0].way
    if "elsewhere" in ways:
        way = "elsewhere"
    return Decided(way, (told[0].start, told[0].end), moves)


def _is_gift(reading: Reading, move: Move) -> bool:
    later = _LATER.search(reading.text, max(0, move.start - 20), move.start)
    return move.kind == "send" and not later and bool(_GIFT.match(reading.text, move.start))


def _delegation(reading: Reading, labels: Sequence[Side]) -> Decided | None:
    """The way of a delegation that commemorates a tie with the partner: its own people go."""
    word = _DELEGATION.search(reading.text)
    foreign = "partner" in reading.sides() or "partner" in labels
    if word is None or not foreign or any(t.case in ORIGIN for t in reading.tokens):
        return None
    return Decided("outbound", word.span())


def _guests(reading: Reading) -> Decided | None:
    """The way of the partner's people who take part in what is held with no foreign place told."""
    word = _TAKES_PART.search(reading.text)
    venue = venue_of(reading)
    if word is None or not (venue.side == "home" if venue else "開催" in reading.text):
        return None
    parts = Parts(reading, word.start(), 0)
    guest = next((t for t in parts.before if t.side == "partner" and _acts(parts, t)), None)
    return Decided("inbound", (guest.start, guest.end)) if guest else None


def _from_abroad(reading: Reading) -> Decided | None:
    """The way of unnamed foreigners who come to what is held here: 国内外から, 海外2チーム."""
    word = _ABROAD.search(reading.text)
    soils = {t.side for t in reading.tokens if t.case in VENUE or t.enclosed}
    if word is None or soils - {"home"} or not _HELD.search(reading.text):
        return None
    return Decided("inbound", word.span())


def _acts(parts: Parts, token: Token) -> bool:
    return parts.case(token) in AGENT | ORIGIN


def _present(reading: Reading) -> Decided | None:
    """The way of people who are told to be on the other side's soil, whatever they do there."""
    if not _PEOPLE.search(reading.text):
        return None
    ends = (match.end() for match in _SENTENCE.finditer(reading.text))
    ways = (_present_in(Parts(reading, end - 1, 0)) for end in ends)
    return next(filter(None, ways), None)


def _present_in(parts: Parts) -> Decided | None:
    """The way of the people of one sentence."""
    agent = parts.only(AGENT)
    for token in parts.before:
        case, span = parts.case(token), (token.start, token.end)
        if case in _THERE and token.side == "partner" and agent in ("home", None):
            return Decided("outbound", span)
        if case in _THERE and token.side == "home" and agent == "partner":
            return Decided("inbound", span)
        if case in ORIGIN and token.side != "home":
            return Decided("inbound", span)
    elsewhere = any(t.case in _THERE and t.side != "home" for t in parts.before)
    here = _INSTITUTION.search(parts.text, parts.begin, parts.at)
    if here and not elsewhere and "partner" in parts.sides(AGENT):
        return Decided("inbound", here.span())
    guests = (t for t in parts.before if t.side == "partner" and _GROUP.match(parts.text, t.end))
    guest = next(guests, None) if agent != "home" else None
    return Decided("inbound", (guest.start, guest.end)) if guest else None
