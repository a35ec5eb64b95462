"""CSV for spreadsheets: UTF-8 with a byte order mark, the seven columns and the facts."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from koryu.chronicle.record import Event
from koryu.writers.columns import HEADER, cells
from koryu.writers.whole import replacing

FACTS = (
    "id", "date", "first_day", "last_day", "headline_ja", "headline_en", "headline_ru",
    "direction", "people", "places", "series", "agreement",
)  # fmt: skip


def write(events: Iterable[Event], path: Path) -> int:
    """Writes the file; returns how many events."""
    with replacing(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        return write_to(events, file)


def write_to(events: Iterable[Event], file: TextIO) -> int:
    """Writes CSV rows to an open text file; returns how many events."""
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow((*HEADER, *FACTS))
    count = 0
    for event in events:
        table.writerow([guarded(cell) for cell in (*cells(event), *facts(event))])
        count += 1
    return count


def facts(event: Event) -> tuple[str, ...]:
    """The values of `FACTS` for one event; "" where nothing is told."""
    headline = event.headline
    people = [one.count for one in event.facts.participants if one.of is None]
    return (
        event.id or "",
        event.date.edtf if event.date else "",
        event.date.first_day.isoformat() if event.date else "",
        event.date.last_day.isoformat() if event.date else "",
        *((headline.ja, headline.en, headline.ru) if headline else ("", "", "")),
        event.facts.direction or "",
        " + ".join(map(str, people)),
        " | ".join(place.id for place in event.facts.places),
        " | ".join(f"{one.id} {one.ordinal or ''}".strip() for one in event.facts.series),
        "true" if event.facts.agreement else "false",
    )


def guarded(cell: str) -> str:
    """A cell that a spreadsheet will not take for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
