"""The search: words, facets, hits by year, downloads, suggestions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from koryu.chronicle.errors import KoryuError
from koryu.search import Hits, search, suggestions
from koryu.web.asked import PER_PAGE, Asked
from koryu.web.cards import by_year, cards_of
from koryu.web.coverage import notes_for
from koryu.web.downloads import check, download
from koryu.web.facets import chips_of, facets_of
from koryu.web.figures.hits import hits_timeline
from koryu.web.found import found
from koryu.web.pager import pager
from koryu.web.templatetags.koryu import current_language

_LONGEST_TYPED = 100


def events(request: HttpRequest) -> HttpResponseBase:
    """The hits of a search, as a page or as a file. 400 where the query cannot be read."""
    parameters = dict(request.GET.lists())
    asked = Asked.of(parameters)
    if "from" in parameters or "to" in parameters:
        return redirect(f"{request.path}{asked.address()}")
    try:
        if form := request.GET.get("format"):
            check(form)
            return download(_search(asked, limit=None).ids, form)
        context = _context(asked)
    except KoryuError as error:
        context = {"asked": asked, "error": error, "where": _where(asked.query, error)}
        return render(request, "events.html", context, status=400)
    return render(request, "events.html", context)


def suggest(request: HttpRequest) -> HttpResponse:
    """Completions of what is being typed, as the options of a data list."""
    typed = request.GET.get("q", "")[:_LONGEST_TYPED]
    return render(request, "parts/suggestions.html", {"suggestions": suggestions(typed)})


def _search(asked: Asked, limit: int | None = PER_PAGE) -> Hits:
    offset = (asked.page - 1) * PER_PAGE if limit else 0
    return search(asked.query, asked.filters, sort=asked.sort, offset=offset, limit=limit)


def _context(asked: Asked) -> dict[str, Any]:
    language = current_language()
    hits = _search(asked)
    last = max(1, -(-hits.total // PER_PAGE))
    if asked.page > last:
        asked = replace(asked, page=last)
        hits = _search(asked)
    cards = found(cards_of(hits.ids, language), hits, language)
    return {
        "asked": asked,
        "hits": hits,
        "years": [] if asked.sort == "relevance" else by_year(cards, language, hits.years, hits.undated),
        "cards": cards,
        "attached": all(card.attached for card in cards),
        "facets": facets_of(hits, asked, language),
        "chips": chips_of(hits, asked, language),
        "coverage": notes_for(asked, hits),
        "figure": hits_timeline(asked, hits),
        "pager": pager(hits, asked, asked.page),
        "downloads": [(form.upper(), f"{asked.address(format=form)}") for form in ("csv", "xlsx", "jsonl")],
    }  # fmt: skip


def _where(query: str, error: KoryuError) -> tuple[str, str] | None:
    """The query before and after the place the error names; None where it names none."""
    position = error.place.get("position")
    if not isinstance(position, int) or not query:
        return None
    return query[: position - 1], query[position - 1 :]
