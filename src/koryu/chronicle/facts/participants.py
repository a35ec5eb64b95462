"""Every count of people a row states, whose people they are, and whether they crossed the border.

docs/semantics.md, "participants". Counts are found by `counts`; here each is given its side from the
words it belongs to and from the move of its sentence, and a part is tied to its whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from koryu.chronicle.facts.bystanders import crossed_by, present, soil_of
from koryu.chronicle.facts.counts import Count, counts_of
from koryu.chronicle.facts.direction import Decided
from koryu.chronicle.facts.moves import Move
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.roles import role_of
from koryu.chronicle.facts.wholes import wholes_of
from koryu.chronicle.record import Participant, Side
from koryu.chronicle.trilingual import Trilingual

# People of whom no side is told.
_PASSENGERS = re.compile(r"(?:乗客|旅客|搭乗者|利用客)(?:約|計|延べ)?$")
_THEIR_SHIP = re.compile(
    r"(?:ソ連|ロシア|ロ|露|中国|韓国|米国?|英国?)(?:の)?(?:極東)?(?:客船|貨客船|観光船)"
)
_RESIDENT = re.compile(r"在住の?[ァ-ヴー一-龥]{1,8}人[^、。]{0,4}$")
_ANYBODY = re.compile(r"国内外|(?<![県道府市都町村])内外[のか\d]")
_FROM = ("から", "より")
_BOTH = re.compile(
    r"[二三四五日中韓ロ露両双](?:(?<=[二三四五])地域|(?<=三)[市県者]の?"
    r"|(?<=[日中韓ロ露])[日中韓ロ露](?=の(?:研究|関係|専門|若|高校|学生|官民))|(?<=双)方"
    r"|(?<=両)(?:国|市|県|校|地域|町|村|道)|(?<=日)(?:本と|[ロ露中韓米独](?=の|から|双|両|$)))"
)
_AND = re.compile(r"[市町村]?(?:と|、|及び|並びに|・)")
_MIXED = re.compile(r"留学生|外国人|か国")
# Begins with the characters themselves: the search passes over all others at once.
_PHRASE = re.compile(
    r"[、。(「」がはをでにへかよとた](?:(?<=[、。(「」])|(?<=[^ぁ-ん][がはをでにへ]|[りいべ][がはをでにへ])(?=[^ぁ-ん]|$)"
    r"|(?<=へ)は|(?<=か)ら|(?<=よ)り|(?<=に)より|(?<=と)して|(?<=た)め)"
)
# 派遣22名、受入15名: each count headed by its way.
_HEADED = re.compile(
    r"(?:^|[(、。・:])(?:(?P<sent>派遣(?:人数|者数?)?)|受け?入れ?(?:人数|者数?)?)[:\s]?(?:約|計)?$"
)
_NEAR = 14  # the longest words that stand between a count and what heads it
_GUESTS = re.compile(r"訪問|派遣|視察|記念|親善|友好|使節|交流")


def participants_of(
    readings: Sequence[Reading], decided: Sequence[Decided]
) -> list[list[Participant]]:
    """The participants of each row in the order of its text; `of` is the id of the whole."""
    counts = [list(counts_of(one.text)) for one in readings]
    roles = [_roles(*told) for told in zip(readings, counts, strict=True)]
    people = [_people_of(*told) for told in zip(readings, decided, counts, strict=True)]
    return [
        _made(*told) if told[2] else []
        for told in zip(readings, decided, counts, roles, people, strict=True)
    ]


def _befores(counts: list[Count]) -> Iterator[tuple[Count, int]]:
    """Each count with the end of the one before it."""
    return zip(counts, (0, *(one.end for one in counts)), strict=False)


def _roles(reading: Reading, counts: list[Count]) -> list[Trilingual]:
    return [role_of(reading, *one) for one in _befores(counts)]


def _people_of(
    reading: Reading, decided: Decided, counts: list[Count]
) -> list[tuple[Side | None, bool | None]]:
    return [_people(reading, decided, *one) for one in _befores(counts)]


def _made(
    reading: Reading,
    decided: Decided,
    counts: list[Count],
    roles: list[Trilingual],
    people: list[tuple[Side | None, bool | None]],
) -> list[Participant]:
    """The participants of a row: parts tied to their wholes, and one for each side that shares a count."""
    wholes = wholes_of(reading.text, counts)
    made: list[Participant] = []
    each: list[tuple[int, Side | None]] = []
    before = 0
    for number, count in enumerate(counts):
        side, crossed = people[number]
        of = wholes.get(number)
        if of is not None and of < number and made[of].side not in (None, side):
            side, crossed = made[of].side, made[of].crossed
        one = Participant(
            id=number + 1, count=count.meant, count_stated=count.stated, qualifier=count.qualifier,
            side=side, crossed=crossed, role=roles[number],
            of=None if of is None else of + 1, span=reading.span(count.start, count.end),
        )  # fmt: skip
        made.append(one)
        if sharing := _each(reading, count, before):
            sides = [one.side if whose == "other" else whose for whose in sharing]
            crossed = True if decided.direction == "mutual" else one.crossed
            made[-1] = replace(one, side=sides[0], crossed=crossed)
            each.extend((number, whose) for whose in sides[1:])
        before = count.end
    shared = [
        replace(made[number], id=at, side=whose, of=None)
        for at, (number, whose) in enumerate(each, start=len(made) + 1)
    ]
    return made + shared


def _each(reading: Reading, count: Count, before: int) -> list[Side]:
    """The sides of the names that share a count with 各: 大連市と新潟市の生徒各5名."""
    apiece = reading.text.startswith("ずつ", count.end)
    if not apiece and not reading.text.endswith("各", 0, count.start):
        return []
    if any(_BOTH.finditer(reading.text, max(before, count.start - _NEAR), count.start)):
        return ["partner", "home"]
    named = [t for t in reading.tokens if before <= t.start < count.start and not t.title]
    run = named[-1:]
    for token in reversed(named[:-1]):
        if not _AND.fullmatch(reading.text, token.end, run[0].start):
            break
        run.insert(0, token)
    return [token.side for token in run]


def _people(
    reading: Reading, decided: Decided, count: Count, before: int
) -> tuple[Side | None, bool | None]:
    """Whose people are counted, and whether they crossed."""
    text = reading.text
    begin, stop = reading.sentence(count.start)
    begin = max(begin, before)
    phrase = _phrase_start(text, begin, count.start)
    origin = _origin(reading, begin, count.start)
    move = _governing(reading.text, decided, count, begin, stop)
    way = move.way if move else decided.direction
    crossing = way in ("inbound", "outbound")
    if told := present(reading, decided, count, (begin, phrase), crossing=crossing):
        return told
    both = _BOTH.search(text, max(begin, text.rfind("、", 0, phrase)), count.start)
    listed = both and _own_in_brackets(reading, both.end(), count.start)
    if both and origin != "home" and not listed:
        if decided.direction == "inbound" and text.startswith(_FROM, both.end()):
            return "partner", True  # two partners of the row's labels
        return "both", False if decided.direction == "online" else None
    own = _sides(reading, phrase, count.start)
    if not own and count.bracket >= begin:
        phrase = _phrase_start(text, begin, count.bracket)
        own = _sides(reading, phrase, count.bracket)
    if told := _at_once(text, phrase, count, crossing=crossing):
        return told
    if crossing and decided.direction == "none":
        return origin or _together(own) or ("home" if way == "outbound" else "partner"), None
    if crossing:
        mover: Side = "partner" if way == "inbound" else "home"
        return _with_mover(mover, own, origin, text[phrase : count.start])
    if way == "elsewhere":
        return origin or _together(own) or "home", True
    side = origin or _together(own) or _by_default(reading, decided)
    return side, crossed_by(reading, decided, side)


def _at_once(
    text: str, phrase: int, count: Count, *, crossing: bool
) -> tuple[Side | None, bool | None] | None:
    """What the word right before a count, or around it, tells for itself."""
    if _PASSENGERS.search(text, phrase, count.start):
        side: Side | None = "partner" if _THEIR_SHIP.search(text, 0, count.start) else None
        return side, True if crossing else None
    if _RESIDENT.search(text, phrase, count.start):
        return None, False
    if _ANYBODY.search(text, phrase, count.end):
        return None, None
    if headed := _HEADED.search(text, max(0, count.start - _NEAR), count.start):
        return ("home" if headed["sent"] else "partner"), True
    return None


def _own_in_brackets(reading: Reading, begin: int, end: int) -> bool:
    """Whether a list in brackets names the side of a count: 両市の生徒(大連3名、新潟2名)."""
    opened = reading.text.find("(", begin, end)
    return opened >= 0 and bool(_sides(reading, opened, end))


def _with_mover(
    mover: Side, own: set[Side], origin: Side | None, words: str
) -> tuple[Side | None, bool | None]:
    """The side of the people of a sentence in which the people of `mover` come or go."""
    told = origin or (next(iter(own)) if len(own) == 1 else None)
    if told is None or told == mover or (origin is None and _GUESTS.search(words)):
        return mover, True
    return told, False if told in ("home", "partner") else None


def _together(sides: set[Side]) -> Side | None:
    if sides == {"home", "partner"}:
        return "both"
    return next(iter(sides)) if len(sides) == 1 else None


def _phrase_start(text: str, begin: int, at: int) -> int:
    start = begin
    for match in _PHRASE.finditer(text, begin, at):
        start = match.end()
    return start


def _sides(reading: Reading, start: int, end: int) -> set[Side]:
    """The sides named between `start` and `end`; of several, that of the last X側."""
    for token in reversed(reading.tokens):
        if start <= token.start < end and reading.text.startswith("側", token.end):
            return {token.side}
    return {t.side for t in reading.tokens if start <= t.start < end and not t.title}


def _origin(reading: Reading, begin: int, at: int) -> Side | None:
    """The side of the nearest name that から or より joins to the count."""
    for token in reversed(reading.tokens):
        if begin <= token.start < at and token.case_at < at:
            if token.case in ("から", "より"):
                return token.side
            if token.case == "へ" and token.case_at + 1 == at and token.side == "partner":
                return "home"
    return None


def _governing(text: str, decided: Decided, count: Count, begin: int, stop: int) -> Move | None:
    """The move that the count belongs to: the next in its sentence, else the last before it."""
    inside = [move for move in decided.moves if begin <= move.start < stop]
    chosen = [move for move in inside if move.main] or inside
    opened = text.rfind("(", 0, count.start)
    if told := [
        move for move in decided.moves if move.end == opened > text.rfind(")", 0, count.start)
    ]:
        return told[0]
    after = [move for move in chosen if move.start >= count.start]
    return after[0] if after else (chosen[-1] if chosen else None)


def _by_default(reading: Reading, decided: Decided) -> Side | None:
    if decided.direction is None:
        return soil_of(reading, decided)
    if _MIXED.search(reading.text):
        return None
    return "home" if decided.direction in ("none", "online") else None
