"""What was when: the archive's rows as of a step, and the changes of one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from koryu.archive import models
from koryu.archive.differences import Piece, pieces
from koryu.archive.journal import put_back
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

_NO_STEP = Trilingual(
    "{step} 番の作業は記録にありません。",
    "There is no step number {step}.",
    "Шага с номером {step} нет.",
)
_NO_STEP_REMEDY = Trilingual(
    "番号は koryu log で確かめてください。",
    "koryu log lists the steps with their numbers.",
    "Номера шагов показывает koryu log.",
)


@dataclass(frozen=True, slots=True)
class Altered:
    """One field of an event, or of something tied to it, before and after a step.

    `pieces` marks the characters that differ where both are texts.
    """

    model: str
    field: str
    before: Any
    after: Any

    @property
    def pieces(self) -> list[Piece]:
        return pieces(_words(self.before), _words(self.after))


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one step did to one event. The step tells when, who and why."""

    step: models.Step
    altered: tuple[Altered, ...]


# Columns that say how the archive keeps a row, not what the row says.
_INNER = frozenset(
    {"id", "chronicle_id", "event_id", "source_row_id", "fingerprint", "position", "cells", "basis"}
)


def history_of(event_id: str) -> list[Chapter]:
    """The steps that changed an event, oldest first, with what each changed.

    The step that made the event has no fields in it: the event then was as it was made.
    """
    changes = models.Change.objects.filter(event_id=event_id).select_related("step")
    chapters: dict[int, list[models.Change]] = {}
    for change in changes.order_by("id"):
        chapters.setdefault(change.step_id, []).append(change)
    return [
        Chapter(of_step[0].step, tuple(_altered(of_step)))
        for _, of_step in sorted(chapters.items())
    ]


def _altered(changes: Iterable[models.Change]) -> Iterator[Altered]:
    made = [one for one in changes if one.model == "event" and one.before is None]
    if made:
        return
    for one in changes:
        before, after = one.before or {}, one.after or {}
        for field in before.keys() | after.keys():
            was, now = before.get(field), after.get(field)
            if field not in _INNER and was != now:
                yield Altered(one.model, field, was, now)


def steps(limit: int | None = None) -> list[models.Step]:
    """The steps, newest first."""
    return list(models.Step.objects.order_by("-id")[:limit])


def cells_as_of(chronicle: models.Chronicle, step: int) -> dict[str, dict[str, str]]:
    """Event id → the cells its row had after step number `step`; events made later are not in it."""
    now = dict(chronicle.events.values_list("id", "cells"))
    later = models.Change.objects.filter(model="event", step_id__gt=step).order_by("-id")
    for key, before, after in later.values_list("key", "before", "after"):
        if before is None:
            now.pop(key, None)
        elif after is None:
            if before["chronicle_id"] == chronicle.pk:
                now[key] = before["cells"]
        elif "cells" in before and key in now:
            now[key] = before["cells"]
    return now


@contextmanager
def as_of(step: int) -> Iterator[None]:
    """Inside, the archive is what it was after step number `step`; nothing of that is kept.

    KoryuError where no step has that number. Other writers wait meanwhile.
    """
    if not models.Step.objects.filter(pk=step).exists():
        raise KoryuError(_NO_STEP.fill(step=step), _NO_STEP_REMEDY)
    with transaction.atomic():
        put_back(models.Change.objects.filter(step_id__gt=step).order_by("-id"))
        yield
        transaction.set_rollback(True)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(map(str, value.values()))
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)
