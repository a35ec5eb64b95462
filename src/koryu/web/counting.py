"""How many public events hang on each place, partnership or series, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min
from django.db.models.functions import ExtractYear

from koryu.archive.models import Event
from koryu.web.kept import kept


@dataclass(frozen=True, slots=True)
class Extent:
    """A number of events with the years of the first and the last."""

    events: int = 0
    first: int | None = None
    last: int | None = None


@kept
def extents(field: str) -> dict[str, Extent]:
    """Extent by id of what `field` leads to, such as "event_places__place"."""
    rows = (
        Event.objects.public()
        .filter(**{f"{field}__isnull": False})
        .order_by()
        .values_list(field)
        .annotate(
            events=Count("pk", distinct=True),
            first=Min(ExtractYear("first_day")),
            last=Max(ExtractYear("first_day")),
        )
    )
    return {key: Extent(*rest) for key, *rest in rows}


@kept
def directions(field: str, key: str) -> list[tuple[str | None, int]]:
    """Public events of a place or a partnership per direction, most first; None where it is not stated."""
    events = Event.objects.public().filter(**{field: key})
    rows: Any = (
        events.order_by().values_list("direction").annotate(events=Count("pk", distinct=True))
    )
    return sorted(rows, key=lambda row: (-row[1], row[0] or ""))
