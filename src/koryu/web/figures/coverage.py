"""What is not recorded, as stretches of years for figures; and the ledger of it all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext

from koryu.archive.models import Coverage
from koryu.chronicle.labels import category_of
from koryu.chronicle.terms import term
from koryu.chronicle.trilingual import Trilingual
from koryu.search import NOT_STATED, Filters
from koryu.search.statistics import Table, tabulate
from koryu.web.figures.figure import Cell, Figure, Grid, Key, counted, drawn, listed
from koryu.web.figures.kept import kept
from koryu.web.svg.axes import Slot
from koryu.web.svg.discs import Lane
from koryu.web.svg.elements import Drawing
from koryu.web.svg.hatching import Gap
from koryu.web.svg.ledger import Ledger, ledger
from koryu.web.templatetags.koryu import current_language

_OF = Trilingual("{what}：{state}", "{what}: {state}", "{what}: {state}")
_NOTE = Trilingual(
    "{years}年　{words}。{reasons}", "{years}: {words}. {reasons}", "{years}: {words}. {reasons}"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Years of which something is not recorded, or only in part: the state, of what, and why."""

    first: int
    last: int
    state: str
    categories: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """ "Municipal exchange: not recorded"; without the category where all of them are meant."""
        state = term("coverage", self.state).of(current_language())
        names = [category_of(one).name.of(current_language()) for one in self.categories if one]
        return _OF.fill(what=listed(names), state=state).of(current_language()) if names else state

    @property
    def brief(self) -> str:
        """The words with their years."""
        return f"{self.years}: {self.words}"

    @property
    def years(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def note(self) -> str:
        """The words with their years and the reasons."""
        filled = _NOTE.fill(years=self.years, words=self.words, reasons=" ".join(self.reasons))
        return filled.of(current_language())


_Entry = tuple[int, int, str, str, str]  # from, to, category id, state, reason


@kept(6)
def _entries() -> tuple[_Entry, ...]:
    """The doubtful entries of the coverage tables that speak of every municipality."""
    rows = Coverage.objects.filter(chronicle__published=True, municipality="")
    return tuple(
        (one.year_from, one.year_to, category_of(one.category).id if one.category else "", one.state,
         one.reason.of(current_language()))
        for one in rows.exclude(state=Coverage.State.SYSTEMATIC)
    )  # fmt: skip


@kept(6)
def years_covered() -> tuple[int, int]:
    """The first and the last year that events or the coverage tables name; the same year twice if none."""
    years = [int(one.value) for one in _by_year().rows if one.value != NOT_STATED]
    told = Coverage.objects.filter(chronicle__published=True).values_list("year_from", "year_to")
    years += [year for pair in told for year in pair]
    return min(years, default=2000), max(years, default=2000)


@kept(6)
def _by_year() -> Table:
    return tabulate("", Filters(), "year", "category")


@kept(6)
def leading_category() -> str:
    """The category that most events have as their first; "" where there is none."""
    table = tabulate("", Filters(), "first-category")
    named = [(count.events, one.value) for one, count in zip(table.rows, table.row_totals, strict=True)
             if one.value != NOT_STATED]  # fmt: skip
    return max(named, default=(0, ""))[1]


def stretches(first: int, last: int, chosen: Sequence[str] = ()) -> tuple[Stretch, ...]:
    """The stretches between two years in which a count of events falls short.

    With `chosen` categories: where one of them is not recorded, or in part. Without: where the
    leading category is not recorded at all, or the whole chronicle only in part.
    """
    return _stretches(first, last, tuple(chosen))


@kept(64)
def _stretches(first: int, last: int, chosen: tuple[str, ...]) -> tuple[Stretch, ...]:
    ids = tuple(category_of(one).id for one in chosen)
    wanted = ids or (leading_category(),)
    states = {year: _told(year, wanted, bool(ids)) for year in range(first, last + 1)}
    found = []
    for told, run in groupby(states, key=lambda year: states[year]):
        years = list(run)
        if told:
            state = "not" if any(one[3] == "not" for one in told) else "partly"
            meant = [one for one in told if one[3] == state]
            found.append(Stretch(years[0], years[-1], state, tuple(dict.fromkeys(one[2] for one in meant)),
                                 tuple(dict.fromkeys(one[4] for one in meant))))  # fmt: skip
    return tuple(found)


def _told(year: int, wanted: Iterable[str], partly: bool) -> tuple[_Entry, ...]:
    """The entries that speak of a year: of the wanted categories, else of all of them."""
    own = tuple(one for one in _entries()
                if one[0] <= year <= one[1] and one[2] in wanted and one[2]
                and (partly or one[3] == "not"))  # fmt: skip
    return own or tuple(one for one in _entries() if one[0] <= year <= one[1] and not one[2])


def gaps(found: Iterable[Stretch], first: int, count: int) -> tuple[Gap, ...]:
    """Stretches as gaps between slots that are years from `first` on."""
    return tuple(
        Gap(max(one.first - first, 0), min(one.last - first, count - 1), one.state, one.words)
        for one in found
        if one.last >= first and one.first < first + count
    )


def gap_key(found: Iterable[Stretch]) -> list[Key]:
    """The legend of the hatches that occur."""
    states = {one.state for one in found}
    language = current_language()
    return [Key(f"hatched-{state}", term("coverage", state).of(language))
            for state in ("not", "partly") if state in states]  # fmt: skip


@kept(6)
def ledger_figure() -> Figure:
    """Every category by year: rows, and what the chronicle is known not to record."""
    first, last = years_covered()
    table, language = _by_year(), current_language()
    years = range(first, last + 1)
    at = {one.value: number for number, one in enumerate(table.rows)}
    order = sorted(
        range(len(table.columns)), key=lambda column: -table.column_totals[column].events
    )
    lanes = []
    for column in order:
        heading = table.columns[column]
        counts = [
            table.cells[at[str(year)]][column].events if str(year) in at else 0 for year in years
        ]
        name = heading.name.of(language) or gettext("not stated")
        own = stretches(first, last, [heading.value])
        lanes.append(
            Lane(name, "cellfill", counts, [f"{year} {name}: {counted(n)}" for year, n in zip(years, counts, strict=True)],
                 str(sum(counts)), f"{reverse('events')}?category={heading.value}",
                 gaps(own, first, len(years)))
        )  # fmt: skip
    label = gettext(
        "Ledger of coverage: for each category the years with events, and the years not recorded or recorded in part."
    )
    slots = [Slot(str(year), year) for year in years]

    def draw(size: float, key: str) -> Drawing:
        start = 0 if size > 500 else max(0, len(years) - 40)
        return ledger(
            Ledger(slots[start:], [_since(lane, start) for lane in lanes], label), size, key
        )

    wide, page, telephone = drawn(draw, "ledger")
    return Figure(
        id="ledger", title=gettext("Which years have events of which category"), label=label, wide=page,
        narrow=telephone, drawing=wide,
        key=[Key("ink-2-swatch", gettext("events")), Key("hatched-not", term("coverage", "not").of(language)),
             Key("hatched-partly", term("coverage", "partly").of(language)),
             Key("partner-swatch", gettext("events outside the years recorded"))],
        notes=[gettext("A dot: no event, and nothing is said of the coverage. On a telephone the last forty years are drawn; the table has all.")],
        table=_ledger_table(lanes, years).html(),
    )  # fmt: skip


def _since(lane: Lane, start: int) -> Lane:
    """A lane without its first slots."""
    own = [Gap(max(gap.first - start, 0), gap.last - start, gap.state, gap.words)
           for gap in lane.gaps if gap.last >= start]  # fmt: skip
    return Lane(
        lane.name, lane.css, lane.values[start:], lane.hints[start:], lane.total, lane.href, own
    )


def _ledger_table(lanes: Sequence[Lane], years: range) -> Grid:
    unrecorded = [{at for gap in lane.gaps if gap.state == "not" for at in range(gap.first, gap.last + 1)}
                  for lane in lanes]  # fmt: skip
    rows = []
    for at, year in enumerate(years):
        if any(lane.values[at] for lane in lanes):
            cells = [
                _recorded(int(lane.values[at]), at in out)
                for lane, out in zip(lanes, unrecorded, strict=True)
            ]
            rows.append([Cell(str(year), href=f"{reverse('events')}?year={year}"), *cells])
    return Grid(
        gettext("Events by year and category"),
        [gettext("Year"), *(lane.name for lane in lanes)],
        rows,
        gettext(
            "Hatched: not recorded. An event with two categories counts under both; years without events are left out."
        ),
        [Cell(gettext("All")), *(Cell(lane.total) for lane in lanes)],
    )


def _recorded(count: int, outside: bool) -> Cell:
    """A count; where nothing is recorded, none is not zero."""
    if outside:
        return Cell(str(count) if count else "…", "n unrec")
    return Cell(str(count), "n" if count else "n zero")
