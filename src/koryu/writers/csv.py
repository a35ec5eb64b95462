"""CSV for spreadsheets: UTF-8 with a byte order mark, the chronicle's columns and the facts."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from koryu.chronicle.record import Event
from koryu.writers.columns import ID, STEP, cells, header_of
from koryu.writers.guard import guarded
from koryu.writers.table import PLAIN, Table
from koryu.writers.whole import replacing

FACTS = (
    "date", "first_day", "last_day", "headline_ja", "headline_en", "headline_ru",
    "direction", "people", "places", "series", "agreement",
)  # fmt: skip


def write(events: Iterable[Event], path: Path, table: Table = PLAIN) -> int:
    """Writes the file; returns how many events."""
    with replacing(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        return write_to(events, file, table)


def write_to(events: Iterable[Event], file: TextIO, table: Table = PLAIN) -> int:
    """Writes CSV rows (RFC 4180) to an open text file; returns how many events."""
    rows = list(events)
    header = header_of(rows)
    out = csv.writer(file, lineterminator="\r\n")
    out.writerow((*header, ID, STEP, *FACTS))
    step = "" if table.step is None else str(table.step)
    for event in rows:
        row = (*cells(event, header), event.id or "", step, *facts(event))
        out.writerow([guarded(cell) for cell in row])
    return len(rows)


def facts(event: Event) -> tuple[str, ...]:
    """The values of `FACTS` for one event; "" where nothing is told."""
    headline = event.headline
    people = [one.count for one in event.facts.participants if one.of is None]
    return (
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
