"""Events over time, stacked by category: all years, some, or the months of one."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext

from koryu.chronicle.datewords import month_name
from koryu.search import NOT_STATED, Filters
from koryu.search.statistics import Table, tabulate
from koryu.web.asked import Asked
from koryu.web.figures.coverage import Stretch, gap_key, gaps, stretches
from koryu.web.figures.figure import Cell, Figure, Grid, Key, counted, drawn
from koryu.web.figures.kept import kept
from koryu.web.figures.names import category_class
from koryu.web.figures.span import Span
from koryu.web.numbers import grouped
from koryu.web.svg.axes import Slot
from koryu.web.svg.bars import Bars, Brush, Layer, bars
from koryu.web.svg.elements import Drawing
from koryu.web.svg.hatching import Gap
from koryu.web.templatetags.koryu import current_language


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
    brush = Brush(brush_address(asked)) if brushed and not span.months else None

    def draw(size: float, name: str) -> Drawing:
        return bars(chart, size, 250 if size < 500 else 372, name, brush)

    wide, page, telephone = drawn(draw, key)
    return Figure(
        id=key, title=titled(span), label=label, wide=page, narrow=telephone, drawing=wide,
        sub=gettext("The height is the number of events; the colour is an event’s first category. What was recorded in most years lies lowest."),
        key=[*_category_key(table), *gap_key(own)],
        notes=[one.note for one in own],
        table=_table(table, slots, asked, own, span).html(),
        brush=brush is not None,
    )  # fmt: skip


def titled(span: Span) -> str:
    if span.months:
        return gettext("Events recorded in %(year)s, by month") % {"year": span.first}
    title = gettext("Events recorded by year, %(first)s–%(last)s") % {
        "first": span.first,
        "last": span.last,
    }
    return title.replace("–", "\u2060–\u2060")  # a line does not break between the years


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


@kept(6)
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


def brush_address(asked: Asked) -> str:
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
            Cell(grouped(total.events)),
        ])  # fmt: skip
    return Grid(
        gettext("Events by month and first category") if span.months else gettext("Events by year and first category"),
        [gettext("Month") if span.months else gettext("Year"),
         *(_named(table.columns[column].name.of(language)) for column in columns), gettext("All")],
        rows,
        gettext("… not recorded. Years without events are left out."),
        [Cell(gettext("All")), *(Cell(grouped(table.column_totals[column].events)) for column in columns),
         Cell(grouped(table.total.events))],
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
