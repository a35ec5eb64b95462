"""Flows: bent lines as wide as the root of what they carry, with an arrowhead on the way."""

from __future__ import annotations

import math
from dataclasses import dataclass

from koryu.web.svg.elements import num, path, polygon
from koryu.web.svg.projection import Point

_HEAD_AT = 0.62  # how far along the way the arrowhead stands


@dataclass(frozen=True, slots=True)
class Arc:
    """A flow from a to b. `way` is "o" (out), "i" (in) or "x" (no way told); "x" has no head."""

    start: Point
    end: Point
    width: float
    way: str
    bend: float
    hint: str

    @property
    def middle(self) -> Point:
        """The control point of the curve, to the right of the way."""
        (x0, y0), (x1, y1) = self.start, self.end
        return (x0 + x1) / 2 - (y1 - y0) * self.bend, (y0 + y1) / 2 + (x1 - x0) * self.bend

    def at(self, share: float) -> Point:
        """The point after a share of the way (a quadratic Bézier curve)."""
        rest = 1 - share
        a, b, c = rest * rest, 2 * rest * share, share * share
        (x0, y0), (x1, y1), (x2, y2) = self.start, self.middle, self.end
        return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2

    def points(self) -> list[Point]:
        """Points on the way, some six pixels apart, for labels to keep off."""
        count = max(8, int(math.dist(self.start, self.end) / 6))
        return [self.at(step / count) for step in range(1, count)]

    def markup(self) -> str:
        (x0, y0), (x1, y1), (x2, y2) = self.start, self.middle, self.end
        d = f"M{num(x0)},{num(y0)}Q{num(x1)},{num(y1)} {num(x2)},{num(y2)}"
        curve = path(d, f"arc {self.way}", self.hint, self.width)
        return curve if self.way == "x" else curve + self._head()

    def _head(self) -> str:
        """The arrowhead; none where the flow is too short to carry one."""
        long = 2.6 + self.width * 0.6
        if math.dist(self.start, self.end) < 4 * long:
            long = max(math.dist(self.start, self.end) / 4, 2.4)
        x, y = self.at(_HEAD_AT)
        before, after = self.at(_HEAD_AT - 0.02), self.at(_HEAD_AT + 0.02)
        way = math.dist(before, after) or 1
        ux, uy = (after[0] - before[0]) / way, (after[1] - before[1]) / way
        corners = [
            (x + ux * long * 1.5, y + uy * long * 1.5),
            (x - uy * long, y + ux * long),
            (x + uy * long, y - ux * long),
        ]
        return path(polygon(corners), f"tip {self.way}")
