"""What a row tells, understood from its text alone: one fact a module (docs/facts.md)."""

from __future__ import annotations

from collections.abc import Sequence

from koryu.chronicle.facts.agreement import agreement_of
from koryu.chronicle.facts.anniversaries import anniversaries_of
from koryu.chronicle.facts.count_columns import with_columns
from koryu.chronicle.facts.direction import direction_of
from koryu.chronicle.facts.lexicon import lexicon_of
from koryu.chronicle.facts.participants import participants_of
from koryu.chronicle.facts.places import places_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.series import series_of
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import EventDate, Facts

FIELDS = ("direction", "participants", "places", "series", "anniversaries", "agreement")

__all__ = ["FIELDS", "facts_of"]


def facts_of(
    text: str,
    regions: Sequence[str],
    date: EventDate | None,
    profile: Profile,
    gazetteer: Gazetteer,
    counts: Sequence[tuple[str, str]] = (),
) -> Facts:
    """The facts of one row, each with the span of `text` it comes from.

    `regions` are the region labels as read. Sides come from the profile's home and partners and
    from the gazetteer. `counts` are the header and cell of each column that counts people; what they tell
    has no span. Never raises for any text; what the text does not tell is None or empty.
    """
    lexicon = lexicon_of(gazetteer, profile)
    reading = Reading(text, lexicon)
    signed = agreement_of(reading)
    sides = [side for label in regions if (side := lexicon.side(label))]
    decided = direction_of(reading, sides, signed is not None)
    return Facts(
        direction=decided.direction,
        direction_span=reading.span(*decided.span) if any(decided.span) else None,
        participants=with_columns(
            participants_of(reading, decided), counts, text, decided, lexicon
        ),
        places=places_of(reading, decided, regions, lexicon),
        series=tuple(series_of(reading)),
        anniversaries=tuple(anniversaries_of(reading)),
        agreement=signed is not None,
        agreement_span=reading.span(*signed) if signed else None,
        basis=dict.fromkeys(FIELDS, "computed"),
    )
