"""What a table file is told beside its events: how it shows them, and when it was made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """`step` is the number of the archive's step a table shows, by which an edited copy is merged;
    `corrected` asks a printed table for the corrected cells instead of those as read, `subtitle`
    stands beside its title. What is edited and imported again always has the cells as read.
    """

    step: int | None = None
    corrected: bool = False
    subtitle: str = ""


PLAIN = Table()
TITLE = "交流の歴史"
