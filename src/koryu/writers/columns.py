"""The chronicle's own table: its seven columns, from an event."""

from __future__ import annotations

from koryu.chronicle.record import Event

HEADER = ("年", "月", "カテゴリ1", "カテゴリ2", "地域1", "地域2", "内容")


def cells(event: Event) -> tuple[str, ...]:
    """The seven cells of an event's row, as read; "" where a cell is empty or not attached."""
    read = event.as_read
    return (
        read.year,
        read.month,
        *_two(read.categories),
        *_two(read.regions),
        event.text or "",
    )


def _two(labels: tuple[str, ...]) -> tuple[str, str]:
    first, second, *_ = (*labels, "", "")
    return first, second
