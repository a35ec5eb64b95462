"""An Atom feed (RFC 4287) of the events that came into the archive last."""

from __future__ import annotations

from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from koryu.archive.models import Change, Event
from koryu.chronicle.datewords import dated_gregorian
from koryu.web.cards import Card, cards_of
from koryu.web.templatetags.koryu import current_language

_ENTRIES = 30


class _Latest(Feed):  # type: ignore[type-arg]  # the stubs' parameters do not exist at run time
    feed_type = Atom1Feed

    def title(self) -> str:
        return gettext("Koryu: what is new")

    def link(self) -> str:
        return reverse("events")

    def items(self) -> list[tuple[Card, Any]]:
        """The public events that were created last, newest step first."""
        created = Change.objects.filter(
            model="event", before__isnull=True, event__in=Event.objects.public()
        )
        times = dict(created.order_by("-pk").values_list("key", "step__at")[:_ENTRIES])
        return [(card, times[card.id]) for card in cards_of(list(times), current_language())]

    def item_title(self, item: tuple[Card, Any]) -> str:
        return item[0].title

    def item_link(self, item: tuple[Card, Any]) -> str:
        return reverse("event", args=[item[0].id])

    def item_description(self, item: tuple[Card, Any]) -> str:
        card = item[0]
        when = dated_gregorian(card.date, current_language()) if card.date else ""
        return " · ".join(filter(None, (when, card.route, card.people)))

    def item_updateddate(self, item: tuple[Card, Any]) -> Any:
        return item[1]


def feed(request: HttpRequest) -> HttpResponseBase:
    """The feed in the language of its address."""
    return _Latest()(request)
