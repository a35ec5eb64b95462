"""What crosses the border because of the event: docs/semantics.md, "direction".

Each verb of coming, going, sending and receiving is asked for its way: from the place it goes to,
else the place it starts from, else who does it. Where no verb tells, the place where something
bilateral is held does. Words are in `data/facts_words.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.tokens import Token
from koryu.chronicle.facts.words import alternation, pattern_of, words_of
from koryu.chronicle.record import Direction, PlaceRole, Side

_KINDS = ("arrive", "leave", "visit", "attend", "stay", "send", "receive")
_COMING = r"(?<![以従将本未元古在由到外出渡往伝再招近])来(?![年月週場客歴賓春夏秋冬期店世館])[一-龥](?!記念)"
_NOUN = re.compile(
    r"団|者|先|員|生|チーム|班|協定|制度|プログラム|校|地|医|品|選手|枠|式|事業|計画|記念|国|証|状|作品|研修(?!を|に)|友好|親善"
    r"|・|の(?!一行)|など|費|協会|委員|センター|れ?家庭|れ?相談|窓口|交流|(?:する|の)?ため|に係|に関|に向け|に先|予定|枠"
)
_HONOUR = re.compile(r"(?:称号|名誉|感謝状|表彰|勲章|賞)[^。、]{0,8}$|(?:周年|年)を$")
_TO_END = r"へ(?=[。]|$|[^ぁ-ん。、]{0,14}\d+[名人](?:[。(、]|$))"
_TALKED = re.compile(r"(?:など|等)*(?:について|に関|に合意|で合意|することで|を協議|の協議|の提案|を提案|に向け)")
_IN_TURN = re.compile(r"(?:相互|交互)に?$")
_INVITED = re.compile(r"で|により|によって|を受け|に応|に基|者")
_GOAL = frozenset({"を", "へ", "に", "には", "まで", "への", "direct"})
_TOWARDS = frozenset({"へ", "に", "には", "まで", "への", "direct", "に対し", "に向け"})
_VENUE = frozenset({"で", "において", "にて", "での", "では", "でも"})
_ORIGIN = frozenset({"から", "より"})
_AGENT = frozenset({"が", "は", "も", "counted", "による", "によって", "により"})
_DOES = frozenset({"が", "は", "も"})
_EVENT = frozenset({"に", "には", "への", "へ", "direct", "にも", "主催", "が主催する", "が主催した", "が主催の", "が開催する", "が開催した"})
_JOINED = frozenset({"に", "には", "にも"})
_DIRECT = frozenset({"direct"})
_COUNTED = re.compile(r"\d\s*[名人]|一行|[^ぁ-ん]ら$|の$|(?:[団隊座]|オーケストラ|アンサンブル|バンド|劇場|チーム|選手|舞踊|雑技|歌劇|バレエ)$")
_DIPLOMAT_ACTS = re.compile(r"(?:夫妻|一行|ら|等|など|[\d名人]|外|他|ほか)*(?:が|は|、|の|$)")
_RECEIVED = re.compile(r"(?:夫妻|一行|ら|等|など|[\d名人])*(?:を|の)$")
_IN = re.compile(r"(?<![a-z])in\s*$")


_FOUNDED = re.compile(r"(?:設立|開設|開所|発足|結成|開館|開校|移転|竣工|閉鎖|除幕|建立)(?=$|[。、(」\s]|し|さ|式)")
_BILATERAL = re.compile(r"日(?:中|韓|米|ロ|露|ソ|口|独|仏|英|伊|豪|加|蒙|朝|台|印|越|伯)(?!友好協会|親善協会|協会)")
_CONTEST = re.compile(r"(?:スピーチコンテスト|弁論大会|作文コンクール)(?![」』]?(?:の?優勝|入賞|受賞))")
# One side's own act: the sentence ends in it.
_ONE_SIDED = re.compile(
    r"(?:設立|開設|設置|発足|結成|開館|開所|開校|移転|竣工|受章|受賞|提案|決議[^。]{0,12}採択|(?:準備|検討|運営)委員会を?開催)"
    r"(?:される|された|する|した|し)?(?:。|$|\((?![^)]*[市都]\)))"
)
_HELD_THERE = re.compile(
    r"(?![^。]{0,14}?(?:暮ら|活動し|習得|生息|残る|残さ|自生))"
    r"[^。]*?(?:開催|開か|開き|開く|開い|実施|行[いうわっ]|挙行|署名|調印|締結|展示|協議|会談|pr|設け|設置|運営|交流|採択|植樹|販売|開講|上演|上映|公開|(?:展|フェア|祭|大会|会議|コンサート|公演|試合|展示会|物産展)[」』]?(?:[、。(]|$))"
)
_OWNED = re.compile(r"[^、。ぁ-ん]*(?:の|等|など)*[^、。ぁ-ん]{0,6}(?:所蔵|作品|児童画)")
_TALK = re.compile(r"セミナー|説明会|報告会|講演会")
_EXCHANGED = re.compile(r"友好展|交流[^展パ]{0,6}展")


@dataclass(frozen=True, slots=True)
class Move:
    """A verb that tells a way; `main` where it is the row's own verb and not a modifier."""

    start: int
    end: int
    kind: str
    way: Direction
    main: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A direction, the words it comes from, and the moves of the row."""

    direction: Direction | None
    start: int
    end: int
    moves: tuple[Move, ...]


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: kind for kind in _KINDS for word in words_of(kind)}
    return re.compile(f"{alternation(kinds)}|{_COMING}|{_TO_END}"), kinds


def direction_of(reading: Reading, labels: Sequence[Side], agreement: bool) -> Decided:
    """The direction of a row. `labels` are the sides that its region columns name."""
    moves = tuple(_moves(reading))
    main = [move for move in moves if move.main]
    if online := pattern_of("online").search(reading.text):
        if not any(move.kind not in ("send", "attend") for move in main):
            return Decided("online", online.start(), online.end(), moves)
    if _spoken(reading.text) and all((m.kind, m.way) == ("attend", "outbound") for m in main):
        main = []
        moves = ()
    if main:
        return _combined(main, moves)
    if both := _mutual().search(reading.text):
        return Decided("mutual", both.start(), both.end(), moves)
    if moves:
        return _combined(list(moves), moves)
    direction, start, end = _held(reading, labels, agreement)
    return Decided(direction, start, end, moves)


@cache
def _mutual() -> re.Pattern[str]:
    words = alternation(words_of("mutual"))
    return re.compile(rf"(?:{words})(?!など|等|について|に関|協定|の推進|の促進|することで)")


def _combined(told: list[Move], moves: tuple[Move, ...]) -> Decided:
    ways = {move.way for move in told}
    way: Direction = "mutual" if {"inbound", "outbound"} <= ways else told[0].way
    if "elsewhere" in ways:
        way = "elsewhere"
    return Decided(way, told[0].start, told[0].end, moves)


def _moves(reading: Reading) -> Iterator[Move]:
    pattern, kinds = _verbs()
    text, since = reading.text, 0
    for match in pattern.finditer(text):
        start, end = match.span()
        kind = kinds.get(match[0], "visit" if match[0] == "へ" else "arrive")
        if _named_or_invited(text, kind, start, end):
            continue
        main = not _NOUN.match(text, end) and not _bracketed(text, start)
        roles = _Roles(reading, start, since)
        if main:
            since = end
        way = _way(kind, roles)
        if way is not None:
            yield Move(start, end, kind, way, main and (kind != "stay" or roles.heads_there()))


def _named_or_invited(text: str, kind: str, start: int, end: int) -> bool:
    """Whether the word is part of a name in quotes, an honour given, or an invitation followed."""
    if text.count("「", 0, start) > text.count("」", 0, start) and "」" in text[end:]:
        return True
    if _TALKED.match(text, end) or _IN_TURN.search(text, max(0, start - 3), start):
        return True
    if kind == "receive" and _INVITED.match(text, end):
        return True
    return kind in ("send", "receive") and bool(_HONOUR.search(text, max(0, start - 12), start))


def _bracketed(text: str, at: int) -> bool:
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def _way(kind: str, roles: _Roles) -> Direction | None:
    if kind not in ("send", "receive") and _diplomat_acts(roles.text, roles.begin, roles.at):
        return None
    return _FRAMES[kind](roles)


def _diplomat_acts(text: str, begin: int, at: int) -> bool:
    last = None
    for last in pattern_of("diplomat").finditer(text, begin, at):
        pass
    return last is not None and bool(_DIPLOMAT_ACTS.match(text, last.end(), at))


class _Roles:
    """The names of a sentence by the part they play for the verb at `at`.

    `since` is where the verb before it ended: an object that stands before belongs to that one.
    """

    def __init__(self, reading: Reading, at: int, since: int) -> None:
        self.text, self.at, self.since = reading.text, at, since
        self.begin, stop = reading.sentence(at)
        self.before = [t for t in reading.tokens if self.begin <= t.start < at and not t.inside]
        self.enclosed = [t for t in reading.tokens if self.begin <= t.start < stop and t.enclosed]

    def case(self, token: Token) -> str:
        if token.case_at < self.at:
            return token.case
        return "counted" if _COUNTED.search(self.text, token.end, self.at) else "direct"

    def nearest(self, cases: frozenset[str], since: int = 0) -> Side | None:
        for token in reversed(self.before):
            if not token.enclosed and token.case_at >= since and self.case(token) in cases:
                return token.side
        return None

    def sides(self, cases: frozenset[str]) -> set[Side]:
        return {t.side for t in self.before if not t.enclosed and self.case(t) in cases}

    def agent(self, cases: frozenset[str] = _AGENT) -> Side | None:
        return _one(self.sides(cases))

    def venue(self) -> Side | None:
        held = self.nearest(_VENUE)
        return held or (self.enclosed[0].side if self.enclosed else None)

    def heads_there(self) -> bool:
        return self.nearest(frozenset({"への"}), self.since) is not None


def _towards(side: Side | None) -> Direction | None:
    """The way of somebody who goes to the soil of `side`."""
    if side == "partner":
        return "outbound"
    if side == "home":
        return "inbound"
    return "elsewhere" if side == "other" else None


def _away(side: Side | None) -> Direction | None:
    """The way of somebody who comes from `side`."""
    if side is None or side == "both":
        return None
    return "outbound" if side == "home" else "inbound"


def _one(sides: set[Side]) -> Side | None:
    return next(iter(sides)) if len(sides) == 1 else None


def _arrive(roles: _Roles) -> Direction | None:
    return "inbound"


def _leave(roles: _Roles) -> Direction | None:
    return "outbound"


def _visit(roles: _Roles) -> Direction | None:
    enclosed = roles.enclosed[0].side if roles.enclosed else None
    return (
        _towards(roles.nearest(_GOAL, roles.since))
        or _away(roles.nearest(_ORIGIN))
        or _towards(roles.nearest(_VENUE))
        or _away(roles.agent())
        or _towards(enclosed)
    )


def _attend(roles: _Roles) -> Direction | None:
    venue, origins = roles.venue(), roles.sides(_ORIGIN)
    event = _one(roles.sides(_EVENT))
    agent = _one(roles.sides(_AGENT)) or (roles.nearest(_DIRECT) if roles.sides(_JOINED) else None)
    if venue == "partner" and agent != "partner":
        return "outbound"
    if venue == "other":
        return "elsewhere"
    if agent == "partner" or origins & {"partner", "other"}:
        return "inbound"
    if venue is None and event == "partner":
        return "outbound"
    if agent == "home":
        return None
    if "home" in (venue, event) and "partner" in {t.side for t in roles.before}:
        return "inbound"
    return None


def _stay(roles: _Roles) -> Direction | None:
    return _towards(roles.nearest(frozenset({"への"}), roles.since)) or _attend(roles)


def _send(roles: _Roles) -> Direction | None:
    goal, origin = roles.nearest(_TOWARDS, roles.since), roles.nearest(_ORIGIN)
    if goal == "partner":
        return "outbound"
    if origin == "partner" or goal == "home" or roles.agent(_DOES) == "partner":
        return "inbound"
    return "outbound"


def _receive(roles: _Roles) -> Direction | None:
    if roles.agent(_DOES) == "partner" and roles.nearest(_ORIGIN) != "partner":
        return "outbound"
    last = None
    for last in pattern_of("diplomat").finditer(roles.text, roles.begin, roles.at):
        pass
    if last and _RECEIVED.match(roles.text, last.end(), roles.at):
        return None
    return "inbound"


_FRAMES = {
    "arrive": _arrive, "leave": _leave, "visit": _visit, "attend": _attend, "stay": _stay,
    "send": _send, "receive": _receive,
}  # fmt: skip


def _held(
    reading: Reading, labels: Sequence[Side], agreement: bool
) -> tuple[Direction | None, int, int]:
    """The direction of what is held, signed, founded or shown, where nobody is said to move."""
    text, sides = reading.text, reading.sides()
    joint = _joint(text, sides)
    if word := _ONE_SIDED.search(text):
        return "none", word.start(), word.end()
    if word := _CONTEST.search(text):
        return (None if joint else "none"), word.start(), word.end()
    if venue := _venue(reading):
        soils = {token.side for token in reading.tokens if token.enclosed} or {venue.side}
        return _on_soil(text, soils, joint, sides), venue.start, venue.end
    if word := pattern_of("exhibition").search(text):
        return _shown(reading), word.start(), word.end()
    if word := pattern_of("lecture").search(text):
        return "none", word.start(), word.end()
    if (word := pattern_of("fair").search(text)) and ("partner" in sides or set(labels) == {"partner"}):
        return "outbound", word.start(), word.end()
    if (word := pattern_of("attend").search(text)) and set(labels) == {"partner"} and "partner" not in sides:
        return "outbound", word.start(), word.end()
    if pattern_of("diplomat").search(text) and _verbs()[0].search(text):
        return "none", 0, 0
    told = agreement or pattern_of("meeting").search(text)
    if "策定" in text or (not told and pattern_of("single").search(text)):
        return "none", 0, 0
    return (None if agreement or joint else "none"), 0, 0


def _on_soil(text: str, soils: set[Side], joint: bool, sides: set[Side]) -> Direction | None:
    """The direction of what is held on the soil of these sides."""
    if soils >= {"home", "partner"}:
        return "mutual"
    if _FOUNDED.search(text) and "開催" not in text:
        return "none"
    if "partner" in soils:
        return "outbound"
    if "other" in soils:
        return "elsewhere"
    if pattern_of("exhibition").search(text):
        return _shown_at_home(text, joint, sides)
    if pattern_of("lecture").search(text) or (_TALK.search(text) and not _both_hold(text)):
        return "none"
    return "inbound" if joint else "none"


def _shown_at_home(text: str, joint: bool, sides: set[Side]) -> Direction | None:
    if _EXCHANGED.search(text):
        return None
    if "partner" not in sides or pattern_of("lecture").search(text):
        return "none"
    return "inbound" if pattern_of("works").search(text) or _both_hold(text) else None


def _shown(reading: Reading) -> Direction | None:
    """An exhibition without a place: exchanged ones are not told, one of the partner's works came."""
    if _EXCHANGED.search(reading.text):
        return None
    owners = {token.side for token in reading.tokens if _OWNED.match(reading.text, token.end)}
    return "inbound" if "partner" in owners else "none"


def _both_hold(text: str) -> bool:
    return bool(pattern_of("joint").search(text) or _BILATERAL.search(text))


def _joint(text: str, sides: set[Side]) -> bool:
    """Whether both sides are in it."""
    if _both_hold(text):
        return True
    return "partner" in sides and (len(sides) > 1 or bool(pattern_of("tie").search(text)))


def _spoken(text: str) -> bool:
    """Whether it is a contest in which each side hears its own pupils."""
    return bool(_CONTEST.search(text))


def _venue(reading: Reading) -> Token | None:
    """The name of the place where it is held: in brackets, after "in", or before で."""
    held = [t for t in reading.tokens if t.enclosed or _after_in(reading, t)]
    if held:
        return held[0]
    for token in reading.tokens:
        if token.case in _VENUE and not token.inside and _HELD_THERE.match(reading.text, token.case_at):
            return token
    return None


def _after_in(reading: Reading, token: Token) -> bool:
    return bool(_IN.search(reading.text, max(0, token.start - 4), token.start))


def parts_of(reading: Reading, decided: Decided) -> Iterator[tuple[Token, PlaceRole]]:
    """The part each name plays in the event: where it was, whence and where people went."""
    way = decided.direction
    from_side: Side | None = {"outbound": "home", "inbound": "partner"}.get(way or "")  # type: ignore[assignment]
    to_side: Side | None = {"outbound": "partner", "inbound": "home"}.get(way or "")  # type: ignore[assignment]
    for token in reading.tokens:
        yield token, _part(token, reading, from_side, to_side)


def _part(
    token: Token, reading: Reading, from_side: Side | None, to_side: Side | None
) -> PlaceRole:
    if token.enclosed or token.case in _VENUE or _after_in(reading, token):
        return "venue"
    if token.inside or from_side is None:
        return "named"
    if token.side == from_side and token.case in _ORIGIN | _AGENT | {"を"}:
        return "origin"
    if token.side == to_side and token.case in _GOAL | {"、", ""}:
        return "destination"
    return "named"
