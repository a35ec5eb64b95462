"""Who went where: flows between home and partner places on two plates, and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from koryu.archive.models import Partnership, Place
from koryu.search.flows import Flow, Flows, flows
from koryu.web.asked import Asked
from koryu.web.figures.coverage import stretches
from koryu.web.figures.figure import Cell, Figure, Grid, Key, drawn, listed
from koryu.web.figures.kept import kept
from koryu.web.figures.span import Span
from koryu.web.numbers import grouped
from koryu.web.svg.elements import Drawing
from koryu.web.svg.maps import Spot, Stream, View, flow_map, holds
from koryu.web.templatetags.koryu import current_language

MEASURES = ("events", "people")
_OVERVIEW = View("overview", (10, -90), 7950, 0.47, (20, 10), 45, 0.009)
_OVERVIEW_HIGH = View("overview", (10, -40), 7950, 0.62, (20, 10), 45, 0.011)
_STRAIT = View("strait", (0, 0), 1230, 0.98, (5, 5), 27, 0.0085)
_SMALL = 900  # pixels: an overview narrower than this is drawn higher
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Maps:
    """The two plates with their tables, the flows behind them, and what is not recorded of the years."""

    overview: Figure
    strait: Figure
    flows: Flows
    coverage: str


@kept(24)
def flow_maps(
    asked: Asked, measure: str = "events", sizes: tuple[float, float] = (1168, 600)
) -> Maps:
    """The flows of a search, as wide as the events or the people who crossed. QueryError as search()."""
    found = flows(asked.query, asked.filters)
    places = Place.objects.in_bulk({one for flow in (*found.regional, *found.local)
                                    for one in (flow.home, flow.partner)})  # fmt: skip
    overview = _plate("overview", found.regional, places, measure, sizes[0])
    strait = _plate("strait", found.local, places, measure, sizes[1])
    span = Span.of(asked)
    told = stretches(span.first, span.last, asked.filters.category)
    return Maps(overview, strait, found, " · ".join(one.brief for one in told))


def amount(flow: Flow, way: str, measure: str) -> int:
    """What a flow carries out ("o"), in ("i") or without a way told ("x"); both ways count in each."""
    if measure == "people":
        return {"o": flow.people_out, "i": flow.people_back, "x": 0}[way]
    events = flow.events
    return {
        "o": events["out"] + events["both"],
        "i": events["back"] + events["both"],
        "x": events["other"],
    }[way]


def _plate(name: str, carried: list[Flow], places: dict[str, Place], measure: str, size: float
           ) -> Figure:  # fmt: skip
    views = (_OVERVIEW, _OVERVIEW_HIGH) if name == "overview" else (_STRAIT, _STRAIT)
    spots = _spots(carried, places, measure)
    known = {one.id: one for one in spots}
    unseen = [one for one in carried if not _sighted(one, known, views[0]) and _sum(one, measure)]
    streams = list(_streams(carried, places, measure))
    label = _label(name, carried, places, measure)

    def draw(width: float, key: str) -> Drawing:
        return flow_map(spots, streams, views[width < _SMALL], width, label, key)

    wide, page, telephone = drawn(draw, name, (size, 328))
    table = (_regions if name == "overview" else _pairs)(carried, places, measure)
    titles = {"overview": gettext("Home and the regions of the partner country"),
              "strait": gettext("Across the strait: municipalities and cities")}  # fmt: skip
    return Figure(
        id=name, title=titles[name], label=label, wide=page, narrow=telephone, drawing=wide,
        key=_key(measure), notes=_notes(name, unseen, places),
        table=table.html() if carried else None,
    )  # fmt: skip


def _sum(flow: Flow, measure: str) -> int:
    return sum(amount(flow, way, measure) for way in "oix")


def _spots(carried: Iterable[Flow], places: dict[str, Place], measure: str) -> list[Spot]:
    """The places with coordinates that any flow touches, each weighing what it takes part in."""
    weights: dict[str, int] = {}
    for flow in carried:
        for end in (flow.home, flow.partner):
            weights[end] = weights.get(end, 0) + _sum(flow, measure)
    language = current_language()
    return [
        Spot(key, (place.longitude, place.latitude), place.name.of(language),
             "home" if place.side == "home" else "partner", reverse("place", args=[key]), weight)
        for key, weight in weights.items()
        if weight and (place := places[key]).longitude is not None and place.latitude is not None
    ]  # fmt: skip


def _sighted(flow: Flow, known: dict[str, Spot], view: View) -> bool:
    ends = [known.get(flow.home), known.get(flow.partner)]
    return all(one is not None and holds(view, one.at) for one in ends)


def _streams(carried: Iterable[Flow], places: dict[str, Place], measure: str) -> Iterable[Stream]:
    for flow in carried:
        for way in "oix":
            if n := amount(flow, way, measure):
                ends = (flow.partner, flow.home) if way == "i" else (flow.home, flow.partner)
                yield Stream(*ends, way, n, _hint(places, ends, way, n, measure))


def _hint(places: dict[str, Place], ends: tuple[str, str], way: str, n: int, measure: str) -> str:
    start, end = (places[one].name.of(current_language()) for one in ends)
    joined = f"{start} – {end}" if way == "x" else f"{start} → {end}"
    return f"{joined}: {_amount(n, measure)}"


def _amount(n: int, measure: str) -> str:
    if measure == "people":
        return ngettext("%(n)s person", "%(n)s people", n) % {"n": grouped(n)}
    return ngettext("%(n)s event", "%(n)s events", n) % {"n": grouped(n)}


def _key(measure: str) -> list[Key]:
    keys = [
        Key("stroke home", gettext("→ out, home to partner")),
        Key("stroke partner", gettext("← in, partner to home")),
    ]
    if measure == "events":
        keys.append(Key("stroke unsaid", gettext("direction not stated, or at a distance")))
    return keys


def _label(name: str, carried: list[Flow], places: dict[str, Place], measure: str) -> str:
    said = {"overview": gettext("Map of flows between home and the regions of the partner country."),
            "strait": gettext("Map of flows between municipalities and the cities across the strait.")}[name]  # fmt: skip
    if not carried:
        return said + " " + gettext("No flow to draw.")
    widest = max(carried, key=lambda one: _sum(one, measure))
    ends = [places[one].name.of(current_language()) for one in (widest.home, widest.partner)]
    return said + " " + gettext("The widest joins %(a)s and %(b)s.") % {"a": ends[0], "b": ends[1]}


def _notes(name: str, unseen: list[Flow], places: dict[str, Place]) -> list[str]:
    """The projection, and the flows whose ends lie off the plate."""
    notes = []
    if name == "overview":
        notes.append(
            gettext(
                "Azimuthal equal-area projection. No boundaries are drawn. Coastline: Natural Earth."
            )
        )
    if unseen:
        pairs = (f"{places[one.home].name.of(current_language())} – {places[one.partner].name.of(current_language())} ({one.total})"
                 for one in unseen[:6])  # fmt: skip
        more = "…" if len(unseen) > 6 else ""
        notes.append(gettext("Not on this plate: %(pairs)s") % {"pairs": listed(pairs) + more})
    return notes


def _regions(carried: list[Flow], places: dict[str, Place], measure: str) -> Grid:
    language = current_language()
    rows = [
        [
            Cell(places[one.partner].name.of(language), href=reverse("place", args=[one.partner])),
            *_numbers(one, measure),
        ]
        for one in carried
    ]
    below = gettext("Both ways are drawn in each direction")
    return Grid(gettext("Flows by region"), [gettext("Region"), *_heads(measure)], rows, below)


def _heads(measure: str) -> list[str]:
    if measure == "people":
        return [gettext("→ people out"), gettext("← people in"), gettext("events")]
    return [gettext("→ out"), gettext("← in"), gettext("⇄ both"), gettext("other"), gettext("All")]


def _numbers(flow: Flow, measure: str) -> list[Cell]:
    """A row of numbers; people whom no row states are a dash, not zero."""
    if measure == "people":
        people = (flow.people_out, flow.people_back)
        return [*(Cell(grouped(n) if n else "–", "n" if n else "n zero") for n in people),
                Cell(grouped(flow.total))]  # fmt: skip
    return [Cell(grouped(n), "n" if n else "n zero") for n in (*flow.events.values(), flow.total)]


def _pairs(carried: list[Flow], places: dict[str, Place], measure: str) -> Grid:
    language = current_language()
    ties = {(one.home_id, one.partner_id): one.pk for one in Partnership.objects.all()}
    rows = []
    for one in carried[:_MOST_ROWS]:
        name = " – ".join(places[end].name.of(language) for end in (one.home, one.partner))
        tie = ties.get((one.home, one.partner))
        href = (reverse("partnership", args=[tie]) if tie
                else f"{reverse('events')}?q=place:{one.home}%20place:{one.partner}")  # fmt: skip
        rows.append([Cell(name, href=href), *_numbers(one, measure)])
    return Grid(
        gettext("Flows by city"), [gettext("Pair"), *_heads(measure)], rows,
        gettext("An event that names several places counts for each pair. – no row states a number"),
    )  # fmt: skip
