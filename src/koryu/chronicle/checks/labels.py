"""What the label columns of a document hold, and which label its habits would give a row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from koryu.chronicle.checks.document import LABEL_ROLES, REGION_ROLES, Cell, Document
from koryu.chronicle.checks.glyphs import KANJI, KATAKANA
from koryu.chronicle.checks.lexicon import stem_of
from koryu.chronicle.gazetteer import Place

# The katakana or kanji parts of a label.
PART = re.compile(rf"[{KATAKANA}]{{3,}}|[{KANJI}]{{2,}}(?=[市町村県州省])")
_WIDE_KINDS = frozenset({"country", "river", "lake", "sea", "mountain", "strait", "ocean"})
_DIVISIONS = frozenset({"federal-subject", "province", "state", "prefecture"})
# A place leads to a label where at least so many rows that name it are labelled, mostly the same.
_ROWS, _SHARE = 3, 0.75


@dataclass(frozen=True, slots=True)
class Habit:
    """How rows that name one place are labelled in one column."""

    label: str
    labelled: int
    rows: int
    seen: frozenset[str]

    @property
    def share(self) -> float:
        return self.labelled / self.rows


class Labels:
    """The region labels of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._nearest: dict[tuple[str, str], str | None] = {}
        self._places: dict[str, Place | None] = {}
        self.headers = [
            header
            for header, role in document.profile.columns.items()
            if role in REGION_ROLES and any(row.cells.get(header) for row in document.rows)
        ]

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """Every label column → its labels with the number of rows."""
        counted: dict[str, Counter[str]] = {}
        for cell in self._document.cells(*LABEL_ROLES):
            counted.setdefault(cell.column, Counter())[cell.text.strip()] += 1
        return counted

    def place(self, label: str) -> Place | None:
        """The place a label means; a bare stem means the place whose stem it is."""
        if label not in self._places:
            known = self._document.gazetteer.resolve(label)
            self._places[label] = known or self._by_stem.get(stem_of(label))
        return self._places[label]

    @cached_property
    def _by_stem(self) -> dict[str, Place]:
        places = list(reversed(self._document.gazetteer.places.values()))
        further = {stem_of(alias): place for place in places for alias in place.aliases}
        return further | {stem_of(place.name.ja): place for place in places}

    def named(self, row: int) -> dict[str, Place]:
        """The places a row's text names, by id, the sides as a whole left out."""
        return self._named[row]

    @cached_property
    def _named(self) -> list[dict[str, Place]]:
        home = self._document.profile.home
        return [
            {
                one.place.id: one.place
                for one in mentions
                if one.place.kind != "country" and one.place.id not in home
            }
            for mentions in self._document.places
        ]

    def related(self, one: Place, other: Place) -> bool:
        """Whether two places are the same, or one lies in the other."""
        around = self._document.gazetteer.around
        nested = other.id in around(one.id) or one.id in around(other.id)
        return nested or stem_of(one.name.ja) == stem_of(other.name.ja)

    def lies_in_other(self, place: Place, region: Place) -> bool:
        """Whether the gazetteer puts a place into another region of the same kind as `region`."""
        around = self._document.gazetteer.ancestors(place.id)
        return region.kind != "city" and any(
            one.kind == region.kind and one.id != region.id for one in around
        )

    def is_wide(self, place: Place) -> bool:
        """Whether a place may lie in several labels' places at once, so that it contradicts none.

        A region is wide where the gazetteer has divisions within its regions (州 in シベリア), and
        itself a division where it has only municipalities there.
        """
        return place.kind in _WIDE_KINDS or (place.kind == "region" and self._regions_are_wide)

    @cached_property
    def _regions_are_wide(self) -> bool:
        places = self._document.gazetteer.places
        return any(
            one.parent in places and places[one.parent].kind == "region" and one.kind in _DIVISIONS
            for one in places.values()
        )

    def cell(self, row: int, header: str) -> Cell:
        text = self._document.rows[row].cells.get(header, "")
        return Cell(row, header, text, text)

    def habit(self, header: str, place: Place) -> Habit | None:
        """How the rows that name `place` are labelled in a column, where they follow a habit."""
        return self._habits[header].get(place.id)

    def nearest(self, header: str, place: Place) -> str | None:
        """The label of a column that means `place`, else the nearest place around it."""
        key = header, place.id
        if key not in self._nearest:
            self._nearest[key] = self._nearest_of(header, place)
        return self._nearest[key]

    def _nearest_of(self, header: str, place: Place) -> str | None:
        by_place, counts = self._by_place[header], self.counts[header]
        for one in (place, *self._document.gazetteer.ancestors(place.id)):
            found = {by_place.get(one.id), by_place.get(stem_of(one.name.ja))} - {None}
            if found:
                return max(filter(None, found), key=counts.__getitem__)
        return None

    @cached_property
    def _by_place(self) -> dict[str, dict[str, str]]:
        """Column → place id and stem → its most frequent label, countries left out."""
        found: dict[str, dict[str, str]] = {}
        for header in self.headers:
            held = found.setdefault(header, {})
            for label, _ in self.counts[header].most_common():
                own = self.place(label)
                if own is not None and own.kind != "country":
                    held.setdefault(own.id, label)
                    held.setdefault(stem_of(label), label)
        return found

    @cache  # noqa: B019 - one Labels lives as long as one check
    def side(self, header: str) -> str | None:
        """The side whose places a region column nearly always holds."""
        sides: Counter[str] = Counter()
        for label, count in self.counts[header].items():
            if place := self.place(label):
                sides[place.side] += count
        if not sides:
            return None
        side, count = sides.most_common(1)[0]
        return side if count >= _SHARE * sides.total() else None

    @cache  # noqa: B019 - one Labels lives as long as one check
    def filled(self, header: str) -> float:
        """The share of the rows naming a place of the column's side that are labelled in it."""
        side = self.side(header)
        cells = [
            bool(source.cells.get(header, "").strip())
            for row, source in enumerate(self._document.rows)
            if any(place.side == side for place in self.named(row).values())
        ]
        return sum(cells) / len(cells) if len(cells) > _ROWS else 0.0

    @cached_property
    def _habits(self) -> dict[str, dict[str, Habit]]:
        told: dict[str, defaultdict[str, Counter[str]]] = {
            header: defaultdict(Counter) for header in self.headers
        }
        for row, source in enumerate(self._document.rows):
            for key in self.named(row):
                for header in self.headers:
                    told[header][key][source.cells.get(header, "").strip()] += 1
        return {
            header: {key: habit for key, one in places.items() if (habit := _habit(one))}
            for header, places in told.items()
        }


def _habit(labels: Counter[str]) -> Habit | None:
    rows = labels.total()
    filled = Counter({label: count for label, count in labels.items() if label})
    if rows < _ROWS or not filled:
        return None
    label, count = filled.most_common(1)[0]
    often = frozenset(one for one, seen in filled.items() if seen * 5 >= rows or seen > _ROWS)
    if count < _SHARE * filled.total():
        return None
    return Habit(label, filled.total(), rows, often)
