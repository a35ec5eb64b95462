"""The numbers of events: given once, never again, whatever is undone and redone."""

from __future__ import annotations

from koryu.archive import models


def next_number(prefix: str, chronicle: models.Chronicle | None = None) -> int:
    """The first number under a chronicle's prefix that no event ever had.

    The chronicle's own counter is not enough: with the step that made the chronicle undone and
    redone it says what it said then. The history knows every number.
    """
    begin = f"{prefix}-"
    made = models.Change.objects.filter(model="event", key__startswith=begin, before__isnull=True)
    told = (key.removeprefix(begin) for key in made.values_list("key", flat=True))
    given = max((int(one) for one in told if one.isdecimal()), default=0)
    return max(given + 1, chronicle.next_number if chronicle else 1)
