"""Which column holds what, and the labelled cells of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from koryu.chronicle.record import AsRead, SourceRow
from koryu.chronicle.tables import table
from koryu.chronicle.text import squeeze

_TRAILING_NUMBER = re.compile(r"[\d.]+$")


@cache
def _roles() -> dict[str, str]:
    return {
        squeeze(word).casefold(): row["role"]
        for row in table("headers")
        for word in row["words"].split(" | ")
    }


def role_of(header: str) -> str | None:
    """What a column of this name holds: a role of `profile.COLUMN_ROLES`, or None."""
    word = squeeze(header).casefold()
    return _roles().get(word) or _roles().get(_TRAILING_NUMBER.sub("", word))


def columns_by_name(headers: Sequence[str]) -> dict[str, str]:
    """Header → role for the headers whose names tell it."""
    return {header: role for header in headers if (role := role_of(header))}


def cells_of(row: SourceRow, columns: Mapping[str, str], *roles: str) -> list[str]:
    """The cells of a row that hold one of `roles`, in the order of the table."""
    return [cell for header, cell in row.cells.items() if columns.get(header) in roles]


def as_read(row: SourceRow, columns: Mapping[str, str]) -> AsRead:
    """The labelled cells exactly as they stand; empty label cells are left out."""
    return AsRead(
        year=" ".join(filter(None, cells_of(row, columns, "year", "date"))),
        month=" ".join(cells_of(row, columns, "month")),
        categories=tuple(filter(None, cells_of(row, columns, "category"))),
        regions=tuple(filter(None, cells_of(row, columns, "region", "place", "partner"))),
    )


def text_of(row: SourceRow, columns: Mapping[str, str]) -> str:
    """The row's own words."""
    return " ".join(filter(None, cells_of(row, columns, "text")))
