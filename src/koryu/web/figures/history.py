"""Events over time: stacked by category, in lanes by place, and the hits of a search to be brushed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from koryu.chronicle.datewords import month_name
from koryu.search import NOT_STATED, Filters, Hits
from koryu.search.statistics import Table, tabulate
from koryu.web.asked import Asked
from koryu.web.figures.coverage import Stretch, gap_key, gaps, stretches, years_covered
from koryu.web.figures.figure import Cell, Figure, Grid, Key, counted, drawn
from koryu.web.figures.kept import kept
from koryu.web.figures.names import category_class
from koryu.web.svg.axes import Slot
from koryu.web.svg.bars import Bars, Brush, Layer, bars
from koryu.web.svg.discs import Discs, Lane, discs
from koryu.web.svg.elements import Drawing
from koryu.web.svg.hatching import Gap
from koryu.web.templatetags.koryu import current_language

_MOST_LANES = 16
LANES = {"place": "place", "municipality": "municipality"}


@dataclass(frozen=True, slots=True)
class Span:
    """The years shown, both included. A single year is shown by its months."""

    first: int
    last: int

    @property
    def months(self) -> bool:
        return self.first == self.last

    @classmethod
    def of(cls, asked: Asked) -> Span:
        """What the address asks for; all years covered where it asks for none, or for none of these."""
        first, last = years_covered()
        years = [_range(one, first, last) for one in asked.filters.year]
        years += [
            (int(one), int(one) + 9)
            for one in asked.filters.decade
            if one.isdecimal() and len(one) == 4
        ]
        low = max(min((one[0] for one in years), default=first), first)
        high = min(max((one[1] for one in years), default=last), last)
        return cls(low, high) if low <= high else cls(first, last)


def _range(words: str, first: int, last: int) -> tuple[int, int]:
    """1997, 1997..2002, 1997.. or ..2002 as two years; everything where it is none of these."""
    low, dots, high = words.partition("..")
    start = int(low) if low.isdecimal() and len(low) <= 4 else first
    end = int(high) if high.isdecimal() and len(high) <= 4 else last if dots else start
    return start, end


@kept(24)
def timeline(asked: Asked, key: str = "timeline", brushed: bool = False) -> Figure:
    """The events of a search by year, or by month within a single year, stacked by first category.

    With `brushed` a range of it can be drawn, which leads into the search.
    """
    span = Span.of(asked)
    table = tabulate(asked.query, asked.filters, "month" if span.months else "year",
                     "first-category")  # fmt: skip
    slots = _months(span.first, asked) if span.months else _years(span, asked)
    own = stretches(span.first, span.last, asked.filters.category)
    hatches = _month_gaps(own) if span.months else gaps(own, span.first, len(slots))
    layers = _layers(table, slots)
    label = _told_by(table, span)
    chart = Bars(slots, layers, label, hatches)
    brush = Brush(_brush_address(asked)) if brushed and not span.months else None

    def draw(size: float, name: str) -> Drawing:
        return bars(chart, size, 250 if size < 500 else 372, name, brush)

    wide, page, telephone = drawn(draw, key)
    return Figure(
        id=key, title=_title(span), label=label, wide=page, narrow=telephone, drawing=wide,
        sub=gettext("The height is the number of events; the colour is an event’s first category. What was recorded in most years lies lowest."),
        key=[*_category_key(table), *gap_key(own)],
        notes=[one.note for one in own],
        table=_table(table, slots, asked, own, span).html(),
        brush=brush is not None,
    )  # fmt: skip


def _title(span: Span) -> str:
    if span.months:
        return gettext("Events recorded in %(year)s, by month") % {"year": span.first}
    return gettext("Events recorded by year, %(first)s–%(last)s") % {
        "first": span.first,
        "last": span.last,
    }


def _told_by(table: Table, span: Span) -> str:
    """The figure in a sentence: how many, and where most."""
    said = gettext("Bars: %(events)s, %(first)s–%(last)s.") % {
        "events": counted(table.total.events), "first": span.first, "last": span.last}  # fmt: skip
    top = max(
        zip(table.row_totals, table.rows, strict=True), key=lambda one: one[0].events, default=None
    )
    if top is None or span.months or top[1].value == NOT_STATED:
        return said
    return (
        said
        + " "
        + gettext("Most in %(year)s: %(n)s.") % {"year": top[1].value, "n": top[0].events}
    )


def _years(span: Span, asked: Asked) -> list[Slot]:
    address = reverse("timeline") + asked.address(year="\0", decade=None)
    return [
        Slot(str(year), year, address.replace("%00", str(year)))
        for year in range(span.first, span.last + 1)
    ]


def _months(year: int, asked: Asked) -> list[Slot]:
    """The twelve months, and a slot for events whose month is not stated."""
    base = reverse("events")
    named = [
        Slot(month_name(month, current_language())[: 4 if current_language() == "ja" else 3], month,
             base + asked.address(year=str(year), month=str(month), decade=None))
        for month in range(1, 13)
    ]  # fmt: skip
    address = base + asked.address(year=str(year), month=NOT_STATED, decade=None)
    return [*named, Slot("—", 13, address)]


def _month_gaps(own: Sequence[Stretch]) -> tuple[Gap, ...]:
    return tuple(Gap(0, 12, one.state, one.words) for one in own[:1])


def _layers(table: Table, slots: Sequence[Slot]) -> list[Layer]:
    """A layer a category: what stands in most slots lies lowest."""
    at = {
        ("13" if one.value == NOT_STATED else one.value): row for row, one in enumerate(table.rows)
    }
    rows = [at.get(str(slot.number)) for slot in slots]
    layers = []
    for column in _stacked(table):
        name = _named(table.columns[column].name.of(current_language()))
        counts = [table.cells[row][column].events if row is not None else 0 for row in rows]
        hints = [
            f"{slot.label} {name}: {counted(n)}" for slot, n in zip(slots, counts, strict=True)
        ]
        layers.append(Layer(category_class(table.columns[column].value), counts, hints))
    return layers


def _stacked(table: Table) -> list[int]:
    """The columns in the order they are stacked, from the bottom: the same on every page."""
    lowest = _from_the_bottom()
    last = len(lowest)
    return sorted(
        range(len(table.columns)), key=lambda at: lowest.get(table.columns[at].value, last)
    )


@kept(2)
def _from_the_bottom() -> dict[str, int]:
    """The place of each first category: the more years of the whole record it occurs in, the lower."""
    table = tabulate("", Filters(), "year", "first-category")
    years = [sum(1 for row in table.cells if row[at].events) for at in range(len(table.columns))]
    order = sorted(range(len(table.columns)), key=lambda at: -years[at])
    return {table.columns[at].value: place for place, at in enumerate(order)}


def _named(name: str) -> str:
    return name or gettext("not stated")


def _category_key(table: Table) -> list[Key]:
    return [Key(category_class(table.columns[column].value), _named(table.columns[column].name.of(current_language())))
            for column in reversed(_stacked(table))]  # fmt: skip


def _brush_address(asked: Asked) -> str:
    """The search of a range; the script puts its years for %01 and %02."""
    return reverse("events") + asked.address(year="\x01..\x02", decade=None)


def _table(
    table: Table, slots: Sequence[Slot], asked: Asked, own: Sequence[Stretch], span: Span
) -> Grid:
    """The same numbers; a category that is not recorded in a year shows … and not 0."""
    language = current_language()
    columns = list(reversed(_stacked(table)))
    base = reverse("events")
    address = base + asked.address(**{"month" if span.months else "year": "\0"})
    rows = []
    for one, cells, total in zip(table.rows, table.cells, table.row_totals, strict=True):
        outside = _unrecorded(own, one.value if not span.months else str(span.first))
        name = _slot_name(one.value, span.months, language)
        rows.append([
            Cell(name, href=address.replace("%00", one.value)),
            *(_cell(cells[column].events, table.columns[column].value in outside) for column in columns),
            Cell(f"{total.events:,}"),
        ])  # fmt: skip
    return Grid(
        gettext("Events by month and first category") if span.months else gettext("Events by year and first category"),
        [gettext("Month") if span.months else gettext("Year"),
         *(_named(table.columns[column].name.of(language)) for column in columns), gettext("All")],
        rows,
        gettext("… not recorded. Years without events are left out."),
        [Cell(gettext("All")), *(Cell(f"{table.column_totals[column].events:,}") for column in columns),
         Cell(f"{table.total.events:,}")],
    )  # fmt: skip


def _slot_name(value: str, months: bool, language: str) -> str:
    if value == NOT_STATED:
        return gettext("not stated")
    return month_name(int(value), language) if months else value


def _cell(count: int, outside: bool) -> Cell:
    if outside:
        return Cell(str(count) if count else "…", "n unrec")
    return Cell(str(count), "n" if count else "n zero")


def _unrecorded(own: Sequence[Stretch], year: str) -> set[str]:
    """The categories that are not recorded in a year."""
    if not year.isdecimal():
        return set()
    return {category for one in own if one.state == "not" and one.first <= int(year) <= one.last
            for category in one.categories}  # fmt: skip


@kept(24)
def lanes(asked: Asked, by: str, key: str = "lanes") -> Figure:
    """The events of a search by year, a lane for each place; the area of a disc is their number."""
    span = Span.of(asked)
    years = range(span.first, span.last + 1)
    table = tabulate(asked.query, asked.filters, by, "year")
    language = current_language()
    column = {one.value: at for at, one in enumerate(table.columns)}
    shown = [at for at, one in enumerate(table.rows) if one.value != NOT_STATED][:_MOST_LANES]
    own = stretches(span.first, span.last, asked.filters.category)
    hatches = gaps(own, span.first, len(years))
    made = []
    for row in shown:
        one = table.rows[row]
        counts = [
            table.cells[row][column[str(year)]].events if str(year) in column else 0
            for year in years
        ]
        name = one.name.of(language)
        hints = [f"{year} {name}: {counted(n)}" for year, n in zip(years, counts, strict=True)]
        total = f"{table.row_totals[row].events:,}"
        css = "homefill" if by == "municipality" else "partnerfill"
        made.append(
            Lane(name, css, counts, hints, total, reverse("place", args=[one.value]), hatches)
        )
    slots = [Slot(str(year), year) for year in years]
    label = gettext("Discs: events by year for the %(n)s places that are named most.") % {
        "n": len(made)
    }

    def draw(size: float, name: str) -> Drawing:
        return discs(Discs(slots, made, label, gettext("area = events")), size, name)

    wide, page, telephone = drawn(draw, key)
    grid = Grid(
        gettext("Events by place and year"),
        [gettext("Place"), *(str(year) for year in years), gettext("All")],
        [[Cell(lane.name, href=lane.href), *(Cell(str(int(n)), "n" if n else "n zero") for n in lane.values),
          Cell(lane.total)] for lane in made],
    )  # fmt: skip
    return Figure(
        id=key, title=_title(span), label=label, wide=page, narrow=telephone, drawing=wide,
        sub=gettext("A lane for each place; the area of a disc is the number of events that name it. An event that names several places stands in several lanes."),
        key=gap_key(own), notes=[one.note for one in own], table=grid.html() if made else None,
    )  # fmt: skip


def hits_timeline(asked: Asked, hits: Hits) -> Figure | None:
    """The hits of a search by year, small, with the chosen range; drawing one leads into the search.

    None where no hit is dated.
    """
    if not hits.years:
        return None
    span = Span.of(asked)
    first, last = years_covered()
    years = range(min(first, *hits.years), max(last, *hits.years) + 1)
    own = stretches(years[0], years[-1], asked.filters.category)
    address = reverse("events") + asked.address(year="\0", decade=None)
    slots = [Slot(str(year), year, address.replace("%00", str(year))) for year in years]
    counts = [hits.years.get(year, 0) for year in years]
    hints = [f"{year}: {counted(n)}" for year, n in zip(years, counts, strict=True)]
    chosen = None
    if asked.filters.year or asked.filters.decade:
        chosen = (max(span.first - years[0], 0), min(span.last, years[-1]) - years[0])
    label = gettext("Bars: the hits by year, %(first)s–%(last)s.") % {
        "first": min(hits.years),
        "last": max(hits.years),
    }
    chart = Bars(slots, [Layer("inkfill", counts, hints)], label, gaps(own, years[0], len(years)))
    brush = Brush(_brush_address(asked), chosen)
    _, page, telephone = drawn(
        lambda size, name: bars(chart, size, 118, name, brush), "hits", (848, 328)
    )
    return Figure(
        id="hits", title=gettext("Hits by year"), label=label, wide=page, narrow=telephone,
        key=gap_key(own), brush=True,
    )  # fmt: skip
