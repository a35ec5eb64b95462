"""The invented chronicles of rows.tsv: read, understood, and compared with what was expected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from koryu.chronicle.facts import Words, facts_of
from koryu.chronicle.gazetteer import Gazetteer, Place, PlaceSide
from koryu.chronicle.gazetteer_general import gazetteer_for
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Facts
from koryu.chronicle.trilingual import Trilingual

HERE = Path(__file__).parent
_PARTICIPANT = re.compile(r"([~>]?)(\d+)(?:\((\d+)\))?([hpbo?])([-+?])(?:<(\d))?")
_SIDES = {"h": "home", "p": "partner", "b": "both", "o": "other", "?": None}


@dataclass(frozen=True)
class Row:
    number: int
    chronicle: str
    regions: tuple[str, ...]
    text: str
    direction: str | None
    participants: tuple[tuple[int, str | None], ...]
    ordinals: tuple[int, ...]
    anniversaries: tuple[tuple[int, str], ...]
    agreement: bool
    counts: tuple[tuple[str, str], ...] = ()


def table(name: str) -> list[dict[str, str]]:
    text = (HERE / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]]


@cache
def rows(name: str = "rows.tsv") -> tuple[Row, ...]:
    return tuple(
        Row(
            number,
            one["chronicle"],
            tuple(filter(None, one["regions"].split(","))),
            one["text"],
            None if one["direction"] == "null" else one["direction"],
            tuple(
                (int(match[2]), _SIDES[match[4]])
                for match in _PARTICIPANT.finditer(one["participants"])
            ),
            tuple(int(word) for word in one["ordinals"].split()),
            tuple(_anniversary(word) for word in one["anniversaries"].split(",") if word),
            one["agreement"] == "y",
            tuple(_column(word) for word in one.get("count", "").split("|") if word),
        )
        for number, one in enumerate(table(name), start=1)
    )


def _column(words: str) -> tuple[str, str]:
    header, cell = words.split("=")
    return header, cell


def _anniversary(words: str) -> tuple[int, str]:
    years, of = words.split()
    return int(years), of


@cache
def chronicle(name: str) -> tuple[Profile, Gazetteer]:
    told = next(one for one in table("chronicles.tsv") if one["chronicle"] == name)
    home, partners = (tuple(told[key].split(",")) for key in ("home", "partners"))
    if home[0].startswith("jp-"):
        profile = Profile(name, name, Trilingual(name), home, partners)
        return profile, gazetteer_for(profile)
    listed = {one["id"]: one for one in table("places.tsv")}
    places = [
        Place(
            one["id"],
            Trilingual(one["ja"]),
            one["kind"],
            _side(one, listed, partners),
            aliases=tuple(filter(None, one.get("aliases", "").split(","))),
            parent=one["parent"],
        )
        for one in listed.values()
    ]
    return Profile(name, name, Trilingual(name), home, partners), Gazetteer(places)


def _side(
    place: dict[str, str], listed: dict[str, dict[str, str]], partners: tuple[str, ...]
) -> PlaceSide:
    """Japan is home, and so is a place whose enclosing one is not listed; the rest by the partners."""
    root = place
    while root["parent"] in listed:
        root = listed[root["parent"]]
    if root["id"] in partners:
        return "partner"
    return "other" if root["kind"] == "country" and root["id"] != "japan" else "home"


def read(
    text: str, name: str = "niigata", *regions: str, counts: tuple[tuple[str, str], ...] = ()
) -> Facts:
    """The facts of a text, and of columns of people, as a row of the chronicle `name`."""
    profile, gazetteer = chronicle(name)
    [facts] = facts_of([Words(text, regions, counts)], profile, gazetteer)
    return facts


@cache
def understood(row: Row) -> Facts:
    """What is computed for a row; every field is measured on the same facts."""
    return read(row.text, row.chronicle, *row.regions, counts=row.counts)


def values(field: str, row: Row, facts: Facts) -> tuple[list[object], list[object]]:
    """What was found and what was expected of a field, as lists to be matched."""
    if field == "participants":
        return [(one.count, one.side) for one in facts.participants], list(row.participants)
    if field == "ordinals":
        return [one.ordinal for one in facts.series if one.ordinal is not None], list(row.ordinals)
    if field == "anniversaries":
        return [(one.years, one.of) for one in facts.anniversaries], list(row.anniversaries)
    if field == "agreement":
        return [True] * facts.agreement, [True] * row.agreement
    return [facts.direction], [row.direction]


def misses(field: str, chosen: tuple[Row, ...]) -> Iterator[tuple[Row, list[object], list[object]]]:
    for row in chosen:
        found, expected = values(field, row, understood(row))
        if Counter(found) != Counter(expected):
            yield row, found, expected


def f1(field: str, chosen: tuple[Row, ...]) -> float:
    """F1 over the values of all rows; for the direction, where every row has one, accuracy."""
    right = total = 0
    for row in chosen:
        found, expected = (Counter(side) for side in values(field, row, understood(row)))
        right += 2 * (found & expected).total()
        total += found.total() + expected.total()
    return right / total
