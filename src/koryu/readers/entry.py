"""One event of a list while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from koryu.chronicle.datephrase import trailing_date
from koryu.readers.grid import Line, unwrapped


@dataclass(slots=True)
class Entry:
    """One event in the making. `stands_before`: its date stands before its words, apart from them."""

    year: str
    month: str
    text: str
    line: Line
    page: int
    indent: int
    bulleted: bool
    width: int  # of the last line
    stands_before: bool
    heading: str  # the year that counts where the date at its end tells none
    details: list[str] = field(default_factory=list)  # items set in below it

    @property
    def is_dated(self) -> bool:
        """Whether it tells a date of its own, before or behind its words."""
        return self.stands_before or trailing_date(self.text) is not None

    def add(self, words: str) -> None:
        """Goes on with what was read last."""
        if self.details:
            self.details[-1] = unwrapped(f"{self.details[-1]}\n{words}")
        else:
            self.text = unwrapped(f"{self.text}\n{words}")
