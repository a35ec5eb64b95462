"""The list of places, and the page of one place."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from koryu.archive.models import Event, EventPlace, Partnership, Place
from koryu.web.asked import Asked
from koryu.web.counting import Extent, directions, extents
from koryu.web.figures.history import timeline
from koryu.web.figures.spots import place_map
from koryu.web.kept import kept
from koryu.web.listing import Line, ordered, sifted
from koryu.web.pages_of_events import ids_of, page_of_events
from koryu.web.templatetags.koryu import current_language

_COMPANIONS = 12


def places(request: HttpRequest) -> HttpResponse:
    """Every place that a public event names, sifted by `q` and ordered by `sort`."""
    held = extents("event_places__place")
    lines = [
        Line(place, extent.events, extent.first, extent.last)
        for place in Place.objects.all()
        if (extent := held.get(place.pk))
    ]
    words, order = request.GET.get("q", ""), ordered(request.GET.get("sort", ""))
    shown = sifted(lines, words, order, current_language())
    groups = [(side, [line for line in shown if line.thing.side == side])  # type: ignore[attr-defined]
              for side in ("home", "partner", "other")]  # fmt: skip
    context = {"groups": groups, "total": len(shown), "words": words, "order": order}
    return render(request, "places.html", context)


def place(request: HttpRequest, place_id: str) -> HttpResponse:
    """One place: its names, its ties, the events that name it."""
    one = get_object_or_404(Place.objects.select_related("parent"), pk=place_id)
    ids = ids_of("event_places__place", one.pk)
    ties = Partnership.objects.filter(Q(home=one) | Q(partner=one)).select_related(
        "home", "partner"
    )
    held = extents("event_partnerships__partnership")
    return render(request, "place.html", {
        "place": one,
        "children": one.children.all(),
        "partnerships": [(tie, held.get(tie.pk, Extent())) for tie in ties],
        "companions": _companions(one.pk, one.side),
        "directions": directions("event_places__place", one.pk),
        "map": place_map([one]),
        "figure": timeline(Asked.of({"place": [one.pk]}), brushed=True) if ids else None,
        **page_of_events(request, ids),
    })  # fmt: skip


@kept
def _companions(place_id: str, side: str) -> list[Any]:
    """The places of another side that public events name together with this one, most often first."""
    together = Event.objects.public().filter(event_places__place=place_id).values("pk")
    return list(
        EventPlace.objects.filter(event__in=together)
        .exclude(place__side=side)
        .order_by()
        .values_list("place_id", "place__name_ja", "place__name_en", "place__name_ru")
        .annotate(events=Count("event", distinct=True))
        .order_by("-events", "place_id")[:_COMPANIONS]
    )
