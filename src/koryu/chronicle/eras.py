"""Japanese eras and their Gregorian years (S = 1925 + n, H = 1988 + n, R = 2018 + n)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from koryu.chronicle.tables import table
from koryu.chronicle.trilingual import Trilingual


@dataclass(frozen=True, slots=True)
class Era:
    letter: str
    name: Trilingual
    first_year: int
    first_day: date
    last_day: date

    def gregorian(self, year: int) -> int:
        """The Gregorian year of era year `year` (from 1)."""
        return self.first_year - 1 + year

    def has(self, year: int) -> bool:
        """Whether the era reached its year `year`."""
        return 1 <= year <= self.last_day.year - self.first_year + 1


@cache
def eras() -> tuple[Era, ...]:
    """All eras, oldest first."""
    return tuple(
        Era(
            row["letter"],
            Trilingual(row["kanji"], row["romaji"], row["russian"]),
            int(row["first_year"]),
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]),
        )
        for row in table("eras")
    )


def era_named(name: str) -> Era | None:
    """The era behind a letter (any case), a kanji name or its first kanji; None for anything else."""
    return next(
        (
            era
            for era in eras()
            if name.upper() == era.letter or name in {era.name.ja, era.name.ja[0]}
        ),
        None,
    )


def era_of(day: date) -> tuple[Era, int] | None:
    """The era of a day and the year within it; None before Meiji."""
    for era in reversed(eras()):
        if day >= era.first_day:
            return era, day.year - era.first_year + 1
    return None
