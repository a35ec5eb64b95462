"""Small maps: the places of one event, of a partnership, of a place and those it lies among."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from koryu.archive.models import EventPlace, Place
from koryu.web.figures.figure import listed
from koryu.web.svg.maps import Spot, Stream
from koryu.web.svg.maps import event_map as drawn_map
from koryu.web.templatetags.koryu import current_language

_WIDTH = 352.0
_MOST_SPOTS, _MOST_STREAMS = 24, 16
_WIDE_KINDS = frozenset({"country", "prefecture", "region", "federal-subject", "province", "river"})


class SmallMap(NamedTuple):
    """A small map, and whether lines join its places."""

    markup: SafeString
    joined: bool


def event_map(ties: Sequence[EventPlace], direction: str | None) -> SmallMap | None:
    """The places an event names, joined where people or works crossed. None where none has coordinates.

    A region is left out where the event names a place inside it. No route is stated: lines join places.
    """
    inside = {tie.place.parent_id for tie in ties}
    shown = [tie for tie in ties if _located(tie.place) and tie.place_id not in inside] or [
        tie for tie in ties if _located(tie.place)]  # fmt: skip
    narrow = [tie for tie in shown if tie.place.kind not in _WIDE_KINDS]
    chosen = (narrow or shown)[:_MOST_SPOTS]
    if not chosen:
        return None
    streams = list(_streams(chosen, direction))[:_MOST_STREAMS]
    return _map([tie.place for tie in chosen], streams, gettext("Map of the places of this event."))


def _streams(ties: Sequence[EventPlace], direction: str | None) -> Iterable[Stream]:
    """From each home place to each partner place, or back."""
    for one in _ends(ties, "home"):
        for other in _ends(ties, "partner"):
            if direction in ("outbound", "mutual"):
                yield Stream(one, other, "o", 1, "")
            if direction in ("inbound", "mutual"):
                yield Stream(other, one, "i", 1, "")


def _ends(ties: Sequence[EventPlace], side: str) -> list[str]:
    """The places of a side where journeys begin or end; else those of the labels; else those named."""
    own = [tie for tie in ties if tie.place.side == side]
    at_ends = [tie for tie in own if tie.role not in ("named", "label")]
    labelled = [tie for tie in own if tie.role == "label"]
    return [tie.place_id for tie in at_ends or labelled or own]


def place_map(places: Sequence[Place]) -> SmallMap | None:
    """One place or a few, as for a partnership. None where none has coordinates."""
    located = [one for one in places if _located(one)]
    names = listed(one.name.of(current_language()) for one in located)
    return _map(located, [], gettext("Map: %(names)s.") % {"names": names}) if located else None


def _located(place: Place) -> bool:
    return place.latitude is not None and place.longitude is not None


def _map(places: Sequence[Place], streams: Sequence[Stream], label: str) -> SmallMap | None:
    spots = [
        Spot(one.pk, (one.longitude or 0, one.latitude or 0), one.name.of(current_language()),
             one.side if one.side in ("home", "partner") else "soft", reverse("place", args=[one.pk]))
        for one in places
    ]  # fmt: skip
    drawing = drawn_map(spots, streams, _WIDTH, label, "spots")
    if drawing is None:
        return None
    markup = mark_safe(drawing.page())  # noqa: S308 - web.svg escapes every word
    return SmallMap(markup, bool(streams))
