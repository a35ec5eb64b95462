"""The search behind a page of figures: its conditions as a form, as chips, and in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from koryu.archive.models import Category
from koryu.chronicle.factline import DIRECTIONS
from koryu.search import NOT_STATED, Hits, search
from koryu.web.asked import Asked
from koryu.web.facets import Chip, chips_of
from koryu.web.templatetags.koryu import current_language


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A search with what its form offers; `extra` are the page's own parameters, kept in every link."""

    asked: Asked
    hits: Hits
    chips: list[Chip]
    extra: Mapping[str, str]
    categories: list[tuple[str, str, bool]]
    directions: list[tuple[str, str, bool]]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Conditions that the form has no field for."""
        shown = {"category", "direction", "year", "decade"}
        return [(name, value) for name, values in self.asked.chosen.items() if name not in shown
                for value in values]  # fmt: skip

    @property
    def years(self) -> tuple[str, str]:
        """The range of years in force, as the form writes it."""
        first, _, last = (self.asked.filters.year or ("",))[0].partition("..")
        return (first, last) if ".." in (self.asked.filters.year or ("",))[0] else (first, first)

    def address(self, **changes: str | None) -> str:
        """This page with another search or other parameters of its own."""
        own = {name: changes.pop(name, value) for name, value in self.extra.items()}
        return with_extra(self.asked.address(**changes), own)


def with_extra(address: str, extra: Mapping[str, str | None]) -> str:
    """An address of a search with a page's own parameters added."""
    own = urlencode({name: value for name, value in extra.items() if value})
    return address + ("&" if own and address != "?" else "") + own


def redirected(request: HttpRequest, extra: Mapping[str, str]) -> HttpResponse | None:
    """Where a form sent empty fields or `from` and `to`: the address without them."""
    untidy = {"from", "to"} & request.GET.keys() or any(not value for value in request.GET.values())
    if not untidy:
        return None
    return redirect(request.path + with_extra(Asked.of(dict(request.GET.lists())).address(), extra))


def narrowed(request: HttpRequest, extra: Mapping[str, str]) -> Narrowed:
    """The search an address asks for. QueryError (a KoryuError) where it cannot be understood."""
    asked = Asked.of(dict(request.GET.lists()))
    hits = search(asked.query, asked.filters, limit=0)
    language = current_language()
    chips = [
        Chip(one.label, with_extra(one.href, extra)) for one in chips_of(hits, asked, language)
    ]
    chosen = {*asked.filters.category, *asked.filters.direction}
    return Narrowed(
        asked, hits, chips, extra,
        [(one.pk, one.name.of(language), one.pk in chosen) for one in Category.objects.all()],
        [(value or NOT_STATED, words.of(language), (value or NOT_STATED) in chosen)
         for value, words in DIRECTIONS.items()],
    )  # fmt: skip
