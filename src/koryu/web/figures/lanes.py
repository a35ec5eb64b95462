"""Events over time in lanes, one for each place."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from koryu.search import NOT_STATED
from koryu.search.statistics import tabulate
from koryu.web.asked import Asked
from koryu.web.figures.coverage import gap_key, gaps, stretches
from koryu.web.figures.figure import Cell, Figure, Grid, counted, drawn
from koryu.web.figures.history import titled
from koryu.web.figures.kept import kept
from koryu.web.figures.span import Span
from koryu.web.svg.axes import Slot
from koryu.web.svg.discs import Discs, Lane, discs
from koryu.web.svg.elements import Drawing
from koryu.web.templatetags.koryu import current_language

_MOST_LANES = 16


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
        id=key, title=titled(span), label=label, wide=page, narrow=telephone, drawing=wide,
        sub=gettext("A lane for each place; the area of a disc is the number of events that name it. An event that names several places stands in several lanes."),
        key=gap_key(own), notes=[one.note for one in own], table=grid.html() if made else None,
    )  # fmt: skip
