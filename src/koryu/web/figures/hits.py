"""The hits of a search by year, small, to be brushed to a range."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from koryu.search import Hits
from koryu.web.asked import Asked
from koryu.web.figures.coverage import gap_key, gaps, stretches, years_covered
from koryu.web.figures.figure import Cell, Figure, Grid, counted, drawn
from koryu.web.figures.history import brush_address
from koryu.web.figures.span import Span
from koryu.web.numbers import grouped
from koryu.web.svg.axes import Slot
from koryu.web.svg.bars import Bars, Brush, Layer, bars


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
    brush = Brush(brush_address(asked), chosen)
    _, page, telephone = drawn(
        lambda size, name: bars(chart, size, 118, name, brush), "hits", (848, 328)
    )
    rows = [
        [Cell(slot.label, href=slot.href), Cell(grouped(n))]
        for slot, n in zip(slots, counts, strict=True)
        if n
    ]
    grid = Grid(gettext("Hits by year"), [gettext("Year"), gettext("Events")], rows)
    return Figure(
        id="hits", title=gettext("Hits by year"), label=label, wide=page, narrow=telephone,
        key=gap_key(own), brush=True, table=grid.html(),
    )  # fmt: skip
