"""What a search must find, told a second time: a scan over every event, with nothing shared.

Only the tree of the query is common; how texts are compared, what names mean, how facets are
counted and how hits are ordered is written here anew, plainly and slowly.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import snowballstemmer

from koryu.archive.models import Category, Event, Organisation, Place, Series
from koryu.chronicle.query import And, Days, Field, Node, Not, Numbers, Or, Phrase, Word

_RUSSIAN = snowballstemmer.stemmer("russian")


@cache
def _stemmed(word: str) -> str:
    """Snowball's stem; of one that still ends like Корсаков, the stem of that."""
    stem: str = _RUSSIAN.stemWord(word)
    return _RUSSIAN.stemWord(stem) if re.search("[ое]в$", stem) else stem


_ENDINGS = [
    "自治管区", "共和国", "地方", "半島", "市", "町", "村", "州", "県", "府", "都", "島",
    "きょうわこく", "ちほう", "はんとう", "しゅう", "ちょう", "まち", "むら", "そん", "とう", "けん",
    "し", "と", "ふ",
]  # fmt: skip


@cache
def compared(text: str) -> str:
    """NFKC, case-folded, Latin letters without marks, ё as е, ’ as ', one space for white space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(map(_unmarked, folded)).split())


@cache
def _unmarked(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0]
    typed = {"ё": "е", "’": "'"}.get(char, char)
    return base if re.fullmatch("[a-zA-Z]", base) else typed


@cache
def lettered(char: str) -> bool:
    """Whether a character belongs to a word of letters: neither digit nor CJK."""
    return re.fullmatch(r"[^\W\d_]", char) is not None and ord(char) < 0x2E80


def _runs(text: str) -> list[str]:
    """Words of letters, and every other character by itself."""
    return re.findall(r"[^\W\d_\u2e80-\U0010ffff]+|.", text, re.DOTALL)


@cache
def stems(text: str) -> list[str]:
    """Words of letters as stems, everything else as it stands."""
    return [_stemmed(run) if re.fullmatch("[а-я]{3,}", run) else run for run in _runs(text)]


def says(text: str, term: Word | Phrase) -> bool:
    """Whether a compared text says a term."""
    wanted = term.text
    at = text.find(wanted)
    while at >= 0:
        if not (lettered(wanted[0]) and at and lettered(text[at - 1])):
            return True
        at = text.find(wanted, at + 1)
    if isinstance(term, Phrase) or not _declined(wanted):
        return False
    asked, words = stems(wanted), stems(text)
    if asked[0] not in words:
        return False
    starts = (i for i, word in enumerate(words) if word == asked[0])
    return any(words[i : i + len(asked)] == asked for i in starts)


@cache
def _declined(text: str) -> bool:
    """Whether a word of a text is Russian."""
    return any(re.fullmatch("[а-я]{3,}", run) for run in _runs(text))


@cache
def kana(text: str) -> str:
    """Katakana as hiragana."""
    return "".join(
        chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in compared(text)
    )


@cache
def _bare(own: str) -> str | None:
    """A name of a place without the ending that tells its kind; None where too little is left."""
    ending = next((one for one in _ENDINGS if own.endswith(one)), None)
    left = own[: -len(ending)] if ending else ""
    return left if len(left) > 1 else None


@dataclass
class Thing:
    """A named thing and the words it is known by."""

    kind: str
    id: str
    names: list[str]
    words: list[str]
    side: str = ""

    def led_to_by(self, term: Word | Phrase, whole: set[tuple[str, str]]) -> bool:
        if any(says(compared(name), term) for name in self.names):
            return True
        return isinstance(term, Word) and (self.kind, self.id) in whole


@dataclass
class Scan:
    """Every public event and every named thing, in memory."""

    things: dict[tuple[str, str], Thing] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    _noted: dict[tuple[bool, str], set[tuple[str, str]]] = field(default_factory=dict)
    _wholes: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def whole(self, text: str) -> set[tuple[str, str]]:
        """The things that a word names wholly: as it stands, else without ending, else declined."""
        if text not in self._wholes:
            self._wholes[text] = self._named_by(text)
        return self._wholes[text]

    def _named_by(self, text: str) -> set[tuple[str, str]]:
        key = kana(text)
        exact, bare, inflected = set(), set(), set()
        for thing in self.things.values():
            for own in map(kana, (*thing.names, *thing.words)):
                if own == key:
                    exact.add((thing.kind, thing.id))
                if thing.kind == "place" and _bare(own) == key:
                    bare.add((thing.kind, thing.id))
                if stems(own) == stems(key):
                    inflected.add((thing.kind, thing.id))
        return exact or bare or inflected

    def _led_to(self, term: Word | Phrase) -> set[tuple[str, str]]:
        """The things a term leads to; noted, as every event asks for them."""
        key = (isinstance(term, Word), term.text)
        if key not in self._noted:
            whole = self.whole(term.text) if isinstance(term, Word) else set()
            self._noted[key] = {
                one for one, thing in self.things.items() if thing.led_to_by(term, whole)
            }
        return self._noted[key]

    def hits(self, node: Node | None) -> list[dict[str, Any]]:
        """The events for which a tree holds, in order of date."""
        return [event for event in self.events if node is None or self._holds(node, event)]

    def _holds(self, node: Node, event: dict[str, Any]) -> bool:
        match node:
            case Word() | Phrase():
                said = any(says(text, node) for text in event["texts"])
                return said or not self._led_to(node).isdisjoint(event["tied"])
            case Not(inner):
                return not self._holds(inner, event)
            case And(nodes):
                return all(self._holds(one, event) for one in nodes)
            case Or(nodes):
                return any(self._holds(one, event) for one in nodes)
            case Field():
                return self._field(node, event)

    def _field(self, node: Field, event: dict[str, Any]) -> bool:
        facets = event["facets"]
        match node.name, node.value:
            case "date", Days(first, last):
                known = event["first_day"] is not None
                return known and first <= event["first_day"] and event["last_day"] <= last
            case "people", Numbers(low, high):
                return event["people"] is not None and low <= event["people"] <= high
            case "has", str(name):
                return name in event["has"]
            case name, Numbers(low, high):
                values = [int(one) for facet, one in facets if facet == name and one.isdigit()]
                return any(low <= one <= high for one in values)
        looked = {"place": ("place", "municipality"), "partner": ("place",)}.get(
            node.name, (node.name,)
        )
        kind = {"partner": "place", "municipality": "place", "region": "place"}.get(
            node.name, node.name
        )
        ids = {one for of, one in self.whole(str(node.value)) if of == kind}
        if (kind, str(node.value)) in self.things or node.name in {"direction", "chronicle"}:
            ids = {str(node.value)}
        return any(facet in looked and value in ids for facet, value in facets)

    def facets(self, hits: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
        return Counter(value for event in hits for value in event["facets"])


def scan() -> Scan:
    """Reads the whole archive, one event at a time."""
    found = Scan()
    for kind, model in (
        ("place", Place),
        ("series", Series),
        ("organisation", Organisation),
        ("category", Category),
    ):
        for row in model.objects.all():
            names = [one for one in (row.name_ja, row.name_en, row.name_ru) if one]
            words = [*getattr(row, "aliases", []), getattr(row, "kana", "")]
            side = getattr(row, "side", "")
            found.things[kind, row.id] = Thing(
                kind, row.id, names, [one for one in words if one], side
            )
    events = list(Event.objects.public().whole())
    events.sort(key=lambda one: (one.first_day or date.max, one.chronicle_id, one.position))
    found.events = [_event(one, found) for one in events]
    return found


def _event(event: Event, found: Scan) -> dict[str, Any]:
    texts = [
        event.text, event.text_corrected, event.headline_ja, event.headline_en, event.headline_ru,
        *event.categories_as_read, *event.regions_as_read,
    ]  # fmt: skip
    places = [one.place_id for one in event.event_places.all()]
    series = [one.series_id for one in event.event_series.all()]
    organisations = [one.organisation_id for one in event.event_organisations.all()]
    categories = [one.category_id for one in event.event_categories.all()]
    wholes = [one.count for one in event.participants.all() if one.part_of is None]
    has = {
        "agreement": event.agreement, "text": bool(event.text), "place": places, "series": series,
        "organisation": organisations, "people": list(event.participants.all()),
        "anniversary": list(event.anniversaries.all()),
    }  # fmt: skip
    tied = [
        *(("place", one) for one in places), *(("series", one) for one in series),
        *(("organisation", one) for one in organisations), *(("category", one) for one in categories),
    ]  # fmt: skip
    return {
        "id": event.pk,
        "texts": [compared(one) for one in texts if one],
        "tied": tied,
        "facets": set(_facets(event, tied, bool(wholes), found)),
        "first_day": event.first_day,
        "last_day": event.last_day,
        "people": sum(wholes) if wholes else None,
        "has": {name for name, value in has.items() if value},
    }


def _facets(
    event: Event, tied: list[tuple[str, str]], counted: bool, found: Scan
) -> Iterator[tuple[str, str]]:
    for kind, one in tied:
        home = kind == "place" and found.things[kind, one].side == "home"
        yield ("municipality" if home else kind), one
    for label in event.regions_as_read:
        # The first in the gazetteer's order that the label names wholly, as it stands or bare.
        meant = found.whole(label)
        place = next(
            (thing for key, thing in found.things.items() if key in meant and key[0] == "place"),
            None,
        )
        if place is None:
            yield "region", "".join(unicodedata.normalize("NFKC", label).split())
        else:
            yield ("municipality" if place.side == "home" else "region"), place.id
    yield "direction", event.direction or "not-stated"
    yield "people", "stated" if counted else "not-stated"
    yield "chronicle", event.chronicle_id
    start = re.split(r"[/,]", event.date.lstrip("["))[0]
    told = re.match(r"\d{4}-(0[1-9]|1[0-2])", start)
    yield "month", str(int(told[1])) if told else "not-stated"
    if event.first_day:
        yield "year", str(event.first_day.year)
        yield "decade", str(event.first_day.year // 10 * 10)
