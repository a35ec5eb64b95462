"""From the globe to a plane in kilometres, and from the plane to a picture."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]
EARTH_KM = 6371.0
# Nearer to the antipode than this (cosine of the angle) the projection tears the plane apart.
_TOO_FAR = -0.97


@dataclass(frozen=True, slots=True)
class Laea:
    """Lambert's azimuthal equal-area projection on a sphere (Snyder 1987, p. 185).

    The centre is given in degrees; the plane is in kilometres, x to the east and y to the south.
    """

    longitude: float
    latitude: float

    def __call__(self, longitude: float, latitude: float) -> Point | None:
        """A point of the plane; None near the antipode of the centre."""
        east = math.radians(longitude - self.longitude)
        north, centre = math.radians(latitude), math.radians(self.latitude)
        across = math.cos(north) * math.cos(east)
        cosine = math.sin(centre) * math.sin(north) + math.cos(centre) * across
        if cosine < _TOO_FAR:
            return None
        scale = EARTH_KM * math.sqrt(2 / (1 + cosine))
        up = math.cos(centre) * math.sin(north) - math.sin(centre) * across
        return scale * math.cos(north) * math.sin(east), -scale * up


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of the plane, in kilometres."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a point lies inside, at least `margin` from the edge."""
        x, y = point
        return (
            self.left + margin <= x <= self.right - margin
            and self.top + margin <= y <= self.bottom - margin
        )

    def inside(self, other: Window) -> bool:
        """Whether all of this lies in `other`."""
        return other.holds((self.left, self.top)) and other.holds((self.right, self.bottom))

    def moved_into(self, other: Window) -> Window:
        """The same rectangle moved into `other`, as far as it has room there."""
        right = min(max(self.left, other.left), other.right - self.width) - self.left
        down = min(max(self.top, other.top), other.bottom - self.height) - self.top
        return Window(self.left + right, self.top + down, self.right + right, self.bottom + down)

    @classmethod
    def round(cls, centre: Point, width: float, height: float) -> Window:
        """The rectangle of this size around a centre."""
        x, y = centre
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """A window of the plane shown as a picture `width` wide; the height follows."""

    window: Window
    width: float

    @property
    def scale(self) -> float:
        """Pixels per kilometre."""
        return self.width / self.window.width

    @property
    def height(self) -> float:
        return round(self.window.height * self.scale)

    def __call__(self, point: Point) -> Point:
        """A point of the plane in pixels."""
        x, y = point
        return (x - self.window.left) * self.scale, (y - self.window.top) * self.scale


def fitting(points: Iterable[Point], ratio: float, least: float, air: float = 0.3) -> Window:
    """A window around points: height = ratio × width, at least `least` wide, with air around."""
    held = list(points)
    left, right = min(x for x, _ in held), max(x for x, _ in held)
    top, bottom = min(y for _, y in held), max(y for _, y in held)
    width = max(least, (right - left) * (1 + 2 * air), (bottom - top) * (1 + 2 * air) / ratio)
    return Window.round(((left + right) / 2, (top + bottom) / 2), width, width * ratio)
