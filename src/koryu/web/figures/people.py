"""People who crossed by year, beside the share of rows that state a number."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext

from koryu.search.statistics import Count, tabulate
from koryu.web.asked import Asked
from koryu.web.figures.charts import slots_of
from koryu.web.figures.coverage import gap_key, gaps, stretches
from koryu.web.figures.figure import Cell, Figure, Grid, drawn
from koryu.web.figures.kept import kept
from koryu.web.figures.question import written
from koryu.web.numbers import grouped
from koryu.web.svg.axes import Slot
from koryu.web.svg.panels import Panels, Told, panels


@kept(32)
def crossed(asked: Asked, key: str = "crossed") -> Figure | None:
    """People who crossed by year, above the share of rows that state a number. None without years."""
    table = tabulate(asked.query, asked.filters, "year")
    slots = slots_of("year", table.rows)
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
                "stating": grouped(total.stating), "all": grouped(total.events), "people": grouped(total.people)},
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
        Cell(grouped(count.stating)),
        Cell(grouped(count.events)),
        Cell(share),
    ]
