"""Events as the lines of a list: four queries however many there are, none for those known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from koryu.archive.models import Event, EventCategory, EventPlace, Participant
from koryu.chronicle import datewords, record
from koryu.chronicle.factline import fact_line, people, route
from koryu.chronicle.labels import category_of
from koryu.chronicle.trilingual import Trilingual
from koryu.web.kept import Kept

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
    fields = (
        "pk", "date", "first_day", f"headline_{language}", "direction", "agreement",
        "text_corrected", "text",
    )  # fmt: skip
    rows = list(Event.objects.public().filter(pk__in=ids).values_list(*fields))
    ties = _Ties([row[0] for row in rows])
    return [_card(row, ties, language) for row in rows]


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


class _Ties:
    """What hangs on events: categories, places and people, by event id."""

    def __init__(self, ids: list[str]) -> None:
        self.categories = _grouped(
            EventCategory.objects.filter(event__in=ids)
            .order_by("event_id", "order")
            .values_list("event_id", "category_id")
        )
        self.places = _grouped(
            EventPlace.objects.filter(event__in=ids)
            .order_by("event_id", "order")
            .values_list(
                "event_id", "place_id", "role", "place__name_ja", "place__name_en", "place__name_ru"
            )
        )
        self.people = _grouped(
            Participant.objects.filter(event__in=ids)
            .order_by("event_id", "number")
            .values_list("event_id", "number", "count", "qualifier", "role_en", "part_of")
        )

    def facts(self, event: str, direction: Any, agreement: bool) -> record.Facts:
        return record.Facts(
            direction=direction,
            agreement=agreement,
            places=tuple(
                record.PlaceMention(place, Trilingual(*names), role)
                for place, role, *names in self.places[event]
            ),
            participants=tuple(
                record.Participant(
                    number, count, count, qualifier, None, None, Trilingual("", role), part_of
                )
                for number, count, qualifier, role, part_of in self.people[event]
            ),
        )


def _grouped(rows: Iterable[tuple[Any, ...]]) -> defaultdict[str, list[tuple[Any, ...]]]:
    groups: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for event, *rest in rows:
        groups[event].append(tuple(rest))
    return groups


def _card(row: tuple[Any, ...], ties: _Ties, language: str) -> Card:
    key, date, first_day, headline, direction, agreement, corrected, text = row
    facts = ties.facts(key, direction, agreement)
    return Card(
        id=key,
        title=headline or fact_line(facts, language),
        composed=not headline,
        date=date,
        year=first_day.year if first_day else None,
        when=datewords.within_year(date, language) if date else "",
        direction=direction,
        route=route(facts.places, language),
        people=people(facts.participants, language),
        categories=tuple(
            (one, category_of(one).name.of(language)) for (one,) in ties.categories[key]
        ),
        attached=text is not None,
        excerpt="" if headline else corrected or text or "",
    )
