"""The list of partnerships, and the page of one."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from koryu.archive.models import Coverage, Event, EventAnniversary, Participant, Partnership
from koryu.archive.models.event import EventQuerySet
from koryu.web.counting import Extent, directions, extents
from koryu.web.figures.bonds import tie_figure
from koryu.web.figures.spots import place_map
from koryu.web.listing import Line, ordered, sifted
from koryu.web.pages_of_events import ids_of, page_of_events
from koryu.web.templatetags.koryu import current_language

_TIED = "event_partnerships__partnership"


def partnerships(request: HttpRequest) -> HttpResponse:
    """Every partnership, sifted by `q` and ordered by `sort`."""
    held = extents(_TIED)
    lines = []
    for tie in Partnership.objects.select_related("home", "partner"):
        extent = held.get(tie.pk, Extent())
        lines.append(Line(tie, extent.events, extent.first, extent.last))
    words, order = request.GET.get("q", ""), ordered(request.GET.get("sort", ""))
    shown = sifted(lines, words, order, current_language())
    context = {"lines": shown, "total": len(shown), "words": words, "order": order}
    return render(request, "partnerships.html", context)


def partnership(request: HttpRequest, partnership_id: str) -> HttpResponse:
    """One partnership: since when and on what evidence, its anniversaries, its events."""
    ties = Partnership.objects.select_related("home", "partner")
    one = get_object_or_404(ties, pk=partnership_id)
    events = Event.objects.public().filter(**{_TIED: one})
    counted = events.filter(Exists(Participant.objects.filter(event=OuterRef("pk"))))
    kept = list(_anniversaries(events))
    return render(request, "partnership.html", {
        "partnership": one,
        "anniversaries": kept,
        "figure": tie_figure(one, events, _years_kept(kept)),
        "map": place_map([one.home, one.partner]),
        "directions": directions(_TIED, one.pk),
        "stated": counted.count(),
        "coverage": _coverage(events),
        "others": _others(one, ties),
        **page_of_events(request, ids_of(_TIED, one.pk)),
    })  # fmt: skip


def _anniversaries(events: EventQuerySet) -> Any:
    """The anniversaries of a partnership that its events keep, each with its event."""
    return (
        EventAnniversary.objects.filter(event__in=events.values("pk"), of="partnership")
        .select_related("event")
        .order_by("event__first_day", "event__position")
    )


def _years_kept(anniversaries: list[EventAnniversary]) -> list[tuple[int, int]]:
    """(calendar year, years kept) of dated anniversaries."""
    return [(one.event.first_day.year, one.years) for one in anniversaries if one.event.first_day]


def _coverage(events: EventQuerySet) -> list[Coverage]:
    """What the chronicle says it records of municipal exchange, for the chronicles concerned."""
    chronicles = list(events.order_by().values_list("chronicle", flat=True).distinct())
    entries = Coverage.objects.filter(chronicle__in=chronicles, category="市町村交流")
    return list(entries.filter(municipality=""))


def _others(one: Partnership, ties: Any) -> list[tuple[Any, list[tuple[Partnership, Extent]]]]:
    """The other partnerships of both places."""
    held = extents(_TIED)
    found = list(ties.filter(Q(home__in=(one.home, one.partner)) | Q(partner__in=(one.home, one.partner)))
                 .exclude(pk=one.pk))  # fmt: skip
    grouped = []
    for place in (one.home, one.partner):
        own = [
            (tie, held.get(tie.pk, Extent())) for tie in found if place in (tie.home, tie.partner)
        ]
        if own:
            grouped.append((place, own))
    return grouped
