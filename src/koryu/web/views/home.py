"""The front page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString

from koryu.archive.models import Partnership
from koryu.chronicle.datewords import month_name
from koryu.search import Filters, search
from koryu.web.asked import Asked
from koryu.web.cards import cards_of
from koryu.web.counting import extents
from koryu.web.figures.history import timeline
from koryu.web.figures.journeys import flow_maps
from koryu.web.figures.kept import kept
from koryu.web.templatetags.koryu import current_language

_THIS_MONTH = 6
_LARGEST = 10
# Of the two plates side by side, in pixels.
_PLATES = (700, 444)


def home(request: HttpRequest) -> HttpResponse:
    """What this is, the search, this month in history, the largest partnerships."""
    language = current_language()
    everything = search("", limit=0)
    month = timezone.localdate().month
    of_month = search("", Filters(month=(str(month),)), limit=None)
    return render(request, "home.html", {
        "total": everything.total,
        "first": min(everything.years, default=None),
        "last": max(everything.years, default=None),
        "month": month,
        "month_name": month_name(month, language),
        "month_total": of_month.total,
        "month_cards": cards_of(_spread(of_month.ids, _THIS_MONTH), language),
        "largest": _largest(),
        "partnerships": Partnership.objects.count(),
        "figures": _figures() if everything.total else None,
    })  # fmt: skip


@kept(6)
def _figures() -> dict[str, SafeString]:
    """The three figures as markup: the whole record over time, and the two plates of the map.

    The plates stand side by side under one legend.
    """
    nothing = Asked.of({})
    maps = flow_maps(nothing, sizes=_PLATES)
    figures = {
        "timeline": timeline(nothing, brushed=True),
        "overview": replace(maps.overview, key=()),
        "strait": replace(maps.strait, key=()),
    }
    drawn = {
        name: render_to_string("parts/figure.html", {"figure": figure.numbered(number)})
        for number, (name, figure) in enumerate(figures.items(), start=1)
    }
    return {**drawn, "key": render_to_string("parts/key.html", {"key": maps.overview.key}),
            "coverage": SafeString(escape(maps.coverage))}  # fmt: skip


def _spread(ids: list[str], most: int) -> list[str]:
    """Up to `most` of the ids, evenly over the whole list, which is in date order."""
    if len(ids) <= most:
        return ids
    return [ids[at * len(ids) // most] for at in range(most)]


def _largest() -> list[tuple[Partnership, Any]]:
    """The partnerships with the most events."""
    held = extents("event_partnerships__partnership")
    largest = sorted(held.items(), key=lambda item: (-item[1].events, item[0]))[:_LARGEST]
    known = Partnership.objects.in_bulk([key for key, _ in largest])
    return [(known[key], extent) for key, extent in largest]
