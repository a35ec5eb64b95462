"""The names of rows at the left of a figure: on one line where there is room, else on two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from koryu.web.svg.elements import link, text
from koryu.web.svg.words import lines, shortened, width

_AIR = 10.0
_NARROW_MOST, _WIDE_MOST = 112.0, 230.0


@dataclass(frozen=True, slots=True)
class Names:
    """Names beside rows: the room they take, and whether any of them needs two lines."""

    room: float
    size: float
    two: bool

    @classmethod
    def of(cls, names: Sequence[str], narrow: bool, most: float = 0) -> Names:
        """At most `most` pixels wide, or what such a figure can spare."""
        size = 11.0 if narrow else 12.0
        most = most or (_NARROW_MOST if narrow else _WIDE_MOST)
        widest = max((width(one, size) for one in names), default=0) + _AIR
        two = widest > most
        if two:
            broken = [one for name in names for one in lines(name, most - _AIR, size)]
            widest = max(width(one, size) for one in broken) + _AIR
        return cls(min(widest, most), size, two)

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size + 1.5

    def row(self, tall: float) -> float:
        """The height of a row that would else be `tall`."""
        return max(tall, 2 * self.leading + 4) if self.two else tall

    def markup(self, name: str, x: float, middle: float, href: str = "", anchor: str = "") -> str:
        """A name beside the middle of its row. What two lines cannot hold is cut."""
        first = next(iter(lines(name, self.room - _AIR, self.size)), "")
        shown = [one for one in (first, name.removeprefix(first).strip()) if one]
        css = " ".join(filter(None, ("t-ink", anchor, "t-s" if self.size < 12 else "")))
        top = middle + 4 - self.leading / 2 * (len(shown) - 1)
        return link(href, "".join(
            text(x, top + at * self.leading, shortened(one, self.room - _AIR / 2, self.size), css)
            for at, one in enumerate(shown)))  # fmt: skip
