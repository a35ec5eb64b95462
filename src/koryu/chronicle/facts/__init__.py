"""What a row tells, understood from its text alone: one fact a module (docs/facts.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from koryu.chronicle.facts.agreement import agreement_of
from koryu.chronicle.facts.anniversaries import anniversaries_of
from koryu.chronicle.facts.count_columns import with_columns
from koryu.chronicle.facts.direction import direction_of
from koryu.chronicle.facts.lexicon import Lexicon, lexicon_of
from koryu.chronicle.facts.moves import moves_of
from koryu.chronicle.facts.participants import participants_of
from koryu.chronicle.facts.places import places_of
from koryu.chronicle.facts.reading import readings_of
from koryu.chronicle.facts.series import series_of
from koryu.chronicle.garbage import nothing_collected
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Facts

FIELDS = ("direction", "participants", "places", "series", "anniversaries", "agreement")

_PIECE = 200  # rows

__all__ = ["FIELDS", "Words", "facts_of"]


class Words(NamedTuple):
    """What a row says: its text, its region labels as read, and the header and cell of each column
    that counts people."""

    text: str
    regions: Sequence[str] = ()
    counts: Sequence[tuple[str, str]] = ()


def facts_of(rows: Iterable[Words], profile: Profile, gazetteer: Gazetteer) -> Iterator[Facts]:
    """The facts of each row, each with the span of its text it comes from.

    Sides come from the profile's home and partners and from the gazetteer. What a column of counts
    tells has no span. Never raises for any text; what the text does not tell is None or empty.
    """
    lexicon = lexicon_of(gazetteer, profile)
    rest = iter(rows)
    while piece := list(islice(rest, _PIECE)):
        with nothing_collected():
            facts = _facts(piece, lexicon)
        yield from facts


def _facts(rows: list[Words], lexicon: Lexicon) -> list[Facts]:
    """One fact after another of all rows: row by row, the processor would fetch the code of every
    grammar anew, and take a third longer."""
    readings = readings_of([row.text for row in rows], lexicon)
    signed = [agreement_of(one) for one in readings]
    sides = [[side for label in row.regions if (side := lexicon.side(label))] for row in rows]
    moves = [tuple(moves_of(one)) for one in readings]
    decided = [
        direction_of(one, moved, labels, span is not None)
        for one, moved, labels, span in zip(readings, moves, sides, signed, strict=True)
    ]
    told = list(zip(readings, decided, rows, strict=True))
    participants = [
        with_columns(people, row.counts, row.text, way, lexicon)
        for people, (_, way, row) in zip(participants_of(readings, decided), told, strict=True)
    ]
    places = [places_of(one, way, row.regions, lexicon) for one, way, row in told]
    series = [tuple(series_of(one)) for one in readings]
    anniversaries = [tuple(anniversaries_of(one)) for one in readings]
    return [
        Facts(
            direction=way.direction,
            direction_span=one.span(*way.span) if any(way.span) else None,
            participants=people,
            places=named,
            series=held,
            anniversaries=years,
            agreement=span is not None,
            agreement_span=one.span(*span) if span else None,
            basis=dict.fromkeys(FIELDS, "computed"),
        )
        for one, way, people, named, held, years, span in zip(
            readings, decided, participants, places, series, anniversaries, signed, strict=True
        )
    ]
