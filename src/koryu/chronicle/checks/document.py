"""One document as the rules see it: its cells by role, its dates, and what several rules count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from koryu.chronicle.checks.contexts import Contexts
from koryu.chronicle.checks.glyphs import KATAKANA_RUN, PHRASE
from koryu.chronicle.checks.lexicon import Lexicon
from koryu.chronicle.dates import DateReading, read_date
from koryu.chronicle.facts.lexicon import lexicon_of
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.gazetteer import Gazetteer, Mention
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Finding, Severity, SourceRow, Span
from koryu.chronicle.text import narrow, squeeze
from koryu.chronicle.trilingual import Trilingual

# Longer than any cell: a cell's number and a place in it make one number.
_LONGEST_CELL = 1 << 32
REGION_ROLES = ("region", "place", "partner")
LABEL_ROLES = ("category", *REGION_ROLES)
_LONGEST_PHRASE = 200  # longer ones are no words
Derived = TypeVar("Derived")


class Cell(NamedTuple):
    """One cell; `plain` is its text with full-width ASCII made narrow, of the same length."""

    row: int
    column: str
    text: str
    plain: str


class Phrases:
    """Runs of kanji, katakana and letters in some cells, and where each stands."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = cells

    @cached_property
    def stands(self) -> dict[str, list[int]]:
        """Every phrase → where it stands: the number of the cell and the place in it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, cell in enumerate(self._cells):
            begin = number * _LONGEST_CELL
            for match in PHRASE.finditer(cell.plain):
                phrase = match[0]
                if len(phrase) <= _LONGEST_PHRASE:  # rules try every place in a phrase
                    found[phrase].append(begin + match.start())
        return dict(found)

    def where(self, phrase: str) -> Iterator[tuple[Cell, int]]:
        """The cells that hold a phrase, and where it begins in them."""
        for held in self.stands[phrase]:
            number, start = divmod(held, _LONGEST_CELL)
            yield self._cells[number], start


class Document:
    """The rows of one document with its profile and gazetteer; everything else is derived."""

    def __init__(self, rows: Sequence[SourceRow], profile: Profile, gazetteer: Gazetteer) -> None:
        self.rows = rows
        self.profile = profile
        self.gazetteer = gazetteer
        self._cells: dict[tuple[str, ...], list[Cell]] = {}
        self._derived: dict[Callable[[Document], object], object] = {}

    def derived(self, make: Callable[[Document], Derived]) -> Derived:
        """What `make` makes of this document; made once, for all rules that ask for it."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("Derived", self._derived[make])

    def cells(self, *roles: str) -> list[Cell]:
        """The cells that are not empty and hold one of `roles`, in the document's order."""
        if roles not in self._cells:
            self._cells[roles] = self._cells_of(roles)
        return self._cells[roles]

    def _cells_of(self, roles: tuple[str, ...]) -> list[Cell]:
        headers = [header for header, role in self.profile.columns.items() if role in roles]
        return [
            Cell(number, header, text, narrow(text))
            for number, row in enumerate(self.rows)
            for header in headers
            if (text := row.cells.get(header))
        ]

    @cached_property
    def texts(self) -> list[Cell]:
        """The cells of the rows' own words."""
        return self.cells("text")

    def texts_of(self, row: int) -> list[Cell]:
        """The cells of one row's own words."""
        return self._texts_by_row.get(row, [])

    @cached_property
    def _texts_by_row(self) -> dict[int, list[Cell]]:
        cells: dict[int, list[Cell]] = {}
        for cell in self.texts:
            cells.setdefault(cell.row, []).append(cell)
        return cells

    @cached_property
    def squeezed(self) -> list[str]:
        """Each row's own words as one, without white space and differences of width."""
        return [
            squeeze("".join(cell.text for cell in self.texts_of(row)))
            for row in range(len(self.rows))
        ]

    @cached_property
    def words(self) -> Phrases:
        """The phrases of the rows' own words."""
        return Phrases(self.texts)

    @cached_property
    def labels(self) -> Phrases:
        """The phrases of the labels."""
        return Phrases(self.cells(*LABEL_ROLES))

    @cached_property
    def phrases(self) -> dict[str, int]:
        """Runs of kanji, katakana and letters in the rows' words, and how often each stands."""
        return {phrase: len(held) for phrase, held in self.words.stands.items()}

    @cached_property
    def katakana(self) -> Counter[str]:
        """Runs of katakana in the rows' words, and how often each stands."""
        counted: Counter[str] = Counter()
        for phrase, count in self.phrases.items():
            for run in KATAKANA_RUN.findall(phrase):
                counted[run] += count
        return counted

    @cached_property
    def lexicon(self) -> Lexicon:
        """What this document's phrases may consist of."""
        return Lexicon(self.gazetteer, {run: n for run, n in self.katakana.items() if len(run) > 2})

    @cached_property
    def contexts(self) -> Contexts:
        """What stands in the same surroundings elsewhere."""
        return Contexts(self.phrases, self.lexicon)

    def reading(self, cell: Cell) -> Reading:
        """The text of a cell as the grammars of `koryu.chronicle.facts` read it."""
        return Reading(cell.text, lexicon_of(self.gazetteer, self.profile))

    @cached_property
    def places(self) -> list[list[Mention]]:
        """The places that each row's text names, by row."""
        found: list[list[Mention]] = [[] for _ in self.rows]
        for cell in self.texts:
            found[cell.row].extend(self.gazetteer.find(cell.text))
        return found

    @cached_property
    def dates(self) -> list[DateReading]:
        """The date of each row, read from its cells."""
        readings: list[DateReading] = []
        known: dict[tuple[str, str, int | None], DateReading] = {}
        previous: int | None = None
        columns = self.profile.columns.items()
        years = [header for header, role in columns if role in ("year", "date")]
        months = self.profile.headers("month")
        for row in self.rows:
            year = " ".join([cell for one in years if (cell := row.cells.get(one))])
            month = " ".join([cell for one in months if (cell := row.cells.get(one))])
            key = (year, month, previous)
            if key not in known:
                known[key] = read_date(year, month, previous=previous, fiscal=self.profile.fiscal)
            reading = known[key]
            readings.append(reading)
            previous = reading.date.first_day.year if reading.date else previous
        return readings

    def date_cell(self, row: int, *roles: str) -> Cell:
        """The first cell of a row that holds one of `roles`, empty where none does."""
        cells = self.rows[row].cells
        headers = [one for role in roles for one in self.profile.headers(role) if one in cells]
        header = next((one for one in headers if cells[one]), headers[0] if headers else "")
        text = cells.get(header, "")
        return Cell(row, header, text, narrow(text))

    def finding(
        self,
        rule: str,
        severity: Severity,
        cell: Cell,
        span: Span,
        suggestion: str | None,
        confidence: float,
        message: Trilingual,
    ) -> Finding:
        """A finding in `cell`; `message` may use {text}, {suggestion} and {row} (counted from 1)."""
        text = cell.text[span[0] : span[1]]
        source = self.rows[cell.row].source
        return Finding(
            rule=rule,
            severity=severity,
            column=cell.column,
            span=span,
            text=text,
            suggestion=suggestion,
            confidence=confidence,
            message=message.fill(text=text, suggestion=suggestion),
            source=source,
        )
