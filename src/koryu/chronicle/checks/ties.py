"""What a row's anniversary or agreement is about: which tie between whom, and when it began."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from koryu.chronicle.checks.document import Cell, Document
from koryu.chronicle.checks.labels import Labels
from koryu.chronicle.gazetteer import SIDE_KINDS, Place
from koryu.chronicle.record import Anniversary

# The kind of what is commemorated, the home side's place ("" for the chronicle's own) and the partner.
Subject = tuple[str, str, str]

_CLAUSE = re.compile(r"[、。\n]")
# The tie itself: 姉妹都市提携の議定書に調印, 友好都市の盟約を結ぶ, 姉妹都市縁組.
_TIE = re.compile(
    r"(?:姉妹|友好|県省|パートナー)[^、。]{0,10}?(?:提携|縁組|盟約|協定|関係|締結)"
    r"(?:(?=$|[、。(（・\s])|し(?!た)|[をが]?(?:結|成立|行)|[^、。]{0,12}?(?:調印|締結|署名|樹立))"
)
# Words that make it a tie of others, or not yet or no longer one.
_OTHER = re.compile(
    r"周年|記念|校|大学|学院|学園|港|[館院園]と|協会|病院|会議所|クラブ|図書館|動物園"
    r"|撤回|中断|破棄|停止|解除|[内仮]定|合意|検討|提案|準備|打ち?合わ?せ|協議|延期|解消|再|更新|確認|意向|へ向け|に向け|目指"
)


@dataclass(frozen=True, slots=True)
class _Whose:
    """The partner by what it may be known by, and the home side's place.

    A region's partner is the chronicle's own region, whatever municipality the row names.
    """

    home: str
    partners: tuple[str, ...]


class Ties:
    """The ties of a document: whom a row's anniversary is about, and the years ties began in."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._labels = document.derived(Labels)
        self._founded: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for cell in document.texts:
            date = document.dates[cell.row].date
            if date is None or not _TIE.search(cell.text) or _OTHER.search(cell.text):
                continue
            whose = self._whose(cell, 0, len(cell.text))
            for partner in whose.partners:
                self._founded[whose.home, partner].add(date.first_day.year)

    def founded(self, subject: Subject) -> set[int]:
        """The years in which rows tell that the tie was made."""
        kind, home, partner = subject
        return self._founded.get((home, partner), set()) if kind == "tie" else set()

    def subject(self, cell: Cell, one: Anniversary) -> Subject | None:
        """What is commemorated; None where that is not clear."""
        if one.span is None:
            return None
        start = one.span[0]
        if one.of == "city":
            before = [m.place.id for m in self._document.places[cell.row] if m.span[1] <= start]
            return ("city", "", before[-1]) if before else None
        if one.of not in ("partnership", "agreement"):
            return None
        clause = _CLAUSE.split(cell.text[:start])[-1]
        whose = self._whose(cell, start - len(clause), start)
        return ("tie", whose.home, whose.partners[0]) if whose.partners else None

    def _whose(self, cell: Cell, begin: int, end: int) -> _Whose:
        """Whose tie the words from `begin` to `end` speak of: their places, else the labels'."""
        mentions = self._document.places[cell.row]
        named = [one.place for one in mentions if one.place.kind not in SIDE_KINDS]
        near = [
            one.place
            for one in mentions
            if begin <= one.span[0] < end and one.place.kind not in SIDE_KINDS
        ]
        labelled = self._labelled(cell.row)
        homes = [
            one
            for one in (*near, *labelled, *named)
            if one.side == "home" and one.id not in self._document.profile.home
        ]
        partners = self._partners(cell.row, near, named, bool(homes))
        place = self._document.gazetteer.places.get(partners[0]) if partners else None
        is_of_cities = place is None or place.kind == "city"
        return _Whose(homes[0].id if homes and is_of_cities else "", partners)

    def _labelled(self, row: int) -> list[Place]:
        labels = self._labels
        places = (labels.place(text) for text in self._texts(row))
        return [one for one in places if one is not None and one.kind not in SIDE_KINDS]

    def _texts(self, row: int) -> list[str]:
        cells = (self._labels.cell(row, header) for header in self._labels.headers)
        return [text for cell in cells if (text := cell.text.strip())]

    def _partners(
        self, row: int, near: list[Place], named: list[Place], is_of_cities: bool
    ) -> tuple[str, ...]:
        """The one partner named nearby, and the label where that is a name for the same.

        A municipality's partner is rather one that the row names than the region of its label.
        """
        own = {one.id for one in near if one.side == "partner"}
        labels = [
            (text, place)
            for text in self._texts(row)
            if (place := self._labels.place(text)) is None or place.side == "partner"
        ]
        if not own and (is_of_cities or not labels):
            own = {one.id for one in named if one.side == "partner"}
        if len(own) > 1 or len(labels) > 1:
            return ()
        names = [
            place.id if place else text
            for text, place in labels
            if place is None
            or (not own and place.kind == "city")
            or (not own and not is_of_cities and place.kind not in SIDE_KINDS)
        ]
        return (*own, *names)
