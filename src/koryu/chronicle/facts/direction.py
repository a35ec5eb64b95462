"""What crosses the border because of the event: docs/semantics.md, "direction".

The verbs of coming, going, sending and receiving tell it (`moves`, `frames`); where there is none,
the people who are on the other side's soil (`presence`); else the place where something is held (`gatherings`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from koryu.chronicle.facts.frames import ORIGIN
from koryu.chronicle.facts.gatherings import called_off, held, is_contest, is_own
from koryu.chronicle.facts.moves import Move
from koryu.chronicle.facts.presence import GOODS, present
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.words import alternation, pattern_of, words_of
from koryu.chronicle.record import Direction, Side, Span

# Foreigners who live on home soil do not cross by taking part.
_RESIDENTS = re.compile(
    r"[でに]学ぶ|在籍する|在(?:住|留|日)(?:の|する)?(?!邦)[ァ-ヴー一-龥]{1,8}(?:人|者|生)|留学中の|在(?:住|留)(?:の)?外国人|留学生(?=[とがら、等]|たち|\d)"
)
_SWAPPED = re.compile(
    r"(?:\d+(?:点|枚|品種|頭|羽|匹|本|体|冊)|種子|苗木|作品|図書|人形|物産)を(?:相互に)?交換(?!会)"
    r"|\d[名人](?:ずつ)?(?:、[^。、]{0,12}で)?を?(?:相互に)?交換(?!会|留|学|教)"
)
_LETTER = re.compile(r"見舞|祝電|弔電|親書|手紙|書簡|メッセージ|礼状")
_INVITED = re.compile(r"の(?:招き|招待|招請|招聘)(?:により|によって|で|を受け|に応じ|に応え)")
_NEAR = 14  # the longest name of a host, to the word for the invitation
_GIFT = re.compile("贈|寄|手渡")
_LATER = re.compile(r"[、。](?:\d+月|後日|のち|その後|翌[日月年]|帰国後|さらに)[^、。]*$")


class Decided(NamedTuple):
    """A direction, the words it comes from in the folded text, and the moves of the row."""

    direction: Direction | None
    span: Span
    moves: tuple[Move, ...] = ()


def direction_of(
    reading: Reading, moves: tuple[Move, ...], labels: Sequence[Side], agreement: bool
) -> Decided:
    """The direction of a row that has these moves. `labels` are the sides that its region columns name."""
    if called_off(reading.text):
        return Decided("none", (0, 0))
    main = [move for move in moves if move.main]
    online = pattern_of("online").search(reading.text)
    if online and _stays_online(reading.text, online.start(), main):
        return Decided("online", online.span(), moves)
    if is_contest(reading.text) and all(
        (move.kind, move.way) == ("attend", "outbound") for move in main
    ):
        return Decided(*held(reading, labels, agreement))
    if (resident := _resident(reading.text)) and _stays(reading, main):
        return Decided("none", resident.span())
    if swapped := _swapped(reading.text):
        return Decided("mutual", swapped.span(), moves)
    if invited := _invited(reading, main):
        return Decided(*invited, moves)
    if main:
        return _combined(reading, main, moves)
    return _unled(reading, labels, agreement, moves)


def _resident(text: str) -> re.Match[str] | None:
    """Where foreigners who live on home soil are told of."""
    maybe = "在" in text or "留学" in text or "学ぶ" in text
    return _RESIDENTS.search(text) if maybe else None


def _swapped(text: str) -> re.Match[str] | None:
    """Where things or people are told to be swapped."""
    goods = _SWAPPED.search(text) if "交換" in text else None
    return goods or pattern_of("swap").search(text)


def _unled(
    reading: Reading, labels: Sequence[Side], agreement: bool, moves: tuple[Move, ...]
) -> Decided:
    """The direction of a row in which no verb leads a clause."""
    if both := _mutual().search(reading.text):
        return Decided("mutual", both.span(), moves)
    if is_own(reading.text):
        return Decided("none", (0, 0), moves)
    if moves:
        return _combined(reading, moves, moves)
    told = present(reading, labels) or held(reading, labels, agreement)
    return Decided(*told)


def _stays_online(text: str, at: int, main: Sequence[Move]) -> bool:
    """Whether nothing but words crosses: goods sent with a letter do."""
    if _LETTER.match(text, at) and GOODS.search(text):
        return False
    return all(move.kind in ("send", "attend") for move in main)


def _stays(reading: Reading, main: Sequence[Move]) -> bool:
    """Whether nobody but residents takes part: nobody comes from elsewhere, is sent or received."""
    whence = any(t.case in ORIGIN and not t.inside for t in reading.tokens)
    if whence or any((move.kind, move.way) == ("visit", "outbound") for move in main):
        return False
    kinds = ("attend", "visit", "receive") if "在日" in reading.text else ("attend", "visit")
    return all(move.kind in kinds for move in main)


@cache
def _mutual() -> re.Pattern[str]:
    words = alternation(words_of("mutual"))
    return re.compile(
        rf"(?:{words})(?!など|等|について|に関|協定|の推進|の促進|することで)"
        r"|互いに[^。、]{0,12}訪[問れ]"
        r"|(?:相互|交互)に[^ぁ-ん、。]{0,8}を(?:派遣|受け?入)"
    )


def _combined(reading: Reading, told: Sequence[Move], moves: tuple[Move, ...]) -> Decided:
    """The one way that the moves tell together; a gift of those who come or go is no way of its own."""
    if any(move.kind != "send" for move in told):
        told = [move for move in told if not _is_gift(reading, move)]
    ways = {move.way for move in told}
    both = "mutual" in ways or {"inbound", "outbound"} <= ways
    way: Direction = "mutual" if both else told[0].way
    if "elsewhere" in ways:
        way = "elsewhere"
    return Decided(way, (told[0].start, told[0].end), moves)


def _is_gift(reading: Reading, move: Move) -> bool:
    later = _LATER.search(reading.text, max(0, move.start - 20), move.start)
    return move.kind == "send" and not later and bool(_GIFT.match(reading.text, move.start))


def _invited(reading: Reading, main: Sequence[Move]) -> tuple[Direction, Span] | None:
    """The way of those who follow an invitation: away from their own side to the side that invites."""
    word = _INVITED.search(reading.text)
    if word is None or len({move.way for move in main}) > 1:
        return None
    begin, _ = reading.sentence(word.start())
    hosts = [
        t for t in reading.tokens if max(begin, word.start() - _NEAR) <= t.start < word.start()
    ]
    if not hosts or hosts[-1].case in ORIGIN or hosts[-1].side not in ("home", "partner"):
        return None
    return ("outbound" if hosts[-1].side == "partner" else "inbound"), word.span()
