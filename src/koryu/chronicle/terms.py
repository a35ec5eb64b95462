"""What codes are called in three languages: kinds of places, series and ties, roles, classes."""

from __future__ import annotations

from functools import cache

from koryu.chronicle.tables import table
from koryu.chronicle.trilingual import Trilingual


@cache
def _terms() -> dict[tuple[str, str], Trilingual]:
    return {
        (row["group"], row["code"]): Trilingual(row["ja"], row["en"], row["ru"])
        for row in table("terms")
    }


def term(group: str, code: str) -> Trilingual:
    """The name of `code` within `group`; a code nobody named stands for itself."""
    return _terms().get((group, code)) or Trilingual(code, code, code)
