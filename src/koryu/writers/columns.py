"""The chronicle's own table: its columns, from an event, and the two that koryu adds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from koryu.chronicle.record import Event

HEADER = ("年", "月", "カテゴリ1", "カテゴリ2", "地域1", "地域2", "内容")
# The event's id, and the number of the archive's step that the row shows (see archive/edition.py).
ID, STEP = "ID", "版"


def header_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The headers that all events' own rows have; the usual seven where they differ."""
    layouts = {tuple(event.as_read.cells) for event in events} - {()}
    return layouts.pop() if len(layouts) == 1 else HEADER


def cells(event: Event, header: Sequence[str] = HEADER, corrected: bool = False) -> tuple[str, ...]:
    """The cells of an event's row, as read or `corrected`; "" where a cell is empty or not told."""
    read = event.as_read
    if tuple(read.cells) == tuple(header):
        row = {**read.cells, **(read.corrected if corrected else {})}
        return tuple(row.values())
    text = event.text_corrected if corrected and event.text_corrected else event.text
    usual = (read.year, read.month, *_two(read.categories), *_two(read.regions), text or "")
    return tuple(dict(zip(HEADER, usual, strict=True)).get(name, "") for name in header)


def _two(labels: tuple[str, ...]) -> tuple[str, str]:
    first, second, *_ = (*labels, "", "")
    return first, second
