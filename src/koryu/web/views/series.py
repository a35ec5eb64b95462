"""The list of series, and the page of one with every edition, the missing ones included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from koryu.archive.models import Event, EventSeries, Series
from koryu.web.cards import Card, cards_of
from koryu.web.counting import Extent, extents
from koryu.web.figures.bonds import editions_figure
from koryu.web.listing import Line, ordered, sifted
from koryu.web.templatetags.koryu import current_language


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a series: its number where one is stated, its event where a row tells of it."""

    number: int | None
    card: Card | None


def series_list(request: HttpRequest) -> HttpResponse:
    """Every series, sifted by `q` and ordered by `sort`."""
    held = extents("event_series__series")
    lines = []
    for one in Series.objects.all():
        extent = held.get(one.pk, Extent())
        lines.append(Line(one, extent.events, extent.first, extent.last))
    words, order = request.GET.get("q", ""), ordered(request.GET.get("sort", ""))
    shown = sifted(lines, words, order, current_language())
    context = {"lines": shown, "total": len(shown), "words": words, "order": order}
    return render(request, "series_list.html", context)


def series(request: HttpRequest, series_id: str) -> HttpResponse:
    """One series with its editions in order."""
    one = get_object_or_404(Series, pk=series_id)
    events = Event.objects.public().filter(event_series__series=one)
    numbers = dict(EventSeries.objects.filter(series=one).values_list("event_id", "ordinal"))
    cards = cards_of(list(events.in_order().values_list("pk", flat=True)), current_language())
    editions = list(_editions(cards, numbers, one.missing))
    return render(request, "series.html", {
        "series": one,
        "editions": editions,
        "figure": editions_figure(cards, numbers, one.missing),
        "total": len(cards),
        "missing": len(one.missing),
        "first": cards[0] if cards else None,
        "last": cards[-1] if cards else None,
        "attached": all(card.attached for card in cards),
    })  # fmt: skip


def _editions(
    cards: list[Card], numbers: dict[str, int | None], missing: list[int]
) -> Iterator[Edition]:
    """Cards in date order, with each missing number before the first edition that exceeds it."""
    absent = sorted(missing)
    for card in cards:
        number = numbers[card.id]
        while number is not None and absent and absent[0] < number:
            yield Edition(absent.pop(0), None)
        yield Edition(number, card)
    yield from (Edition(number, None) for number in absent)
