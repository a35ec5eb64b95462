"""The chronicle's own table, or the hits of a search in it, as a page for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from koryu.archive.models import Event
from koryu.archive.record import records
from koryu.chronicle import record
from koryu.chronicle.columns import role_of
from koryu.chronicle.errors import KoryuError
from koryu.search import search
from koryu.web.asked import Asked
from koryu.web.facets import chips_of
from koryu.web.templatetags.koryu import current_language
from koryu.writers.columns import cells, header_of
from koryu.writers.table import TITLE

# More rows than a person prints; a page of this size is about 3 MB.
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `headline` marks a headline that stands where no text is attached."""

    text: str
    headline: bool = False


def printed(request: HttpRequest) -> HttpResponseBase:
    """The table, with the corrected cells where `text=corrected`; the search's own page tells of errors."""
    asked = Asked.of(dict(request.GET.lists()))
    corrected = request.GET.get("text") == "corrected"
    try:
        context = _context(asked, corrected)
    except KoryuError:
        return redirect(f"{reverse('events')}{asked.address()}")
    return _answer(request, asked, corrected, context)


def _answer(
    request: HttpRequest, asked: Asked, corrected: bool, context: dict[str, object]
) -> HttpResponse:
    other = asked.address(text=None if corrected else "corrected")
    return render(request, "print.html", {
        **context, "asked": asked, "corrected": corrected, "other": other, "heading": TITLE,
    })  # fmt: skip


def _context(asked: Asked, corrected: bool) -> dict[str, object]:
    language = current_language()
    hits = search(asked.query, asked.filters, sort=asked.sort, limit=None)
    ids = hits.ids if asked.query or asked.chosen else _own_order()
    events = list(records(ids[:_MOST]))
    header = header_of(events)
    return {
        "total": hits.total,
        "shown": len(events),
        "chips": chips_of(hits, asked, language),
        "columns": [(name, role_of(name) or "other") for name in header],
        "rows": list(_rows(events, header, corrected, language)),
        "attached": all(event.text for event in events),
    }


def _own_order() -> list[str]:
    events = Event.objects.public().order_by("chronicle", "position")
    return list(events.values_list("pk", flat=True))


def _rows(
    events: Sequence[record.Event], header: Sequence[str], corrected: bool, language: str
) -> Iterator[list[Cell]]:
    texts = [at for at, name in enumerate(header) if role_of(name) == "text"]
    for event in events:
        row = [Cell(text) for text in cells(event, header, corrected)]
        if event.headline and texts and not event.text:
            row[texts[-1]] = Cell(event.headline.of(language), headline=True)
        yield row
