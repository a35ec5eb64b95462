"""The timeline: all years, a decade, a year by months; stacked by category or in lanes by place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from koryu.chronicle.errors import KoryuError
from koryu.search import search
from koryu.web.asked import Asked
from koryu.web.figures.history import timeline as drawn_timeline
from koryu.web.figures.lanes import lanes
from koryu.web.figures.span import Span
from koryu.web.narrowing import Narrowed, narrowed, redirected

LANES = {
    "": gettext_lazy("stacked by category"),
    "category": gettext_lazy("in lanes by category"),
    "place": gettext_lazy("in lanes by partner place"),
    "municipality": gettext_lazy("in lanes by home municipality"),
}


def timeline(request: HttpRequest) -> HttpResponse:
    """The events of any search over time. 400 where the address cannot be understood."""
    by = request.GET.get("lanes", "")
    extra = {"lanes": by if by in LANES else ""}
    if answer := redirected(request, extra):
        return answer
    try:
        narrow = narrowed(request, extra)
    except KoryuError as error:
        context = {"error": error, "asked": Asked.of(dict(request.GET.lists()))}
        return render(request, "timeline.html", context, status=400)
    return render(request, "timeline.html", _context(narrow, extra["lanes"]))


def _context(narrow: Narrowed, by: str) -> dict[str, Any]:
    asked = narrow.asked
    span = Span.of(asked)
    figure = drawn_timeline(asked, brushed=True) if not by else lanes(asked, by)
    return {
        "asked": asked,
        "narrow": narrow,
        "hits": narrow.hits,
        "span": span,
        "figure": figure.numbered(1) if narrow.hits.total else None,
        "lanes": by,
        "choices": [(value, words, value == by, narrow.address(lanes=value)) for value, words in LANES.items()],
        "steps": _steps(narrow, span),
        "whole": narrow.address(year=None, decade=None),
    }  # fmt: skip


def _steps(narrow: Narrowed, span: Span) -> dict[str, Any]:
    """Links to every decade, and to every year of the decades in sight, with the hits of each."""
    free = Asked.of({"q": [narrow.asked.query], **{
        name: list(values) for name, values in narrow.asked.chosen.items()
        if name not in ("year", "decade")}})  # fmt: skip
    hits = search(free.query, free.filters, limit=0)
    decades: dict[int, int] = {}
    for year, count in hits.years.items():
        decades[year // 10 * 10] = decades.get(year // 10 * 10, 0) + count
    few = span.last - span.first < 30
    return {
        "decades": [(one, count, narrow.address(year=None, decade=str(one)), span.first // 10 * 10 == one and few)
                    for one, count in sorted(decades.items())],
        "years": [(one, count, narrow.address(year=str(one), decade=None), span.months and span.first == one)
                  for one, count in sorted(hits.years.items()) if few
                  and span.first // 10 * 10 <= one <= span.last // 10 * 10 + 9],
    }  # fmt: skip
