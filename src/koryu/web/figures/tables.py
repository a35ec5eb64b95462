"""Statistics: rows × columns of any search as a table, a chart and a file; people who crossed."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from django.urls import reverse
from django.utils.translation import gettext

from koryu.chronicle.datewords import month_name
from koryu.chronicle.factline import DIRECTIONS
from koryu.search import NOT_STATED
from koryu.search.statistics import IN_TIME, Count, Heading, Table, tabulate
from koryu.web.asked import Asked
from koryu.web.figures.coverage import gap_key, gaps, stretches, years_covered
from koryu.web.figures.figure import Cell, Figure, Grid, Key, counted, drawn
from koryu.web.figures.kept import kept
from koryu.web.figures.names import FIELD_NAMES, category_class
from koryu.web.svg.axes import Slot
from koryu.web.svg.bars import Bars, Layer, bars
from koryu.web.svg.discs import Discs, Lane, discs
from koryu.web.svg.lying import Lying, lying_bars
from koryu.web.svg.panels import Panels, Told, panels
from koryu.web.templatetags.koryu import current_language
from koryu.writers.guard import guarded

MEASURES = ("events", "people")
_MOST_LANES, _MOST_BARS, _MOST_COLUMNS, _MOST_ROWS = 16, 30, 80, 150
_FILTER_OF = {"first-category": "category"}


@dataclass(frozen=True, slots=True)
class Question:
    """What a table is asked: a search, a field down, a field across ("" for none), what is counted."""

    asked: Asked
    rows: str
    columns: str
    measure: str

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.rows, self.columns)))


def name_of(field: str, heading: Heading) -> str:
    """What a value of a field is called."""
    language = current_language()
    if heading.value == NOT_STATED and field != "direction":
        return gettext("not stated")
    if field == "direction":
        value = None if heading.value == NOT_STATED else heading.value
        return DIRECTIONS[value].of(language)  # type: ignore[index]  # a facet's value is a Direction
    if field == "month":
        return month_name(int(heading.value), language)
    if field == "decade":
        return _decade(heading.value)
    return heading.name.of(language) or heading.value


def _decade(year: int | str) -> str:
    return gettext("%(year)ss") % {"year": year}


def measured(count: Count, measure: str) -> int:
    """The number a figure draws; what no row states draws nothing."""
    return count.people if measure == "people" else count.events


def written(count: Count, measure: str) -> str:
    """The number as a table writes it: a dash where rows state none, a point where there is no row."""
    if measure == "events":
        return f"{count.events:,}"
    if not count.events:
        return "·"
    return f"{count.people:,}" if count.crossing else "–"


@kept(32)
def cross(question: Question, key: str = "cross") -> tuple[Figure, Table]:
    """The figure of a table, with the table behind it. QueryError as search()."""
    table = tabulate(question.asked.query, question.asked.filters, question.rows, question.columns)
    title = " × ".join(str(FIELD_NAMES[field]) for field in question.fields)
    draw, sub, label, keys = _chart(question, table)
    wide, page, telephone = drawn(draw, key)
    first, last = years_covered()
    own = stretches(first, last, question.asked.filters.category) if _yearly(question) else []
    figure = Figure(
        id=key, title=title, label=label, wide=page, narrow=telephone, drawing=wide, sub=sub,
        key=[*keys, *(gap_key(own) if len(question.fields) == 1 else ())],
        notes=[one.note for one in own], table=_grid(question, table, title).html(),
    )  # fmt: skip
    return figure, table


def _yearly(question: Question) -> bool:
    return bool({"year", "decade"} & set(question.fields))


def _chart(question: Question, table: Table) -> tuple[object, str, str, list[Key]]:
    """How a table is best drawn: bars over time, bars that lie, or a matrix of discs."""
    label = _label(question, table)
    if not question.columns and question.rows in IN_TIME:
        chart = _time_bars(question, table, label)
        return (
            (lambda size, name: bars(chart, size, 250 if size < 500 else 320, name)),
            "",
            label,
            [],
        )
    if not question.columns:
        lying = _lying(question, table)
        sub = _left_out(len(table.rows), _MOST_BARS)
        return (lambda size, name: lying_bars(lying, label, size)), sub, label, []
    matrix = _matrix(question, table, label)
    sub = (
        gettext("The area of a disc is its number.")
        + " "
        + _left_out(_lanes_of(question, table), _MOST_LANES)
    )
    return (lambda size, name: discs(matrix, size, name)), sub, label, []


def _left_out(all_rows: int, shown: int) -> str:
    if all_rows <= shown:
        return ""
    return gettext("The %(shown)s largest of %(all)s are drawn; the table has more, the CSV all.") % {
        "shown": shown, "all": all_rows}  # fmt: skip


def _label(question: Question, table: Table) -> str:
    total = counted(table.total.events)
    names = " × ".join(str(FIELD_NAMES[field]) for field in question.fields)
    return gettext("Chart of %(fields)s: %(events)s.") % {"fields": names, "events": total}


def _slots(field: str, headings: Sequence[Heading]) -> list[Slot]:
    """Time without holes: every year between the first and the last, every decade, twelve months."""
    stated = [int(one.value) for one in headings if one.value != NOT_STATED]
    if field == "month":
        return [Slot(month_name(month, current_language())[:3], month) for month in range(1, 13)]
    step = 10 if field == "decade" else 1
    numbers = range(min(stated), max(stated) + 1, step) if stated else ()
    return [Slot(_decade(one) if field == "decade" else str(one), one) for one in numbers]


def _time_bars(question: Question, table: Table, label: str) -> Bars:
    slots = _slots(question.rows, table.rows)
    at = {one.value: count for one, count in zip(table.rows, table.row_totals, strict=True)}
    counts = [at.get(str(slot.number), Count()) for slot in slots]
    values = [measured(count, question.measure) for count in counts]
    hints = [
        f"{slot.label}: {written(count, question.measure)}"
        for slot, count in zip(slots, counts, strict=True)
    ]
    found = (
        stretches(slots[0].number, slots[-1].number, question.asked.filters.category)
        if slots
        else []
    )
    hatches = gaps(found, slots[0].number, len(slots)) if slots and question.rows == "year" else ()
    return Bars(slots, [Layer("inkfill", values, hints)], label, hatches)


def _lying(question: Question, table: Table) -> list[Lying]:
    pairs = sorted(zip(table.rows, table.row_totals, strict=True),
                   key=lambda one: (one[0].value == NOT_STATED, -measured(one[1], question.measure)))  # fmt: skip
    return [
        Lying(name_of(question.rows, one), measured(count, question.measure), written(count, question.measure),
              _css(question.rows, one.value), _address(question, {question.rows: one}))
        for one, count in pairs[:_MOST_BARS]
    ]  # fmt: skip


def _css(field: str, value: str) -> str:
    if field in ("category", "first-category"):
        return category_class(value)
    if field == "direction":
        return {"outbound": "homefill", "inbound": "partnerfill"}.get(value, "softfill")
    return "softfill" if value == NOT_STATED else "inkfill"


def _lanes_of(question: Question, table: Table) -> int:
    return len(table.columns if _turned(question) else table.rows)


def _turned(question: Question) -> bool:
    """Whether the columns become the lanes, so that time runs from left to right."""
    return question.rows in IN_TIME and question.columns not in IN_TIME


def _matrix(question: Question, table: Table, label: str) -> Discs:
    turned = _turned(question)
    down, across = (table.columns, table.rows) if turned else (table.rows, table.columns)
    lane_field, slot_field = (
        (question.columns, question.rows) if turned else (question.rows, question.columns)
    )
    totals = table.column_totals if turned else table.row_totals
    timed = slot_field in IN_TIME
    slots = _slots(slot_field, across) if timed else [
        Slot(name_of(slot_field, one), -1) for one in across[:_MOST_LANES]]  # fmt: skip
    at = {one.value: number for number, one in enumerate(across)}
    columns = [at.get(str(slot.number)) for slot in slots] if timed else list(range(len(slots)))
    made = []
    for lane, (heading, total) in enumerate(zip(down, totals, strict=True)):
        if len(made) < _MOST_LANES:
            counts = [_count(table, lane, column, turned) for column in columns]
            name = name_of(lane_field, heading)
            hints = [f"{slot.label} {name}: {written(one, question.measure)}"
                     for slot, one in zip(slots, counts, strict=True)]  # fmt: skip
            made.append(Lane(name, _css(lane_field, heading.value), [measured(one, question.measure) for one in counts],
                             hints, written(total, question.measure), _address(question, {lane_field: heading}),
                             _lane_gaps(lane_field, slot_field, heading, slots)))  # fmt: skip
    area = gettext("area = people") if question.measure == "people" else gettext("area = events")
    return Discs(slots, made, label, area)


def _count(table: Table, lane: int, column: int | None, turned: bool) -> Count:
    if column is None:
        return Count()
    return table.cells[column][lane] if turned else table.cells[lane][column]


def _lane_gaps(lane_field: str, slot_field: str, heading: Heading, slots: Sequence[Slot]) -> tuple:  # type: ignore[type-arg]
    if (
        slot_field != "year"
        or "category" not in lane_field
        or heading.value == NOT_STATED
        or not slots
    ):
        return ()
    found = stretches(slots[0].number, slots[-1].number, [heading.value])
    return gaps([one for one in found if one.state == "not"], slots[0].number, len(slots))


def _address(question: Question, chosen: dict[str, Heading]) -> str:
    """The search for what a cell or heading counts."""
    changes = {_FILTER_OF.get(field, field): heading.value for field, heading in chosen.items()}
    return reverse("events") + question.asked.address(**changes)


def _grid(question: Question, table: Table, title: str) -> Grid:
    measure = question.measure
    columns = table.columns[:_MOST_COLUMNS] if question.columns else ()
    first, last = years_covered()
    rows = []
    for heading, cells, total in list(zip(table.rows, table.cells, table.row_totals, strict=True))[
        :_MOST_ROWS
    ]:
        row = [
            Cell(name_of(question.rows, heading), href=_address(question, {question.rows: heading}))
        ]
        for column, cell in zip(columns, cells, strict=False):
            row.append(_cell(cell, measure, _outside(question, heading, column, first, last)))
        rows.append([*row, Cell(written(total, measure)), *_share(total)])
    heads = [str(FIELD_NAMES[question.rows]), *(name_of(question.columns, one) for one in columns),
             gettext("All"), gettext("rows that state a number")]  # fmt: skip
    foot = [Cell(gettext("All")), *(Cell(written(one, measure)) for one in table.column_totals[: len(columns)]),
            Cell(written(table.total, measure)), *_share(table.total)]  # fmt: skip
    return Grid(title, heads, rows, _unit(measure), foot)


def _unit(measure: str) -> str:
    if measure == "people":
        return gettext(
            "People who crossed, as rows state them. – no row states any, · there is no row"
        )
    return gettext(
        "… not recorded. An event with several values counts under each; totals count it once"
    )


def _share(count: Count) -> list[Cell]:
    """The share of rows that state any number of people."""
    if not count.events:
        return [Cell("·")]
    return [
        Cell(
            f"{count.stating:,} / {count.events:,} ({round(100 * count.stating / count.events)} %)".replace(
                " %", "\u00a0%"
            )
        )
    ]


def _cell(count: Count, measure: str, outside: bool) -> Cell:
    if outside and not count.events:
        return Cell("…", "n unrec")
    words = written(count, measure)
    css = "n unrec" if outside else "n zero" if words in ("0", "·", "–") else "n"
    return Cell(words, css)


def _outside(question: Question, row: Heading, column: Heading, first: int, last: int) -> bool:
    """Whether a category is not recorded in the year or the whole decade of a cell."""
    values = {question.rows: row.value, question.columns: column.value}
    category = values.get("category") or values.get("first-category")
    when = values.get("year") or values.get("decade")
    if not category or not when or NOT_STATED in (category, when):
        return False
    years = range(int(when), int(when) + (1 if "year" in values else 10))
    covered = [year for year in years if first <= year <= last]
    out = {year for one in stretches(first, last, [category]) if one.state == "not"
           for year in range(one.first, one.last + 1)}  # fmt: skip
    return bool(covered) and all(year in out for year in covered)


def as_csv(question: Question, table: Table) -> str:
    """One line a cell, with ids beside names; a number of people that no row states is left empty."""
    file = StringIO()
    lines = csv.writer(file, lineterminator="\r\n")
    lines.writerow(
        ["row_id", "row", "column_id", "column", "events", "rows_stating_people", "people_crossed"]
    )
    lines.writerows(_lines(question, table))
    return "\ufeff" + file.getvalue()


def _lines(question: Question, table: Table) -> Iterator[list[object]]:
    for heading, cells in zip(table.rows, table.cells, strict=True):
        for column, count in zip(table.columns, cells, strict=True):
            across = name_of(question.columns, column) if question.columns else ""
            people = count.people if count.crossing else ""
            yield [heading.value, guarded(name_of(question.rows, heading)), column.value, guarded(across),
                   count.events, count.stating, people]  # fmt: skip


@kept(32)
def crossed(asked: Asked, key: str = "crossed") -> Figure | None:
    """People who crossed by year, above the share of rows that state a number. None without years."""
    table = tabulate(asked.query, asked.filters, "year")
    slots = _slots("year", table.rows)
    if not slots:
        return None
    at = {one.value: count for one, count in zip(table.rows, table.row_totals, strict=True)}
    counts = [at.get(str(slot.number), Count()) for slot in slots]
    told = [_told(slot.label, count) for slot, count in zip(slots, counts, strict=True)]
    own = stretches(slots[0].number, slots[-1].number, asked.filters.category)
    label = gettext(
        "Above: people who crossed, as stated, by year. Below: the share of rows that state a number."
    )
    chart = Panels(slots, told, gettext("People who crossed (sum of the numbers that rows state)"),
                   gettext("Rows that state a number of people (%)"), label, gaps(own, slots[0].number, len(slots)))  # fmt: skip
    wide, page, telephone = drawn(lambda size, name: panels(chart, size, name), key)
    total = table.total
    return Figure(
        id=key, title=gettext("People stated, and the rows that state them"), label=label, wide=page,
        narrow=telephone, drawing=wide, key=gap_key(own),
        sub=gettext("The sum is of the numbers that rows state, not of all who crossed; parts of another number are not added again. A hollow dot: fewer than ten rows."),
        notes=[
            gettext("%(stating)s of %(all)s rows state a number of people; %(people)s people crossed by these.") % {
                "stating": f"{total.stating:,}", "all": f"{total.events:,}", "people": f"{total.people:,}"},
            *([" · ".join(one.brief for one in own)] if own else ()),
        ],
        table=_crossed_table(slots, counts, total).html(),
    )  # fmt: skip


def _told(year: str, count: Count) -> Told:
    share = f"{year}: {count.stating} / {count.events}"
    return Told(
        count.people, count.stating, count.events, f"{year}: {written(count, 'people')}", share
    )


def _crossed_table(slots: Sequence[Slot], counts: Sequence[Count], total: Count) -> Grid:
    rows = [[Cell(slot.label, href=f"{reverse('events')}?year={slot.label}"), *_people_cells(count)]
            for slot, count in zip(slots, counts, strict=True) if count.events]  # fmt: skip
    heads = [
        gettext("Year"),
        gettext("people"),
        gettext("rows stating"),
        gettext("all rows"),
        gettext("share"),
    ]
    below = gettext(
        "– : no row of the year states people who crossed; that is not zero. Years without rows are left out."
    )
    return Grid(gettext("People who crossed, by year"), heads, rows, below,
                [Cell(gettext("All")), *_people_cells(total)])  # fmt: skip


def _people_cells(count: Count) -> list[Cell]:
    share = f"{round(100 * count.stating / count.events)}\u00a0%" if count.events else "·"
    return [
        Cell(written(count, "people")),
        Cell(f"{count.stating:,}"),
        Cell(f"{count.events:,}"),
        Cell(share),
    ]
