"""People who are at an event and need not have come to it: an audience, guests, diplomats."""

from __future__ import annotations

import re

from koryu.chronicle.facts.counts import Count
from koryu.chronicle.facts.direction import Decided
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.words import pattern_of
from koryu.chronicle.record import Side, Span

_AUDIENCE = re.compile(
    r"受講者|来場者|入場者|観客|観衆|聴衆|一般客|来館者|見学者|鑑賞者|視聴者|入館者|来客|聴講者"
)
_AUDIENCE_AFTER = re.compile(
    r"(?:の市民)?(?:が|の)?\s*(?:来場|入場|来館|鑑賞|観覧|聴講|視聴|の観客|の聴衆|の来場|の入場)"
)
# Those present at a reception told in brackets: 祝賀会を開催(出席者約300人).
_ATTENDANCE = re.compile(r"(?:開催|開い?|開き|実施|挙行|会|式典?)\((?:出席|参加)者(?:数)?は?$")
_SOILS: dict[str, Side] = {"inbound": "home", "outbound": "partner", "none": "home"}
_LONG = 24
# All who are at a reception or a ceremony: those who came and those who are at home.
_RECEPTION = re.compile(
    r"(?:祝賀会|歓迎会|歓送会|懇親会|交歓会|レセプション|パーティー|祝賀式典?|記念式典|市民[^、。]{0,4}集会)(?:には?|\(|、|で、?)(?:出席者?|参加者?)?(?:約|計|総勢|およそ)?$"
)
_CITIZENS = re.compile("[市県町村道]民(?!会館)")
_NEAR = 14  # the longest words between a count and what tells of those present


def present(
    reading: Reading, decided: Decided, count: Count, starts: Span, *, crossing: bool
) -> tuple[Side | None, bool | None] | None:
    """People who are there and need not have come: an audience, the guests of a reception, diplomats.

    `starts` are where the words of the count's sentence and of its phrase begin.
    """
    text, (begin, phrase) = reading.text, starts
    if _is_audience(text, max(begin, count.start - 8), count):
        return soil_of(reading, decided), False
    if _RECEPTION.search(text, max(begin, count.start - _LONG), count.start):
        own = _CITIZENS.search(text, max(begin, count.start - _LONG), count.start)
        return ("home", False) if own else ("both", None)
    if count.total and not crossing and reading.sides() >= {"home", "partner"}:
        return "both", crossed_by(reading, decided, "both")
    if not crossing and pattern_of("diplomat").search(text, phrase, count.start):
        return "partner", False
    return None


def _is_audience(text: str, begin: int, count: Count) -> bool:
    told = _AUDIENCE.search(text, begin, count.start) or _ATTENDANCE.search(
        text, max(0, count.start - _NEAR), count.start
    )
    told = told or _AUDIENCE_AFTER.match(text, count.end)
    return told is not None


def crossed_by(reading: Reading, decided: Decided, side: Side | None) -> bool | None:
    """Whether people crossed where no verb of theirs tells: nobody does who stays on his own soil."""
    if decided.direction in ("none", "online"):
        return False
    if decided.direction is None and side is not None and side == soil_of(reading, decided):
        return False
    return True if decided.direction == "mutual" else None


def soil_of(reading: Reading, decided: Decided) -> Side | None:
    """On whose soil the event is: the venue's, else where the crossing leads."""
    for token in reading.tokens:
        if token.enclosed or token.case in ("で", "において", "にて"):
            return token.side
    return _SOILS.get(decided.direction or "")
