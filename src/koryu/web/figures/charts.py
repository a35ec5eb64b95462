"""How a table of statistics is best drawn: bars over time, bars that lie, a matrix of discs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext

from koryu.chronicle.datewords import month_name
from koryu.search import NOT_STATED
from koryu.search.statistics import IN_TIME, Count, Heading, Table
from koryu.web.figures.coverage import gaps, stretches
from koryu.web.figures.figure import counted
from koryu.web.figures.names import FIELD_NAMES, category_class
from koryu.web.figures.question import Question, address, decade, measured, name_of, written
from koryu.web.svg.axes import Slot
from koryu.web.svg.bars import Bars, Layer, bars
from koryu.web.svg.discs import Discs, Lane, discs
from koryu.web.svg.elements import Drawing
from koryu.web.svg.hatching import Gap
from koryu.web.svg.lying import Lying, lying_bars
from koryu.web.templatetags.koryu import current_language

_MOST_LANES, _MOST_BARS = 16, 30
Draw = Callable[[float, str], Drawing]


def _label(question: Question, table: Table) -> str:
    total = counted(table.total.events)
    names = " × ".join(str(FIELD_NAMES[field]) for field in question.fields)
    return gettext("Chart of %(fields)s: %(events)s.") % {"fields": names, "events": total}


def slots_of(field: str, headings: Sequence[Heading]) -> list[Slot]:
    """Time without holes: every year between the first and the last, every decade, twelve months."""
    stated = [int(one.value) for one in headings if one.value != NOT_STATED]
    if field == "month":
        return [Slot(month_name(month, current_language())[:3], month) for month in range(1, 13)]
    step = 10 if field == "decade" else 1
    numbers = range(min(stated), max(stated) + 1, step) if stated else ()
    return [Slot(decade(one) if field == "decade" else str(one), one) for one in numbers]


def _time_bars(question: Question, table: Table, label: str) -> Bars:
    slots = slots_of(question.rows, table.rows)
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
              _css(question.rows, one.value), address(question, {question.rows: one}))
        for one, count in pairs[:_MOST_BARS]
    ]  # fmt: skip


def _css(field: str, value: str) -> str:
    if field in ("category", "first-category"):
        return category_class(value)
    if field == "direction":
        return {"outbound": "homefill", "inbound": "partnerfill"}.get(value, "softfill")
    return "softfill" if value == NOT_STATED else "inkfill"


def _left_out(all_rows: int, shown: int) -> str:
    if all_rows <= shown:
        return ""
    return gettext("The %(shown)s largest of %(all)s are drawn; the table has more, the CSV all.") % {
        "shown": shown, "all": all_rows}  # fmt: skip


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
    slots = slots_of(slot_field, across) if timed else [
        Slot(name_of(slot_field, one), -1) for one in across[:_MOST_LANES]]  # fmt: skip
    at = {one.value: number for number, one in enumerate(across)}
    columns = [at.get(str(slot.number)) for slot in slots] if timed else list(range(len(slots)))
    made: list[Lane] = []
    for lane, (heading, total) in enumerate(zip(down, totals, strict=True)):
        if len(made) < _MOST_LANES:
            counts = [_count(table, lane, column, turned) for column in columns]
            name = name_of(lane_field, heading)
            hints = [f"{slot.label} {name}: {written(one, question.measure)}"
                     for slot, one in zip(slots, counts, strict=True)]  # fmt: skip
            made.append(Lane(name, _css(lane_field, heading.value), [measured(one, question.measure) for one in counts],
                             hints, written(total, question.measure), address(question, {lane_field: heading}),
                             _lane_gaps(lane_field, slot_field, heading, slots)))  # fmt: skip
    area = gettext("area = people") if question.measure == "people" else gettext("area = events")
    return Discs(slots, made, label, area)


def _count(table: Table, lane: int, column: int | None, turned: bool) -> Count:
    if column is None:
        return Count()
    return table.cells[column][lane] if turned else table.cells[lane][column]


def _lane_gaps(
    lane_field: str, slot_field: str, heading: Heading, slots: Sequence[Slot]
) -> tuple[Gap, ...]:
    if (
        slot_field != "year"
        or "category" not in lane_field
        or heading.value == NOT_STATED
        or not slots
    ):
        return ()
    found = stretches(slots[0].number, slots[-1].number, [heading.value])
    return gaps([one for one in found if one.state == "not"], slots[0].number, len(slots))


def chart_of(question: Question, table: Table) -> tuple[Draw, str, str]:
    """How a table is best drawn: bars over time, bars that lie, or a matrix of discs."""
    label = _label(question, table)
    if not question.columns and question.rows in IN_TIME:
        chart = _time_bars(question, table, label)
        return lambda size, name: bars(chart, size, 250 if size < 500 else 320, name), "", label
    if not question.columns:
        lying = _lying(question, table)
        sub = _left_out(len(table.rows), _MOST_BARS)
        return (lambda size, name: lying_bars(lying, label, size)), sub, label
    matrix = _matrix(question, table, label)
    sub = (
        gettext("The area of a disc is its number.")
        + " "
        + _left_out(_lanes_of(question, table), _MOST_LANES)
    )
    return (lambda size, name: discs(matrix, size, name)), sub, label
