"""Statistics: rows × columns of any search as a table, with its chart."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from koryu.search import NOT_STATED
from koryu.search.statistics import Count, Heading, Table, tabulate
from koryu.web.figures.charts import chart_of
from koryu.web.figures.coverage import Stretch, gap_key, stretches, years_covered
from koryu.web.figures.figure import Cell, Figure, Grid, Key, drawn
from koryu.web.figures.kept import kept
from koryu.web.figures.names import FIELD_NAMES
from koryu.web.figures.question import Question, address, name_of, written
from koryu.web.numbers import grouped

_MOST_COLUMNS, _MOST_ROWS = 80, 150
_MOST_LINKS = 600  # cells of a table that lead to their events; more would weigh too much


@kept(32)
def cross(question: Question, key: str = "cross") -> tuple[Figure, Table]:
    """The figure of a table, with the table behind it. QueryError as search()."""
    table = tabulate(question.asked.query, question.asked.filters, question.rows, question.columns)
    title = " × ".join(str(FIELD_NAMES[field]) for field in question.fields)
    draw, sub, label = chart_of(question, table)
    wide, page, telephone = drawn(draw, key)
    first, last = years_covered()
    own = stretches(first, last, question.asked.filters.category) if _yearly(question) else []
    figure = Figure(
        id=key, title=title, label=label, wide=page, narrow=telephone, drawing=wide, sub=sub,
        key=_hatches(question, own),
        notes=[one.note for one in own], table=_grid(question, table, title).html(),
    )  # fmt: skip
    return figure, table


def _hatches(question: Question, own: Sequence[Stretch]) -> list[Key]:
    """The legend of the hatches a chart has: bars hatch both states, lanes of categories one."""
    keys = gap_key(own)
    if len(question.fields) == 1:
        return keys
    lanes = "year" in question.fields and {"category", "first-category"} & set(question.fields)
    return [one for one in keys if lanes and one.css == "hatched-not"]


def _yearly(question: Question) -> bool:
    return bool({"year", "decade"} & set(question.fields))


def _grid(question: Question, table: Table, title: str) -> Grid:
    measure = question.measure
    columns = table.columns[:_MOST_COLUMNS] if question.columns else ()
    first, last = years_covered()
    linked = len(table.rows) * len(columns) <= _MOST_LINKS
    rows = []
    for heading, cells, total in list(zip(table.rows, table.cells, table.row_totals, strict=True))[
        :_MOST_ROWS
    ]:
        row = [
            Cell(name_of(question.rows, heading), href=address(question, {question.rows: heading}))
        ]
        for column, cell in zip(columns, cells, strict=False):
            chosen = {question.rows: heading, question.columns: column}
            href = address(question, chosen) if linked and cell.events else ""
            row.append(_cell(cell, measure, _outside(question, heading, column, first, last), href))
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
            f"{grouped(count.stating)} / {grouped(count.events)}"
            f" ({round(100 * count.stating / count.events)}\u00a0%)"
        )
    ]


def _cell(count: Count, measure: str, outside: bool, href: str) -> Cell:
    if outside and not count.events:
        return Cell("…", "n unrec")
    words = written(count, measure)
    css = "n unrec" if outside else "n zero" if words in ("0", "·", "–") else "n"
    return Cell(words, css, href)


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
