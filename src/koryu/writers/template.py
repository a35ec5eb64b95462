"""The workbook for next year's rows: last year's for reference, drop-downs, room below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from koryu.chronicle.record import Event
from koryu.writers.table import PLAIN, Table
from koryu.writers.workbook import write_book


def last_year(events: Sequence[Event]) -> int | None:
    """The year whose rows a template shows; None where no event has a date."""
    return max((event.date.first_day.year for event in events if event.date), default=None)


def write(events: Sequence[Event], path: Path, table: Table = PLAIN) -> int:
    """Writes the rows of the last year of `events`; returns how many."""
    last = last_year(events)
    rows = [event for event in events if event.date and event.date.first_day.year == last]
    return write_book(rows, events, path, table)
