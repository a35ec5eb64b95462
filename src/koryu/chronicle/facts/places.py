"""The places a row names, and the part each plays (docs/semantics.md, "places").

Names are found by the lexicon. Whole countries and the home prefecture are not listed; a place that only
a region label names has the role `label`.
"""

from __future__ import annotations

from collections.abc import Sequence

from koryu.chronicle.facts.direction import Decided
from koryu.chronicle.facts.frames import AGENT, GOAL, JOINED, ORIGIN, VENUE
from koryu.chronicle.facts.gatherings import follows_in
from koryu.chronicle.facts.lexicon import Lexicon
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.tokens import Token
from koryu.chronicle.record import PlaceMention, PlaceRole, Side

_ENDS: dict[str, tuple[Side, Side]] = {
    "outbound": ("home", "partner"),
    "inbound": ("partner", "home"),
}
_BEGINS = ORIGIN | AGENT | {"を", "", "、"}
_LEADS = GOAL | {"、", ""}
_RANK: dict[PlaceRole, int] = {"venue": 0, "destination": 1, "origin": 2, "named": 3, "label": 4}


def places_of(
    reading: Reading,
    decided: Decided,
    regions: Sequence[str],
    lexicon: Lexicon,
) -> tuple[PlaceMention, ...]:
    """Each place once, in the order of the text, then those that only a label names.

    A place named twice keeps the part that tells more.
    """
    found: dict[str, PlaceMention] = {}
    for token in reading.tokens:
        place = token.name.place if token.name else None
        if place is None or lexicon.is_side(place):
            continue
        role = _part(token, reading, decided)
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


def _part(token: Token, reading: Reading, decided: Decided) -> PlaceRole:
    """What a name is to the event: where it was, whence or where to people or goods went."""
    if token.enclosed or token.case in VENUE or follows_in(reading, token):
        return "venue"
    if token.inside or not decided.moves or decided.direction not in _ENDS:
        return "named"
    kinds = {move.kind for move in decided.moves}
    begin, end = _ENDS[decided.direction]
    if token.side == begin and token.case in _BEGINS:
        return "origin"
    if token.side != end:
        return "named"
    if token.case in JOINED and "attend" in kinds and "visit" not in kinds:
        return "venue"
    takes_in = token.case in AGENT and "receive" in kinds
    return "destination" if takes_in or token.case in _LEADS else "named"
