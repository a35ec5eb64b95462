"""People and goods that are told to be on the other side's soil, with no verb of coming or going."""

from __future__ import annotations

import re
from collections.abc import Sequence

from koryu.chronicle.facts.frames import AGENT, ORIGIN, TOWARDS, VENUE, WITH, Parts
from koryu.chronicle.facts.gatherings import INSTITUTION, venue_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.tokens import Token
from koryu.chronicle.facts.words import pattern_of
from koryu.chronicle.record import Direction, Side, Span

Told = tuple[Direction, Span]

_THERE = frozenset({"で", "において", "にて", "へ", "での", "への"})
_PEOPLE = re.compile(
    r"\d\s*[名人](?!口)|一行|[一-龥]団(?!体)|選手|チーム|生徒|学生|代表(?!的|者会)"
)
_GROUP = re.compile(
    r"(?!.{0,6}(?:訪問|派遣))[^ぁ-ん、。]{0,12}(?:の[^ぁ-ん、。]{0,12})?(?:団(?!体)|一行|チーム|選手|学生|生徒|\d+[名人])"
)


_GOODS_END = re.compile(r"\d+(?:点|台|着|冊|個|頭|羽|基|株)(?:。|$)")
_TO_END = re.compile(r"[にへ](?:。|$)")
_MONEY = re.compile(r"義[援捐]金|見舞金|支援金|寄付金|寄附金|物資")
# A headline that is a delegation of one's own: 提携10周年記念訪問団, 県民使節団.
_DELEGATION = re.compile(
    r"(?:記念|[県市町村道府]民|との|への)[^ぁ-ん、。()「」]{0,10}(?:訪問|使節|交流|親善|視察|代表)団(?=[。(・\s、\d]|$)"
)
_SENTENCE = re.compile(r"[^。]+(?:。|$)")
_ABROAD = re.compile(
    r"(?:国内外|海外|国外|外国|世界各[国地]|各国|\d+[かカヶケ]国(?:・?\d*地域)?)(?:[^、。を]{0,10}から|の?\d*[^、。を]{0,4}(?:チーム|選手|学生|生徒|若者|研修員|研究者|代表))"
)
_HELD = re.compile(r"講座|セミナー|キャンプ|研修|開催|大会|会議|祭|コンクール|フェス")
# What is said to somebody, or done for him from afar.
_ADDRESSED = re.compile(
    r"に(?:[^。、]{0,24}(?:申し?入|要請|提案|依頼|要望|抗議|伝え|報告|連絡|贈|寄|送|対)|よる|より|つい|関|伴|際|向け|決)"
)
_PLACE_END = re.compile(
    r"(?:[市県省州町村区郡園館校学場港地島院庁]|センター|キャンプ|コース|課程)$"
)
_COUNT = re.compile(r"\d\s*[名人](?!口)")
_BREAK = re.compile(r"[、。]|(?<=[^ぁ-ん]|り)[がはをでにへ](?=[^ぁ-ん])|から|より")
_PLACED = frozenset({"に", "を", "で", "へ", "にて", "まで"})
_ACTS = AGENT | ORIGIN
_OTHER: frozenset[Side] = frozenset({"home", "partner"})
_TAKES_PART = re.compile(r"参加|出席|参集|集い|集う|一堂に")


GOODS = re.compile(
    r"義[援捐]金|見舞金|支援金|寄付金|寄附金|物資|\d+(?:点|枚|箱|台|本|着|冊|個|羽|頭|基|株)|(?:\d|万)(?:円|元|ドル|ウォン|ルーブル|ユーロ|マルク|ポンド)"
)


def present(reading: Reading, labels: Sequence[Side]) -> Told | None:
    """The way of gifts, delegations, guests and people somewhere, and the words that tell it."""
    return (
        _gift(reading)
        or _delegation(reading, labels)
        or _guests(reading)
        or _from_abroad(reading)
        or _present(reading)
        or _counted(reading)
    )


def _gift(reading: Reading) -> Told | None:
    """The way of money and goods with no verb: X市から見舞金."""
    word = GOODS.search(reading.text)
    if word is None:
        return None
    if any(t.case in ORIGIN and t.side != "home" for t in reading.tokens):
        return ("inbound", word.span())
    given = any(t.case in TOWARDS and t.side != "home" for t in reading.tokens)
    sent = _MONEY.search(reading.text) or _GOODS_END.search(reading.text)
    sent = sent or _TO_END.search(reading.text)
    return ("outbound", word.span()) if given and sent else None


def _delegation(reading: Reading, labels: Sequence[Side]) -> Told | None:
    """The way of a delegation that commemorates a tie with the partner: its own people go."""
    word = _DELEGATION.search(reading.text)
    foreign = "partner" in reading.sides() or "partner" in labels
    if word is None or not foreign or any(t.case in ORIGIN for t in reading.tokens):
        return None
    if word[0][0] not in "とへ" and any(
        t.side == "partner" and word.start() - 1 <= t.end <= word.start() + 1
        for t in reading.tokens
    ):
        return None  # 大連市民訪問団
    return ("outbound", word.span())


def _guests(reading: Reading) -> Told | None:
    """The way of the partner's people who take part in what is held with no foreign place told."""
    word = _TAKES_PART.search(reading.text)
    venue = venue_of(reading)
    if word is None or not (venue.side == "home" if venue else "開催" in reading.text):
        return None
    parts = Parts(reading, word.start(), 0)
    guest = next((t for t in parts.before if t.side == "partner" and _acts(parts, t)), None)
    return ("inbound", (guest.start, guest.end)) if guest else None


def _from_abroad(reading: Reading) -> Told | None:
    """The way of unnamed foreigners who come to what is held here: 国内外から, 海外2チーム."""
    word = _ABROAD.search(reading.text)
    soils = {t.side for t in reading.tokens if t.case in VENUE or t.enclosed}
    if word is None or soils - {"home"} or not _HELD.search(reading.text):
        return None
    return ("inbound", word.span())


def _acts(parts: Parts, token: Token) -> bool:
    return parts.case(token) in _ACTS


def _present(reading: Reading) -> Told | None:
    """The way of people who are told to be on the other side's soil, whatever they do there."""
    venue = venue_of(reading)
    if not _PEOPLE.search(reading.text) or (venue and venue.side == "other"):
        return None
    ends = (match.end() for match in _SENTENCE.finditer(reading.text))
    ways = (_present_in(Parts(reading, end - 1, 0)) for end in ends)
    return next(filter(None, ways), None)


def _present_in(parts: Parts) -> Told | None:
    """The way of the people of one sentence."""
    agent = parts.only(AGENT)
    for token in parts.before:
        span = (token.start, token.end)
        there = _is_there(parts, token)
        if there and token.side == "partner" and agent in ("home", None):
            return ("outbound", span)
        if there and token.side == "home" and agent == "partner":
            return ("inbound", span)
        from_there = parts.case(token) in ORIGIN and token.side != "home"
        if from_there and not pattern_of("diplomat").search(parts.text, *_next(token)):
            return ("inbound", span)
    if agent == "home" and parts.enclosed == "partner":
        return ("outbound", (parts.begin, parts.at))
    return _guests_in(parts, agent)


def _is_there(parts: Parts, token: Token) -> bool:
    """Whether the name tells where people are: で, へ, and に where nothing is asked or told."""
    case = parts.case(token)
    if case != "に" or _ADDRESSED.match(parts.text, token.case_at):
        return case in _THERE
    return bool(_PLACE_END.search(parts.text, token.start, token.case_at))


def _next(token: Token) -> Span:
    """Where the words for an office of a country stand: in the name's own phrase."""
    return token.end, token.case_at


def _guests_in(parts: Parts, agent: Side | None) -> Told | None:
    """The way of the partner's people who meet the home side at a place that no name tells."""
    elsewhere = any(t.case in _THERE and t.side != "home" for t in parts.before)
    here = INSTITUTION.search(parts.text, parts.begin, parts.at)
    if here and not elsewhere and "partner" in parts.sides(AGENT):
        return ("inbound", here.span())
    met = next((t for t in parts.before if t.side == "home" and t.case in WITH), None)
    if met and agent == "partner" and not elsewhere:
        return ("inbound", (met.start, met.end))
    guests = (t for t in parts.before if t.side == "partner" and _GROUP.match(parts.text, t.end))
    guest = next((t for t in guests if agent != "home" or t.case == "を"), None)
    return ("inbound", (guest.start, guest.end)) if guest else None


def _counted(reading: Reading) -> Told | None:
    """The way of a count of one side's people beside a place of the other: …の祭りに県の職人3名."""
    venue = venue_of(reading)
    for count in _COUNT.finditer(reading.text):
        begin, stop = reading.sentence(count.start())
        phrase = max(
            begin, *(m.end() for m in _BREAK.finditer(reading.text, begin, count.start())), 0
        )
        own = {t.side for t in reading.tokens if phrase <= t.start < count.start()}
        if len(own) != 1 or (venue and venue.side in own):
            continue
        for token in reading.tokens:
            outside = begin <= token.start < phrase or count.end() <= token.start < stop
            if outside and token.case in _PLACED and token.side in _OTHER - own:
                way: Direction = "outbound" if own == {"home"} else "inbound"
                if own <= _OTHER and not _ADDRESSED.match(reading.text, token.case_at):
                    return way, (token.start, token.end)
    return None
