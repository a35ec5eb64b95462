"""Events as the lines of a list, made of the JSON kept ready of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from koryu.archive.documents import documents
from koryu.archive.models import Category
from koryu.chronicle import datewords, record
from koryu.chronicle.factline import fact_line, people, route
from koryu.chronicle.labels import category_of
from koryu.chronicle.trilingual import Trilingual
from koryu.web.kept import Kept, kept

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Card:
    """One event of a list, in one language. `text` stands where there is no headline.

    The marks (spans of title, route and excerpt) and `why` (the names that led here) tell what a
    search found in it.
    """

    id: str
    title: str
    composed: bool
    date: str
    year: int | None
    when: str
    direction: str | None
    route: str
    people: str
    categories: tuple[tuple[str, str], ...]
    attached: bool
    excerpt: str = ""
    marks: tuple[Span, ...] = ()
    route_marks: tuple[Span, ...] = ()
    excerpt_marks: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """The cards of one year; `year` is None where no date is known, `count` the hits of the year."""

    year: int | None
    era: str
    count: int
    cards: tuple[Card, ...]


_cards: Kept[tuple[str, str], Card] = Kept(20_000)


def cards_of(ids: Sequence[str], language: str) -> list[Card]:
    """The public events with these ids as cards, in the order given."""
    known = _cards.now()
    lacking = [one for one in ids if (language, one) not in known]
    if lacking:
        known.update(((language, card.id), card) for card in _read(lacking, language))
    found = (known.get((language, one)) for one in ids)
    return [card for card in found if card is not None]


def _read(ids: list[str], language: str) -> list[Card]:
    return [_card(json.loads(text), language) for text in documents(ids)]


@kept
def _categories() -> dict[str, str]:
    """The ids of categories by their names, which is what an event's JSON tells."""
    return {one.name_ja: one.pk for one in Category.objects.all()}


def by_year(
    cards: Iterable[Card], language: str, counts: Mapping[int, int] | None = None, undated: int = 0
) -> list[Year]:
    """Cards in date order, grouped by year.

    `counts` and `undated` tell the hits that years, and no year, have on all pages together.
    """
    years = []
    for year, group in groupby(cards, key=lambda card: card.year):
        held = tuple(group)
        era = datewords.era_years(year, language) if year else ""
        count = (counts or {}).get(year) if year else undated
        years.append(Year(year, era, count or len(held), held))
    return years


def _card(event: dict[str, Any], language: str) -> Card:
    """The card of an event told in JSON."""
    facts = record.Facts(
        direction=event["direction"],
        agreement=event["agreement"],
        places=tuple(
            record.PlaceMention(one["id"], Trilingual(**one["name"]), one["role"])
            for one in event["places"]
        ),
        participants=tuple(
            record.Participant(**{**one, "role": Trilingual(**one["role"])})
            for one in event["participants"]
        ),
        anniversaries=tuple(record.Anniversary(**one) for one in event["anniversaries"]),
    )
    headline = (event["headline"] or {}).get(language)
    ids = _categories()
    return Card(
        id=event["id"],
        title=headline or fact_line(facts, language),
        composed=not headline,
        date=event["date"] or "",
        year=int(event["first_day"][:4]) if event["first_day"] else None,
        when=datewords.within_year(event["date"], language) if event["date"] else "",
        direction=facts.direction,
        route=route(facts.places, language),
        people=people(facts.participants, language),
        categories=tuple(
            (ids.get(one, one), category_of(ids.get(one, one)).name.of(language))
            for one in event["categories"]
        ),
        attached=event["text"] is not None,
        excerpt="" if headline else event["text_corrected"] or event["text"] or "",
    )
