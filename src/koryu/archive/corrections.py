"""The corrected cells: what was read, with the accepted corrections applied.

What was read is never changed. A correction knows the characters around the damage it mends, so
that it finds the same damage again in another edition, and only that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from koryu.archive import models
from koryu.chronicle.columns import DATE_ROLES, TEXT_ROLES, as_read, text_of
from koryu.chronicle.labels import category_of
from koryu.chronicle.pipeline import date_of
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Source, SourceRow

# How many characters on each side of the damage a correction remembers.
AROUND = 6


def corrected_cells(
    cells: Mapping[str, str], corrections: Iterable[models.Correction]
) -> dict[str, str]:
    """The cells of a row that accepted corrections change, as they read then."""
    accepted = [one for one in corrections if one.status == models.Correction.Status.ACCEPTED]
    mended = {}
    for header, cell in cells.items():
        read = applied(cell, (one for one in accepted if one.column == header))
        if read != cell:
            mended[header] = read
    return mended


def applied(cell: str, corrections: Iterable[models.Correction]) -> str:
    """A cell with corrections of it applied; the longest first, none inside another."""
    taken: list[tuple[int, int, str]] = []
    for one in sorted(corrections, key=lambda one: -len(one.as_read)):
        for start, end in places_in(cell, one.as_read, one.before, one.after):
            if all(end <= first or last <= start for first, last, _ in taken):
                taken.append((start, end, one.corrected))
    for start, end, words in sorted(taken, reverse=True):
        cell = cell[:start] + words + cell[end:]
    return cell


def places_in(cell: str, damage: str, before: str, after: str) -> Iterator[tuple[int, int]]:
    """The spans of a cell that hold this damage.

    Without surroundings every place counts; with them the place that stands in most of them, if
    that is at least half.
    """
    found = []
    at = cell.find(damage) if damage else (0 if not cell else -1)
    while at >= 0:
        found.append((at, at + len(damage)))
        at = cell.find(damage, at + len(damage)) if damage else -1
    if not (before or after):
        yield from found
        return
    scored = [(_shared(cell, span, before, after), span) for span in found]
    best = max(scored, default=(0, (0, 0)))
    if found and best[0] * 2 >= len(before) + len(after):
        yield best[1]


def surroundings(cell: str, span: tuple[int, int]) -> dict[str, str]:
    """The characters around a span, as a correction remembers them."""
    start, end = span
    return {"before": cell[max(0, start - AROUND) : start], "after": cell[end : end + AROUND]}


def restated(
    cells: Mapping[str, str], corrections: Iterable[models.Correction], profile: Profile
) -> dict[str, Any]:
    """The fields of an event that follow from its cells and its corrections.

    The date is among them only where a correction changes the cells that tell it.
    """
    mended = corrected_cells(cells, corrections)
    row = row_of_cells({**cells, **mended})
    roles = {profile.columns.get(header) for header in mended}
    values: dict[str, Any] = {
        "cells_corrected": mended,
        "text_corrected": text_of(row, profile.columns) if roles & {*TEXT_ROLES} else None,
    }
    if not roles.isdisjoint(DATE_ROLES):
        values.update(dated(row, profile))
    return values


def row_of_cells(cells: Mapping[str, str]) -> SourceRow:
    """Cells of the chronicle's own layout as a row that stands in no document."""
    return SourceRow(Source("", 0, 0, 0), cells)


def dated(row: SourceRow, profile: Profile) -> dict[str, Any]:
    """The date fields of an event that a row tells."""
    date = date_of(as_read(row, profile.columns), profile, None)
    if date is None:
        return {"date": "", "first_day": None, "last_day": None}
    return {"date": date.edtf, "first_day": date.first_day, "last_day": date.last_day}


def categories_of(cells: Mapping[str, str], profile: Profile) -> list[str]:
    """The ids of the categories that a row's labels mean, in order, each once."""
    labels = as_read(row_of_cells(cells), profile.columns).categories
    return list(dict.fromkeys(category_of(one).id for one in labels))


def _shared(cell: str, span: tuple[int, int], before: str, after: str) -> int:
    """How many of the remembered characters stand around a span, counted outwards."""
    start, end = span
    left = _run(zip(reversed(cell[:start]), reversed(before), strict=False))
    return left + _run(zip(cell[end:], after, strict=False))


def _run(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
