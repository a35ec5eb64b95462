"""The general gazetteer, for chronicles that bring none: Japan, and the larger world."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from koryu.chronicle.gazetteer import Gazetteer, Place, PlaceSide
from koryu.chronicle.profile import Profile
from koryu.chronicle.tables import rows
from koryu.chronicle.trilingual import Trilingual

JAPAN = "jp"
_MUNICIPAL = frozenset({"city", "town", "village", "ward"})


@cache
def general_gazetteer() -> Gazetteer:
    """Every place of data/places.csv (which tells its sources); all are of side "other"."""
    return Gazetteer(
        Place(
            id,
            Trilingual(ja, en, ru),
            kind,
            "other",
            kana,
            tuple(aliases.split(" | ")) if aliases else (),
            parent,
            float(latitude) if latitude else None,
            float(longitude) if longitude else None,
            geonames,
        )
        for id, ja, en, ru, kana, aliases, kind, parent, latitude, longitude, geonames in rows(
            "places"
        )
    )


def short_name(place: Place) -> str:
    """A Japanese prefecture or municipality without 県, 市 … (新潟 for 新潟県); "" if that says little.

    One character is too little; so are two of a town or village, which mostly are surnames too.
    """
    if place.kind not in {*_MUNICIPAL, "prefecture"} or place.name.ja == "北海道":
        return ""
    short = place.name.ja[:-1]
    least = 2 if place.kind in {"city", "prefecture"} else 3
    return short if len(short) >= least else ""


def gazetteer_for(profile: Profile) -> Gazetteer:
    """The general gazetteer as a chronicle sees it: its home, its partners, and the others.

    All of Japan is home soil. The home prefecture and its municipalities are found by their short
    names too, and come first where a name is borne by several places.
    """
    return _seen_from(profile.home, profile.partners)


@lru_cache(maxsize=16)
def _seen_from(own: tuple[str, ...], partners: tuple[str, ...]) -> Gazetteer:
    general = general_gazetteer()
    prefectures, abroad = _prefectures(own, general), frozenset(partners)
    home, rest = [], []
    for place in general.places.values():
        within = general.around(place.id)
        side: PlaceSide = "other"
        if JAPAN in within:
            side = "home"
        elif not within.isdisjoint(abroad):
            side = "partner"
        if not within.isdisjoint(prefectures):
            aliases = (*place.aliases, *filter(None, [short_name(place)]))
            home.append(replace(place, side=side, aliases=aliases))
        else:
            rest.append(place if side == place.side else replace(place, side=side))
    home.sort(key=lambda one: one.id not in own)
    return Gazetteer([*home, *rest])


def _prefectures(home: tuple[str, ...], general: Gazetteer) -> set[str]:
    """The prefectures that are the home or that the home lies in."""
    own = {one for one in home if one in general and one != JAPAN}
    above = {up.id for one in own for up in general.ancestors(one) if up.kind == "prefecture"}
    return above or own
