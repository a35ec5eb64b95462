from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from koryu.chronicle.checks.document import Cell, Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.ties import Subject, Ties
from koryu.chronicle.facts.anniversaries import anniversaries_of
from koryu.chronicle.record import Finding, Span
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("周年の矛盾", "Anniversaries that disagree", "Расхождение годовщин")
_MESSAGE = Trilingual(
    "「{text}」から数えた年は{founded}年ですが、ほかの行では{usual}年です。",
    "“{text}” counts from {founded}; other rows count from {usual}.",
    "«{text}» отсчитано от {founded} г., а в других записях — от {usual} г.",
)
_COUNTED = re.compile(r"周年|年(?:記念|祭|式典|を)|[制基都立携行生後]\D{0,2}[0-9０-９]+年")

# So many anniversaries that agree outweigh the row that tells of the founding.
_USUAL = 2


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
    agree on it, and with the row that tells how the tie was made. A year's difference is a note,
    for a commemoration may be held a year late.
    """
    told: defaultdict[Subject, list[_Told]] = defaultdict(list)
    ties = document.derived(Ties)
    for cell in document.texts:
        date = document.dates[cell.row].date
        if date is None or not _COUNTED.search(cell.text):
            continue
        for one in anniversaries_of(document.reading(cell)):
            subject = ties.subject(cell, one)
            if subject and one.span:
                founded = date.first_day.year - one.years
                told[subject].append(_Told(cell, one.span, one.years, founded))
    for subject, held in told.items():
        yield from _disagreeing(document, held, ties.founded(subject))


def _disagreeing(document: Document, told: list[_Told], made: set[int]) -> Iterator[Finding]:
    """Anniversaries that count neither from the usual year nor from one in which a tie was made."""
    counted = Counter(one.founded for one in told)
    usual, most = counted.most_common(1)[0]
    if len(made) == 1 and most < _USUAL:
        usual, most = next(iter(made)), _USUAL
    for one in told:
        if one.founded == usual or one.founded in made:
            continue
        apart = abs(one.founded - usual)
        sure = apart > 1 and most >= _USUAL
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
