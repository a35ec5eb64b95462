"""The places a row names, and the part each plays (docs/semantics.md, "places").

Names are found by the lexicon. Whole countries and the home prefecture are not listed; a place that only
a region label names has the role `label`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from koryu.chronicle.facts.lexicon import Lexicon
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.tokens import Token
from koryu.chronicle.record import PlaceMention, PlaceRole

_RANK: dict[PlaceRole, int] = {"venue": 0, "destination": 1, "origin": 2, "named": 3, "label": 4}


def places_of(
    reading: Reading,
    parts: Iterable[tuple[Token, PlaceRole]],
    regions: Sequence[str],
    lexicon: Lexicon,
) -> tuple[PlaceMention, ...]:
    """Each place once, in the order of the text, then those that only a label names.

    `parts` gives every name its part; a place named twice keeps the part that tells more.
    """
    found: dict[str, PlaceMention] = {}
    for token, role in parts:
        place = token.name.place if token.name else None
        if place is None or lexicon.is_side(place):
            continue
        known = found.get(place.id)
        if known is None:
            span = reading.span(token.start, token.end)
            found[place.id] = PlaceMention(place.id, place.name, role, span)
        elif _RANK[role] < _RANK[known.role]:
            found[place.id] = PlaceMention(place.id, place.name, role, known.span)
    for label in regions:
        place = lexicon.meant(label)
        if place is None or place.id in found or lexicon.is_side(place):
            continue
        if not any(one.name.ja.startswith(label.strip()) for one in found.values()):
            found[place.id] = PlaceMention(place.id, place.name, "label")
    return tuple(found.values())
