"""Counts of people that stand in a column of their own: 12, 12名, 派遣22名、受入15名.

Their side is told by the words 派遣, 受入 … in the cell before them, else in the header, else by the
event's direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from koryu.chronicle.facts.direction import Decided
from koryu.chronicle.facts.lexicon import Lexicon
from koryu.chronicle.facts.numbers import value_of
from koryu.chronicle.facts.participants import participants_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.words import pattern_of
from koryu.chronicle.record import Direction, Participant
from koryu.chronicle.text import normalise

# A number that is the whole cell or a whole part of it, without the word for people.
_BARE = re.compile(
    r"(?P<before>^|[、,・/(:\s派遣受入側計約延べ])(?P<n>\d+(?:,\d{3})*)(?=$|[、・/()\s]|余|程度|以上)"
)
_WAY = re.compile(
    r"(?P<outbound>派遣|訪問|出張|県側|市側|町側|道側|県内)|(?P<inbound>受け?入|来|招|海外|相手)"
)
_AUDIENCE = re.compile(r"入場|来場|入館|来館|観客|聴衆|見学|鑑賞|視聴")
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_CROWD = 300  # no delegation to a fair is larger
_PART = re.compile(r"(?:^|[。、(])\s*(?:うち|内訳|内(?=[^外]))[^\d。]*$")


def with_columns(
    told: Iterable[Participant],
    counts: Sequence[tuple[str, str]],
    text: str,
    decided: Decided,
    lexicon: Lexicon,
) -> tuple[Participant, ...]:
    """The participants of the text and, with ids that go on, those of the columns.

    A number that the text tells too counts once; a part in the text (うち…) without a whole there is
    part of the column's.
    """
    told = tuple(told)
    if not counts:
        return told
    found = list(told)
    for header, cell in counts:
        for one in _counted(header, cell, text, decided, lexicon):
            if not any(_same(one, known) for known in told):
                found.append(replace(one, id=len(found) + 1))
    added = [one for one in found if one.span is None]
    if not added:
        return tuple(found)
    return tuple(_tied(one, added[0], text) for one in found)


def _same(one: Participant, known: Participant) -> bool:
    return one.count == known.count and (known.of is None or known.side == one.side)


def _tied(one: Participant, whole: Participant, text: str) -> Participant:
    """A part that stands alone in the text, as part of the column's count."""
    if one.span is None or one.of is not None or one.count >= whole.count:
        return one
    if not _PART.search(text[: one.span[0]]):
        return one
    return replace(one, of=whole.id, side=whole.side, crossed=whole.crossed)


def _counted(
    header: str, cell: str, text: str, decided: Decided, lexicon: Lexicon
) -> Iterator[Participant]:
    """The counts of one cell; ids and parts hold within the cell."""
    words = _BARE.sub(r"\g<before>\g<n>名", normalise(cell).text)
    crowd = _AUDIENCE.search(header) or _shown(text, words)
    reading = Reading(f"来場者{words}" if crowd else words, lexicon)
    made = participants_of([reading], [decided._replace(moves=())])[0]
    before = 0
    for at, one in enumerate(made):
        start, end = one.span or (before, before)
        way = _way(reading.text[before:start]) or _way(header)
        before = end
        if way and not crowd:
            told = participants_of([reading], [Decided(way, (0, 0))])[0][at]
            one = replace(one, side=told.side, crossed=told.crossed)
        yield replace(one, span=None)


def _shown(text: str, words: str) -> bool:
    """Whether a column counts the many who came to see what is shown or sold."""
    many = [value_of(number) for number in _NUMBER.findall(words)]
    return max(many, default=0) >= _CROWD and bool(pattern_of("fair", "exhibition").search(text))


def _way(words: str) -> Direction | None:
    """The way that the nearest word before a count tells."""
    told = list(_WAY.finditer(words))
    if not told:
        return None
    return "outbound" if told[-1]["outbound"] else "inbound"
