"""What a table of statistics is asked, how its values are written, and the table as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from django.urls import reverse
from django.utils.translation import gettext

from koryu.chronicle.datewords import month_name
from koryu.chronicle.factline import DIRECTIONS
from koryu.search import NOT_STATED
from koryu.search.statistics import Count, Heading, Table
from koryu.web.asked import Asked
from koryu.web.numbers import grouped
from koryu.web.templatetags.koryu import current_language
from koryu.writers.guard import guarded

MEASURES = ("events", "people")

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
        return DIRECTIONS[value].of(language)
    if field == "month":
        return month_name(int(heading.value), language)
    if field == "decade":
        return decade(heading.value)
    return heading.name.of(language) or heading.value


def decade(year: int | str) -> str:
    return gettext("%(year)ss") % {"year": year}


def measured(count: Count, measure: str) -> int:
    """The number a figure draws; what no row states draws nothing."""
    return count.people if measure == "people" else count.events


def written(count: Count, measure: str) -> str:
    """The number as a table writes it: a dash where rows state none, a point where there is no row."""
    if measure == "events":
        return grouped(count.events)
    if not count.events:
        return "·"
    return grouped(count.people) if count.crossing else "–"


def address(question: Question, chosen: dict[str, Heading]) -> str:
    """The search for what a cell or heading counts."""
    changes = {_FILTER_OF.get(field, field): heading.value for field, heading in chosen.items()}
    return reverse("events") + question.asked.address(**changes)


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
