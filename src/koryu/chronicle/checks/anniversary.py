from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from koryu.chronicle.checks.document import Cell, Document
from koryu.chronicle.checks.labels import Labels
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.facts.anniversaries import anniversaries_of
from koryu.chronicle.gazetteer import SIDE_KINDS, Place
from koryu.chronicle.record import Anniversary, Finding, Span
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("周年の矛盾", "Anniversaries that disagree", "Расхождение юбилеев")
_MESSAGE = Trilingual(
    "「{text}」から数えた年は{founded}年ですが、ほかの行では{usual}年です。",
    "“{text}” counts from {founded}; other rows count from {usual}.",
    "«{text}» отсчитано от {founded} г., а в других записях — от {usual} г.",
)
_COUNTED = re.compile(r"周年|年(?:記念|祭|式典|を)|[制基都立携行生後]\D{0,2}[0-9０-９]+年")
Subject = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Told:
    cell: Cell
    span: Span
    years: int
    founded: int


@rule("anniversary", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """Anniversaries of one tie, city or body that count from different years.

    The year of a row minus its count is the founding year; rows about the same partners must
    agree on it. A year's difference is a note, for a commemoration may be held a year late.
    """
    told: defaultdict[Subject, list[_Told]] = defaultdict(list)
    labels = document.derived(Labels)
    for cell in document.texts:
        date = document.dates[cell.row].date
        if date is None or not _COUNTED.search(cell.text):
            continue
        for one in anniversaries_of(document.reading(cell)):
            subject = _subject(document, labels, cell, one)
            if subject and one.span:
                founded = date.first_day.year - one.years
                told[subject].append(_Told(cell, one.span, one.years, founded))
    for held in told.values():
        yield from _disagreeing(document, held)


def _subject(document: Document, labels: Labels, cell: Cell, one: Anniversary) -> Subject | None:
    """What is commemorated: its kind and the places it is about; None where that is not clear."""
    if one.of == "city":
        before = [
            mention.place.id
            for mention in document.places[cell.row]
            if one.span and mention.span[1] <= one.span[0]
        ]
        return ("city", frozenset(before[-1:])) if before else None
    if one.of not in ("partnership", "agreement"):
        return None
    places = list(labels.named(cell.row).values())
    for header in labels.headers:
        own = labels.place(labels.cell(cell.row, header).text.strip())
        if own and not any(place.side == own.side for place in places):
            places.append(own)
    sides = Counter(place.side for place in places)
    if len(places) != 2 or len(sides) != 2:
        return _regions(places)
    return "partnership", frozenset(place.id for place in places)


def _regions(places: list[Place]) -> Subject | None:
    """A tie between regions: the only partner region named where no municipality is."""
    if len(places) == 1 and places[0].side == "partner" and places[0].kind not in SIDE_KINDS:
        return "partnership", frozenset({places[0].id})
    return None


def _disagreeing(document: Document, told: list[_Told]) -> Iterator[Finding]:
    counted = Counter(one.founded for one in told)
    if len(counted) < 2:
        return
    usual, most = counted.most_common(1)[0]
    for one in told:
        if one.founded == usual:
            continue
        apart = abs(one.founded - usual)
        sure = apart > 1 and most > 1
        text = one.cell.text[slice(*one.span)]
        right = (
            text.replace(str(one.years), str(one.years + one.founded - usual), 1) if sure else None
        )
        yield document.finding(
            "anniversary",
            "warning" if apart > 1 else "note",
            one.cell,
            one.span,
            right,
            0.8 if sure else 0.6 if apart > 1 else 0.4,
            _MESSAGE.fill(text="{text}", founded=one.founded, usual=usual),
        )
