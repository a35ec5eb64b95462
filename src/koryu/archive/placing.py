"""Which event each row of a document tells of, with what a person decided about the doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from koryu.archive import models
from koryu.archive.edition import Line, row_of
from koryu.chronicle.align import Row, align

# Decision about a row, an event or a cell → what was decided (see archive/deciding.py).
Decisions = Mapping[tuple[str, ...], str]
NEW, DROP, REMOVE, DOCUMENT, ARCHIVE = "new", "drop", "remove", "document", "archive"


@dataclass
class Placed:
    """Positions (old, new) of rows that are one, new rows, and rows in doubt."""

    pairs: dict[int, int]
    moved: frozenset[int]
    doubtful: dict[int, tuple[int, ...]]
    new: list[int]


def placed(events: Sequence[models.Event], lines: Sequence[Line], decisions: Decisions) -> Placed:
    """The rows of a document placed among the events of a chronicle."""
    aligned = align([_event_row(one) for one in events], [row_of(one) for one in lines])
    pairs, doubtful = dict(aligned.pairs), dict(aligned.doubtful)
    taken = set(pairs.values())
    new = [j for j in range(len(lines)) if j not in taken and j not in doubtful]
    if events:  # a first edition says what it says
        doubtful.update(_pasted_twice(events, lines, new))
    at = {event.pk: i for i, event in enumerate(events)}
    dropped = set()
    for j in list(doubtful):
        answer = decisions.get(("row", lines[j].fingerprint))
        wanted = at.get(answer or "")
        if answer == DROP:
            dropped.add(j)
        elif wanted is not None and wanted not in pairs:
            pairs[wanted] = j
        elif answer != NEW:
            continue
        del doubtful[j]
    taken = {*pairs.values(), *doubtful, *dropped}
    return Placed(pairs, aligned.moved, doubtful, [j for j in range(len(lines)) if j not in taken])


def _pasted_twice(
    events: Sequence[models.Event], lines: Sequence[Line], new: Iterable[int]
) -> dict[int, tuple[int, ...]]:
    """New rows that repeat another row of the document word for word."""
    first: dict[tuple[str, ...], int] = {}
    for j, line in enumerate(lines):
        first.setdefault(tuple(line.cells.values()), j)
    at = {event.fingerprint: i for i, event in enumerate(events)}
    return {
        j: (at[lines[one].fingerprint],) if lines[one].fingerprint in at else ()
        for j in new
        if (one := first[tuple(lines[j].cells.values())]) != j
    }


def _event_row(event: models.Event) -> Row:
    labels = (*event.categories_as_read, *event.regions_as_read)
    return Row(event.fingerprint, event.date, labels, event.text, event.pk)
