"""Events over time in lanes, one for each category or place."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from koryu.search import NOT_STATED
from koryu.search.statistics import tabulate
from koryu.web.asked import Asked
from koryu.web.figures.coverage import Stretch, gap_key, gaps, stretches
from koryu.web.figures.figure import Cell, Figure, Grid, counted, drawn
from koryu.web.figures.history import titled
from koryu.web.figures.kept import kept
from koryu.web.figures.names import category_class
from koryu.web.figures.span import Span
from koryu.web.numbers import grouped
from koryu.web.svg.axes import Slot
from koryu.web.svg.discs import Discs, Lane, discs
from koryu.web.svg.elements import Drawing
from koryu.web.templatetags.koryu import current_language

_MOST_LANES = 16
# Of lanes by place, and of lanes by category.
_LABELS = (
    gettext_lazy("Discs: events by year for the %(n)s places that are named most."),
    gettext_lazy("Discs: events by year for %(n)s categories."),
)
_SUBS = (
    gettext_lazy(
        "A lane for each place; the area of a disc is the number of events that name it. An event that names several places stands in several lanes."
    ),
    gettext_lazy(
        "A lane for each category; the area of a disc is the number of events. An event of two categories stands in both lanes."
    ),
)


@kept(24)
def lanes(asked: Asked, by: str, key: str = "lanes") -> Figure:
    """The events of a search by year, a lane for each category or place; the area is their number."""
    span = Span.of(asked)
    years = range(span.first, span.last + 1)
    own = stretches(span.first, span.last, asked.filters.category)
    made = _lanes(asked, by, years, own)
    slots = [Slot(str(year), year) for year in years]
    label = _LABELS[by == "category"] % {"n": len(made)}

    def draw(size: float, name: str) -> Drawing:
        return discs(Discs(slots, made, label, gettext("area = events")), size, name)

    wide, page, telephone = drawn(draw, key)
    return Figure(
        id=key, title=titled(span), label=label, wide=page, narrow=telephone, drawing=wide,
        sub=str(_SUBS[by == "category"]), key=gap_key(own), notes=[one.note for one in own],
        table=_table(made, by, years).html() if made else None,
    )  # fmt: skip


def _lanes(asked: Asked, by: str, years: range, own: Sequence[Stretch]) -> list[Lane]:
    """The lanes that most events are in; one of a category is hatched where that is not recorded."""
    table, language = tabulate(asked.query, asked.filters, by, "year"), current_language()
    column = {one.value: at for at, one in enumerate(table.columns)}
    shown = [at for at, one in enumerate(table.rows) if one.value != NOT_STATED][:_MOST_LANES]
    made = []
    for row in shown:
        one = table.rows[row]
        counts = [table.cells[row][column[str(year)]].events if str(year) in column else 0
                  for year in years]  # fmt: skip
        name = one.name.of(language)
        hints = [f"{year} {name}: {counted(n)}" for year, n in zip(years, counts, strict=True)]
        told = stretches(years[0], years[-1], [one.value]) if by == "category" else own
        made.append(Lane(name, _css(by, one.value), counts, hints, grouped(table.row_totals[row].events),
                         _leads_to(by, one.value, asked), gaps(told, years[0], len(years))))  # fmt: skip
    return made


def _table(made: Sequence[Lane], by: str, years: range) -> Grid:
    rows = [[Cell(lane.name, href=lane.href), *(Cell(str(int(n)), "n" if n else "n zero") for n in lane.values),
             Cell(lane.total)] for lane in made]  # fmt: skip
    of_category = by == "category"
    return Grid(
        gettext("Events by category and year") if of_category else gettext("Events by place and year"),
        [gettext("Category") if of_category else gettext("Place"), *(str(year) for year in years), gettext("All")],
        rows,
    )  # fmt: skip


def _css(by: str, value: str) -> str:
    if by == "category":
        return category_class(value)
    return "homefill" if by == "municipality" else "partnerfill"


def _leads_to(by: str, value: str, asked: Asked) -> str:
    """A category to its events within the search, a place to its page."""
    if by == "category":
        return reverse("events") + asked.address(category=value)
    return reverse("place", args=[value])
