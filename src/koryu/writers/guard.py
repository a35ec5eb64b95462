"""Cells that a spreadsheet must not take for a formula, and the way back.

OWASP, "CSV Injection": a cell that begins with = + - @, a tab or a carriage return is run.
"""

from __future__ import annotations

_STARTERS = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(_STARTERS) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell
