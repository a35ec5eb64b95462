"""What stands before and after an event: in the chronicle, in a series, in a partnership."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from koryu.archive.models import Event
from koryu.archive.models.event import EventQuerySet

_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Around:
    """Ids in date order: some before the event, and some after."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return self.before + self.after


def around(event: Event, among: EventQuerySet, most: int = _SHOWN) -> Around:
    """The nearest events of `among` on both sides of `event`, by date, then by position.

    Events without a date follow the dated ones. Each side is asked stretch by stretch, so that the
    index of days serves, however many events there are.
    """
    same_day = among.filter(first_day=event.first_day)
    own = {"chronicle": event.chronicle_id}
    earlier = same_day.filter(
        Q(chronicle__lt=event.chronicle_id) | Q(**own, position__lt=event.position)
    )
    later = same_day.filter(
        Q(chronicle__gt=event.chronicle_id) | Q(**own, position__gt=event.position)
    )
    before, after = [earlier], [later]
    if event.first_day is None:
        before.append(among.filter(first_day__isnull=False))
    else:
        before.append(among.filter(first_day__lt=event.first_day))
        after += [among.filter(first_day__gt=event.first_day), among.filter(first_day=None)]
    return Around(
        tuple(_first(before, most, ("-first_day", "-chronicle_id", "-position"))[::-1]),
        tuple(_first(after, most, ("first_day", "chronicle_id", "position"))),
    )


def _first(stretches: list[EventQuerySet], most: int, order: tuple[str, ...]) -> list[str]:
    """The first ids of stretches that follow one another, each in order."""
    found: list[str] = []
    for stretch in stretches:
        if len(found) < most:
            found += stretch.order_by(*order).values_list("pk", flat=True)[: most - len(found)]
    return found
