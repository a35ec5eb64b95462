"""JSON Lines: one event a line, as docs/interfaces.md describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from koryu.chronicle.record import Event
from koryu.writers.whole import replacing


def line(event: Event) -> str:
    """One event as a line of JSON, without the line break."""
    return json.dumps(event.as_dict(), ensure_ascii=False)


def write(events: Iterable[Event], path: Path) -> int:
    """Writes UTF-8; returns how many events."""
    count = 0
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for event in events:
            file.write(line(event) + "\n")
            count += 1
    return count
