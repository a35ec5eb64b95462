"""The index of one state of the archive, kept per process and renewed when the archive moves."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection

from koryu.archive.models import Change, Chronicle, Event, Step
from koryu.archive.record import pieces
from koryu.chronicle.garbage import nothing_collected
from koryu.chronicle.trilingual import Trilingual
from koryu.search import allocator
from koryu.search.columns import Values
from koryu.search.documents import ArchiveMovedError, documents
from koryu.search.facets import Labels
from koryu.search.names import Names, load_names
from koryu.search.postings import Mask
from koryu.search.segment import Segment
from koryu.search.text_index import TextIndex

# A change of one of these can touch every event, so everything is read anew.
_FAR_REACHING = ("chronicle", "place", "series", "organisation", "category")
_MOST_CHANGED = 2_000
_ATTEMPTS = 5
UNDATED = 1 << 62  # keys of events without a date are from here on

Mark = tuple[int, Any] | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All public events: those of the last full reading that still stand, and those changed since.

    `mark` is the newest step it contains, `read_at` the newest step of the full reading.
    """

    mark: Mark
    read_at: Mark
    names: Names
    values: Values
    chronicles: dict[str, Trilingual]
    read: Segment
    standing: Mask | None
    changed: Segment | None
    labels: Labels

    @property
    def parts(self) -> list[tuple[Segment, Mask | None]]:
        """The segments, each with the mask of the events that still stand (None for all)."""
        parts: list[tuple[Segment, Mask | None]] = [(self.read, self.standing)]
        if self.changed is not None:
            parts.append((self.changed, None))
        return parts

    @property
    def texts(self) -> TextIndex:
        """The texts of the last full reading."""
        return self.read.text

    def tied_to(self, things: Iterable[int]) -> dict[int, int]:
        """How many events are tied to each of some named things."""
        return {one: sum(len(part.links.of(one)) for part, _ in self.parts) for one in things}

    @property
    def mean_length(self) -> float:
        """The mean length of an event's text, for ranking."""
        return self.read.text.mean_length

    @property
    def size(self) -> int:
        """How many events there are."""
        gone = 0 if self.standing is None else int((~self.standing).sum())
        return sum(len(segment) for segment, _ in self.parts) - gone


class Keeper:
    """Holds the current snapshot. Safe to use from many threads."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._database = ""
        self._renewing = threading.Lock()

    def current(self) -> Snapshot:
        """A snapshot that contains every step committed before this call."""
        mark, database = newest_step(), str(settings.DATABASES["default"]["NAME"])
        kept = self._snapshot
        if kept and mark and kept.mark == mark and self._database == database:
            return kept
        with self._renewing:
            kept = self._snapshot if self._database == database else None
            mark = newest_step()
            if kept is None or mark is None or kept.mark != mark:
                self._snapshot = _renewed(kept, mark)
                self._database = database
            snapshot = self._snapshot
        if snapshot is None:
            raise AssertionError
        return snapshot


def newest_step() -> Mark:
    """The archive's newest step; its time tells apart two histories that count alike."""
    with connection.cursor() as cursor:
        cursor.execute(_newest_step())
        mark: Mark = cursor.fetchone()
    return mark


@cache
def _newest_step() -> str:
    """The statement behind `newest_step`, made once: it runs with every search."""
    return str(Step.objects.order_by("-id").values("id", "at")[:1].query)


def _renewed(kept: Snapshot | None, mark: Mark) -> Snapshot:
    for _ in range(_ATTEMPTS):
        try:
            if kept and mark and kept.read_at and still_there(kept.read_at):
                changed = changed_since(kept.read_at[0])
                if changed is not None:
                    return _patched(kept, mark, changed)
            return read_all(mark)
        except ArchiveMovedError:
            mark = newest_step()
    raise ArchiveMovedError


def read_all(mark: Mark) -> Snapshot:
    """A snapshot of the whole archive."""
    names, values = load_names(), Values()
    chronicles = {one.slug: one.title for one in Chronicle.objects.order_by("slug")}
    keys = order_of_events(chronicles)
    with nothing_collected():
        segment = Segment(documents(keys, everything=True), keys, names, values)
    allocator.give_back()
    return Snapshot(
        mark,
        mark,
        names,
        values,
        chronicles,
        segment,
        None,
        None,
        Labels(values, names, chronicles),
    )


def _patched(kept: Snapshot, mark: Mark, changed: set[str]) -> Snapshot:
    """`kept` with what happened to some events since it was read."""
    standing = np.ones(len(kept.read), np.bool_)
    standing[[at for at, one in enumerate(kept.read.ids) if one in changed]] = False
    keys = order_of_events(kept.chronicles, sorted(changed))
    segment = Segment(documents(keys, everything=False), keys, kept.names, kept.values)
    labels = Labels(kept.values, kept.names, kept.chronicles)
    return replace(kept, mark=mark, standing=standing, changed=segment, labels=labels)


def still_there(mark: Mark) -> bool:
    """Whether the history still contains a step, as it was."""
    rows = Step.objects.filter(id=mark[0] if mark else 0).values("id", "at").query
    statement, parameters = rows.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return bool(mark) and cursor.fetchone() == mark


def changed_since(step: int) -> set[str] | None:
    """The events that steps after `step` touched; None where reading everything is the way."""
    steps: set[int] = set()
    later = Step.objects.filter(id__gt=step)
    for number, kind, counts in later.values_list("id", "kind", "counts"):
        if kind == "load":  # of a whole chronicle
            return None
        steps.add(counts["step"] if kind == "undo" else number)
    changes = Change.objects.filter(step_id__in=steps)
    authorities = changes.filter(model__in=_FAR_REACHING).values_list("model", "before", "after")
    if any(not _only_counts(*change) for change in authorities):
        return None
    touched = changes.filter(event_id__isnull=False).values_list("event_id", flat=True).distinct()
    events = set(touched[: _MOST_CHANGED + 1])
    return None if len(events) > _MOST_CHANGED else events


def _only_counts(model: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Whether a change of a chronicle only says which number its next event takes."""
    return (
        model == "chronicle"
        and bool(before)
        and bool(after)
        and set(after or ()) == {"next_number"}
    )


def order_of_events(chronicles: Iterable[str], only: Sequence[str] | None = None) -> dict[str, int]:
    """The ids of the public events (of `only` these, where given) in order, each with its key."""
    rank = {slug: number for number, slug in enumerate(chronicles)}
    events = Event.objects.public()
    queries: Iterable[Any] = (
        [events] if only is None else (events.filter(id__in=piece) for piece in pieces(only))
    )
    rows = sorted(
        (_key(day, rank.get(chronicle, len(rank)), position), event)
        for query in queries
        for day, chronicle, position, event in query.values_list(
            "first_day", "chronicle_id", "position", "id"
        ).iterator(chunk_size=5_000)
    )
    return {event: key for key, event in rows}


def _key(day: date | None, chronicle: int, position: int) -> int:
    """Day (the undated after all days), chronicle and position in one number."""
    return (day.toordinal() << 40 if day else UNDATED) | chronicle << 30 | position
