"""The years a figure shows."""

from __future__ import annotations

from dataclasses import dataclass

from koryu.web.asked import Asked
from koryu.web.figures.coverage import years_covered


@dataclass(frozen=True, slots=True)
class Span:
    """The years shown, both included. A single year is shown by its months."""

    first: int
    last: int

    @property
    def months(self) -> bool:
        return self.first == self.last

    @classmethod
    def of(cls, asked: Asked) -> Span:
        """What the address asks for; all years covered where it asks for none, or for none of these."""
        first, last = years_covered()
        years = [_range(one, first, last) for one in asked.filters.year]
        years += [
            (int(one), int(one) + 9)
            for one in asked.filters.decade
            if one.isdecimal() and len(one) == 4
        ]
        low = max(min((one[0] for one in years), default=first), first)
        high = min(max((one[1] for one in years), default=last), last)
        return cls(low, high) if low <= high else cls(first, last)


def _range(words: str, first: int, last: int) -> tuple[int, int]:
    """1997, 1997..2002, 1997.. or ..2002 as two years; everything where it is none of these."""
    low, dots, high = words.partition("..")
    start = int(low) if low.isdecimal() and len(low) <= 4 else first
    end = int(high) if high.isdecimal() and len(high) <= 4 else last if dots else start
    return start, end
