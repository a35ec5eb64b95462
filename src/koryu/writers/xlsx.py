"""XLSX in the chronicle's own layout, with everything in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from koryu.chronicle.record import Event
from koryu.writers.table import PLAIN, Table
from koryu.writers.workbook import write_book


def write(events: Iterable[Event], path: Path, table: Table = PLAIN) -> int:
    """Writes the workbook; returns how many events. Every cell is a string, never a formula."""
    rows = list(events)
    return write_book(rows, rows, path, table)
