"""What stands before and after an event: in the chronicle, in a series, in a partnership."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q

from koryu.archive.models import Event
from koryu.archive.models.event import EventQuerySet

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Around:
    """Ids in date order: up to three before the event, and up to three after."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return self.before + self.after


def around(event: Event, among: EventQuerySet, most: int = _SHOWN) -> Around:
    """The nearest events of `among` on both sides of `event`, by date, then by position.

    Events without a date follow the dated ones; two queries by key, however many events there are.
    """
    earlier = among.filter(_before(event)).order_by(
        F("first_day").desc(nulls_first=True), "-chronicle", "-position"
    )
    later = among.filter(_after(event)).in_order()
    before = tuple(earlier.values_list("pk", flat=True)[:most])[::-1]
    return Around(before, tuple(later.values_list("pk", flat=True)[:most]))


def _before(event: Event) -> Q:
    same_day = Q(first_day=event.first_day) if event.first_day else Q(first_day=None)
    tie = same_day & (
        Q(chronicle__lt=event.chronicle_id)
        | Q(chronicle=event.chronicle_id, position__lt=event.position)
    )
    if event.first_day is None:
        return tie | Q(first_day__isnull=False)
    return tie | Q(first_day__lt=event.first_day)


def _after(event: Event) -> Q:
    same_day = Q(first_day=event.first_day) if event.first_day else Q(first_day=None)
    tie = same_day & (
        Q(chronicle__gt=event.chronicle_id)
        | Q(chronicle=event.chronicle_id, position__gt=event.position)
    )
    if event.first_day is None:
        return tie
    return tie | Q(first_day__gt=event.first_day) | Q(first_day=None)
