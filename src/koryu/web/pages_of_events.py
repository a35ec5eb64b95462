"""A list of events in date order, a page at a time, for places, partnerships and series."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from koryu.archive.models import Event
from koryu.web.cards import by_year, cards_of
from koryu.web.kept import kept
from koryu.web.templatetags.koryu import current_language

PER_PAGE = 100


@kept
def ids_of(field: str, key: str) -> list[str]:
    """The public events that hang on a place or a partnership, in date order."""
    return list(
        Event.objects.public().filter(**{field: key}).in_order().values_list("pk", flat=True)
    )


def page_of_events(request: HttpRequest, ids: list[str]) -> dict[str, Any]:
    """The context of `parts/list.html`: the page asked for; the nearest where there is none."""
    language = current_language()
    pages = Paginator(ids, PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    cards = cards_of(list(page), language)
    return {
        "total": pages.count,
        "page": page,
        "listed": by_year(cards, language),
        "attached": all(card.attached for card in cards),
    }
