"""The places a row names, and the part each plays (docs/semantics.md, "places").

Names are found by the lexicon. Whole countries and the home prefecture are not listed; a place that only
a region label names has the role `label`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from koryu.chronicle.facts.direction import Decided, parts_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import PlaceMention, PlaceRole
from koryu.chronicle.text import fold

_RANK: dict[PlaceRole, int] = {"venue": 0, "destination": 1, "origin": 2, "named": 3, "label": 4}


def places_of(
    reading: Reading,
    regions: Sequence[str],
    decided: Decided,
    profile: Profile,
    gazetteer: Gazetteer,
) -> Iterator[PlaceMention]:
    """Each place once, in the order of the text, then those that only a label names."""
    roles: dict[str, PlaceMention] = {}
    for token, role in parts_of(reading, decided):
        place = token.name.place if token.name else None
        if place is None or _encloses_side(place, profile, gazetteer):
            continue
        known = roles.get(place.id)
        if known is None or _RANK[role] < _RANK[known.role]:
            span = reading.span(token.start, token.end)
            roles[place.id] = PlaceMention(place.id, place.name, role, known.span if known else span)
    for label in regions:
        place = _meant(label, gazetteer)
        if place is None or place.id in roles or _encloses_side(place, profile, gazetteer):
            continue
        if not any(one.name.ja.startswith(fold(label)) for one in roles.values()):
            roles[place.id] = PlaceMention(place.id, place.name, "label")
    yield from roles.values()


def _meant(label: str, gazetteer: Gazetteer) -> Place | None:
    """The place a label means: of a city and the region around it that share a name, the region."""
    place = gazetteer.resolve(label)
    if place is None:
        return None
    around = gazetteer.places.get(place.parent)
    shared = around is not None and around.name.ja.startswith(label.strip())
    return around if shared and label.strip() != f"{place.name.ja}市" else place


def _encloses_side(place: Place, profile: Profile, gazetteer: Gazetteer) -> bool:
    """Whether the name means a whole side: a country, or the prefecture that keeps the chronicle."""
    if place.kind == "country":
        return True
    if place.kind != "prefecture":
        return False
    return place.id in profile.home or any(
        place in gazetteer.ancestors(one) for one in profile.home if one in gazetteer
    )
