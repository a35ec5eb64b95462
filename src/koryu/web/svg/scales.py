"""From numbers to pixels, and the numbers worth writing beside an axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDE, NARROW = 1168.0, 328.0  # the two widths a full figure is drawn for


def is_narrow(width: float) -> bool:
    """Whether a figure of this width is drawn for a telephone."""
    return width < 500


@dataclass(frozen=True, slots=True)
class Bands:
    """`count` equal bands side by side between two edges."""

    count: int
    left: float
    right: float

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(self.count, 1)

    def start(self, at: float) -> float:
        """The left edge of band `at`."""
        return self.left + at * self.step

    def middle(self, at: float) -> float:
        return self.start(at + 0.5)


def ticks(top: float, about: int = 4) -> list[int]:
    """Round whole numbers from 0 up to the first that is not below `top`: 63 → 0 20 40 60 80."""
    step = 1
    while top / step > about:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return list(range(0, int(-(-top // step)) * step + 1, step)) if top > 0 else [0, 1]


def labelled(numbers: Sequence[int], room: float, step: float) -> list[int]:
    """The positions whose number is written, so that each has `room` pixels; bands are `step` wide.

    These are round numbers: every second, fifth, tenth of those that the bands count.
    """
    unit = numbers[1] - numbers[0] if len(numbers) > 1 else 1
    for every in (1, 2, 5, 10, 20, 50, 100):
        if every * step >= room:
            return [at for at, number in enumerate(numbers) if number // (unit or 1) % every == 0]
    return []
