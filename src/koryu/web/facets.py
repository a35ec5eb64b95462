"""The facets beside a list of hits, and the chips of what is chosen, as links."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from koryu.chronicle.datewords import month_name
from koryu.chronicle.factline import DIRECTIONS
from koryu.search import NOT_STATED, FacetCount, Hits
from koryu.web.asked import Asked

# The facets shown, in this order, and how many values of each before the rest is folded away.
SHOWN = (
    ("category", gettext_lazy("Category"), 12),
    ("direction", gettext_lazy("Direction"), 8),
    ("region", gettext_lazy("Region"), 8),
    ("place", gettext_lazy("Partner place"), 8),
    ("municipality", gettext_lazy("Home municipality"), 8),
    ("decade", gettext_lazy("Decade"), 10),
    ("month", gettext_lazy("Month"), 12),
    ("series", gettext_lazy("Series"), 6),
    ("people", gettext_lazy("Number of people"), 2),
    ("chronicle", gettext_lazy("Chronicle"), 8),
)
_LABELS = {name: label for name, label, _ in SHOWN} | {
    "year": gettext_lazy("Year"),
    "organisation": gettext_lazy("Organisation"),
}
# Facets that say nothing while they have a single value.
_NEEDS_A_CHOICE = frozenset({"chronicle"})
_MOST_FOLDED = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its name, its hits, and the address that chooses it or lets it go."""

    label: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet; `folded` are the values after the first few."""

    name: str
    label: str | Promise
    choices: list[Choice]
    folded: list[Choice]


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition in force, and the address of the search without it."""

    label: str
    href: str


def facets_of(hits: Hits, asked: Asked, language: str) -> list[Facet]:
    """The facets worth showing, with a link for each value."""
    facets = []
    for name, label, most in SHOWN:
        counts = hits.facets.get(name, [])
        if len(counts) < (2 if name in _NEEDS_A_CHOICE else 1):
            continue
        toggles = asked.toggles(name)
        choices = [
            Choice(
                _named(name, one, one.value, language),
                one.count,
                toggles.address(one.value),
                one.value in toggles.chosen,
            )
            for one in counts[: most + _MOST_FOLDED]
        ]
        facets.append(Facet(name, label, choices[:most], choices[most:]))
    return facets


def chips_of(hits: Hits, asked: Asked, language: str) -> list[Chip]:
    """One chip for the words, one for each chosen value."""
    chips = [Chip(asked.query, asked.address(q=None))] if asked.query else []
    for name, values in asked.chosen.items():
        named = {one.value: one for one in hits.facets.get(name, [])}
        toggles = asked.toggles(name)
        for value in values:
            label = _named(name, named.get(value), value, language)
            chips.append(Chip(f"{_LABELS[name]}: {label}", toggles.address(value)))
    return chips


def _named(facet: str, count: FacetCount | None, value: str, language: str) -> str:
    """What a value of a facet is called on a page."""
    if value == NOT_STATED:
        return gettext("not stated")
    if facet == "direction" and value in DIRECTIONS:
        return DIRECTIONS[value].of(language)
    if facet == "month" and value.isdecimal() and 1 <= int(value) <= 12:
        return month_name(int(value), language)
    if facet == "decade":
        return gettext("%(year)ss") % {"year": value}
    if facet == "people":
        return gettext("stated")
    if count is not None and (name := count.name.of(language)):
        return name
    return value.replace("..", "–")
