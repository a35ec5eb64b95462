"""What the rows of a document said when they were exported: the base of the merge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from koryu.archive import models
from koryu.archive.edition import Line
from koryu.archive.history import cells_as_of


class Bases:
    """The state that each row shows: by the step it carries, else that of the last export."""

    def __init__(self, chronicle: models.Chronicle | None, lines: Sequence[Line]) -> None:
        self._chronicle = chronicle
        self._known: dict[int, dict[str, dict[str, str]]] = {}
        self._last: int | None = None
        self._years: set[Any] = set()
        if chronicle:
            exports = models.Step.objects.filter(kind="export", chronicle=chronicle.pk)
            self._last = exports.order_by("-id").values_list("id", flat=True).first()
            carried = {line.step for line in lines if line.step is not None}
            counts = list(exports.filter(pk__in=carried).values_list("counts", flat=True))
            self._years = {one.get("year") for one in counts}
            if len(counts) < len(carried):  # some rows come from elsewhere
                self._years.add(None)

    def of(self, event: models.Event, line: Line) -> dict[str, str] | None:
        """The cells that the event's row had then; None where that is not known."""
        step = line.step if line.step is not None and line.id == event.pk else self._last
        if step is None or self._chronicle is None:
            return None
        if step not in self._known:
            self._known[step] = cells_as_of(self._chronicle, step)
        return self._known[step].get(event.pk)

    def expects(self, event: models.Event) -> bool:
        """Whether the document would have a row for the event: a template has those of one year."""
        if not self._years or None in self._years:
            return True
        return event.first_day is not None and event.first_day.year in self._years
