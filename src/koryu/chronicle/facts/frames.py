"""Which way a verb leads: from the parts that the names of its sentence play for it.

Going leads to its goal, else from its start, else away from who goes; taking part, to where the thing
is held, else away from who takes part; sending, to its goal; receiving leads home.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.tokens import Token
from koryu.chronicle.facts.words import last_of
from koryu.chronicle.record import Direction, Side

Cases = frozenset[str]

# Cases by the part they mark. "direct": the name stands right before the verb (札幌市訪問); "counted": it
# does so as the people who act (札幌市の選手4名参加).
GOAL: Cases = frozenset({"を", "へ", "に", "には", "まで", "への", "direct"})
TOWARDS: Cases = frozenset({"へ", "に", "には", "まで", "への", "direct", "に対し", "に向け"})
VENUE: Cases = frozenset({"で", "において", "にて", "での", "では", "でも"})
ORIGIN: Cases = frozenset({"から", "より"})
DOES: Cases = frozenset({"が", "は", "も"})
AGENT: Cases = DOES | {
    "counted",
    "による",
    "によって",
    "により",
    "をはじめ",
    "を団長",
    "を代表",
    "はじめ",
}
JOINED: Cases = frozenset({"に", "には", "にも"})
WITH: Cases = frozenset({"と", "とも", "との"})
_HOSTS = {f"が{verb}{end}" for verb in ("主催", "開催") for end in ("する", "した", "の")}
EVENT: Cases = JOINED | {"への", "へ", "direct", "主催"} | _HOSTS
_TOPIC: Cases = frozenset({"を", "に関す", "について", "との"})
_DIRECT: Cases = frozenset({"direct"})
_SENDS = _DIRECT | ORIGIN
_BOTH: frozenset[Side] = frozenset({"home", "partner"})
_HEADING: Cases = frozenset({"への"})

# What a name that means the people who act ends in, before the verb.
_PEOPLE_END = re.compile(
    r"\d\s*[名人]|一行|[^ぁ-ん]ら$"
    r"|(?:[団隊座]|オーケストラ|アンサンブル|バンド|劇場|チーム|選手|舞踊|雑技|歌劇|バレエ)$"
)
# 同市提供の写真: the name right before the verb is the sender's.
# A name in that of an anniversary or of a thing acts in nothing: 沿海地方友好提携10周年訪問団, ロシア料理.
TIE_NAME = re.compile(
    r"[市省州県]?(?:と?の)?(?:[一-龥]{0,6}[・、])?[一-龥]{0,8}(?:提携|締結|縁組|交流)\d+周?年"
    r"|抑留|(?:料理|音楽|民謡|映画|文化|菓子|語)(?![団家隊]|使節|代表|教[師員授]|チーム)"
)
_SENDER = re.compile(r"(?:提供|寄贈|贈呈|寄託)(?:の|による|に係る)")
_MEETS = re.compile(r"会談|会合|懇談|協議|面談|意見交換|面会|会見|交渉|調印|署名|締結|対戦|交流")
_PERFORMANCE = re.compile(r"公演|演奏|出演|実演")
_AND_PARTY = r"(?:夫妻|一行|ら|等|など|[\d名人]|外|他|ほか)*"
_DIPLOMAT_ACTS = re.compile(rf"(?:館(?:員|から[一-龥]{{2,5}}))?{_AND_PARTY}(?:が|は|、|の|$)")
_DIPLOMAT_RECEIVED = re.compile(rf"{_AND_PARTY}(?:を(?:[^、。]{{1,6}}に)?|の)$")


class Parts:
    """The names of the sentence before `at`, by the part they play for the verb that stands there.

    `since` is where the verb before it ended: an object that stands before that belongs to it.
    """

    def __init__(self, reading: Reading, at: int, since: int) -> None:
        self.text, self.at, self.since = reading.text, at, since
        self.begin, stop = reading.sentence(at)
        self.tokens = reading.tokens
        here = [t for t in reading.tokens if self.begin <= t.start < stop]
        self.before = [t for t in here if t.start < at and not t.inside and not t.enclosed]
        self._here = here
        self._cases: dict[int, str] = {}

    @property
    def enclosed(self) -> Side | None:
        """The side of the first name of the sentence that stands alone in brackets."""
        return next((t.side for t in self._here if t.enclosed), None)

    def case(self, token: Token) -> str:
        """The case of a name for this verb: its particle, or how it stands right before the verb."""
        if (known := self._cases.get(token.start)) is None:
            known = self._cases[token.start] = self._case(token)
        return known

    def _case(self, token: Token) -> str:
        if TIE_NAME.match(self.text, token.end):
            return "tie"
        if token.case == "、" and _PEOPLE_END.search(self.text, token.end, token.case_at):
            return "counted"
        if token.case_at < self.at or token.case == "part":
            return token.case
        whose = token.title or _PERFORMANCE.match(self.text, self.at)
        if whose and self.text.startswith("の", self.at - 1):
            return "counted"  # 大連市の舞踊団の公演, 知事の訪問
        return "counted" if _PEOPLE_END.search(self.text, token.end, self.at) else "direct"

    def nearest(self, cases: Cases, since: int = 0) -> Side | None:
        """The side of the nearest name in one of `cases` whose particle stands after `since`."""
        named = (t for t in reversed(self.before) if t.case_at >= since)
        return next((t.side for t in named if self.case(t) in cases), None)

    def goal(self) -> Side | None:
        """Where somebody goes. An event's name in quotation marks is no place to go to."""
        for token in reversed(self.before):
            case = self.case(token)
            if token.case_at >= self.since and case in GOAL and (case == "を" or not token.quoted):
                return token.side
        return None

    def sides(self, cases: Cases) -> set[Side]:
        """The sides of all names in one of `cases`."""
        return {t.side for t in self.before if self.case(t) in cases}

    def only(self, cases: Cases) -> Side | None:
        """The side of the names in one of `cases`, if they are all on one."""
        sides = self.sides(cases)
        return next(iter(sides)) if len(sides) == 1 else None

    def meet_there(self) -> bool:
        """Whether the partner's people are there too: they act, or somebody meets them."""
        return "partner" in self.sides(AGENT) or any(
            t.side == "partner"
            and t.case in WITH
            and (t.case == "と" or _MEETS.search(self.text, t.case_at))
            for t in self.tokens
        )

    def heads_there(self) -> bool:
        """Whether the verb is a noun with its goal: …への調査."""
        return self.nearest(_HEADING, self.since) is not None


def way_of(kind: str, parts: Parts) -> Direction | None:
    """The way of a verb of this kind (`data/facts_words.csv`); None where its sentence does not tell.

    Resident diplomats do not cross, whatever they do.
    """
    moves_people = kind not in ("send", "receive")
    diplomat = last_of("diplomat", parts.text, parts.begin, parts.at)
    how = _DIPLOMAT_ACTS if moves_people else _DIPLOMAT_RECEIVED
    if diplomat and kind != "send" and how.match(parts.text, diplomat.end(), parts.at):
        return None
    way = _FRAMES[kind](parts)
    if way == "elsewhere" and not parts.meet_there():
        return "outbound"  # where the home side alone goes, that country is the partner
    return way


def _towards(side: Side | None) -> Direction | None:
    """The way of somebody who goes to the soil of `side`."""
    if side == "partner":
        return "outbound"
    if side == "home":
        return "inbound"
    return "elsewhere" if side == "other" else None


def _away(side: Side | None) -> Direction | None:
    """The way of somebody who comes from `side`."""
    if side in ("partner", "other"):
        return "inbound"
    return "outbound" if side == "home" else None


def _visit(parts: Parts) -> Direction | None:
    return (
        _towards(parts.goal())
        or _away(parts.nearest(ORIGIN))
        or _towards(parts.nearest(VENUE))
        or _away(parts.only(AGENT))
        or _towards(parts.enclosed)
    )


def _attend(parts: Parts) -> Direction | None:
    venue = parts.nearest(VENUE) or parts.enclosed
    event, agent = parts.only(EVENT), parts.only(AGENT)
    if agent is None and parts.sides(JOINED):
        agent = parts.nearest(_DIRECT)
    if venue == "partner":
        return None if agent == "partner" else "outbound"
    if venue == "other":
        return "elsewhere"
    if agent == "partner" or parts.sides(ORIGIN) & {"partner", "other"}:
        return "inbound"
    if venue is None and event == "partner":
        return "outbound"
    guests = agent != "home" and any(
        t.side == "partner" and t.case not in _TOPIC for t in parts.before
    )
    return "inbound" if guests and "home" in (venue, event) else None


def _stay(parts: Parts) -> Direction | None:
    return _towards(parts.nearest(_HEADING, parts.since)) or _attend(parts)


def _send(parts: Parts) -> Direction | None:
    if _SENDER.match(parts.text, parts.at):
        return _away(parts.nearest(_SENDS)) or "outbound"
    if {t.side for t in parts.before if t.case == "へ" and t.case_at >= parts.since} >= _BOTH:
        return "mutual"  # 職員1名をX市へ、X市の職員1名を市へ派遣
    goal = parts.nearest(_HEADING, parts.since) or parts.nearest(TOWARDS, parts.since)
    if goal == "partner":
        return "outbound"
    partner_sends = "partner" in (parts.nearest(ORIGIN), parts.only(DOES))
    return "inbound" if partner_sends or goal == "home" else "outbound"


def _receive(parts: Parts) -> Direction | None:
    partner_receives = parts.only(DOES) == "partner" and parts.nearest(ORIGIN) != "partner"
    return "outbound" if partner_receives else "inbound"


_FRAMES: dict[str, Callable[[Parts], Direction | None]] = {
    "arrive": lambda parts: "inbound",
    "leave": lambda parts: "outbound",
    "visit": _visit,
    "attend": _attend,
    "stay": _stay,
    "send": _send,
    "receive": _receive,
}
