"""Polygons cut to a window."""

from __future__ import annotations

from koryu.web.svg.projection import Point, Window


def clipped(points: list[Point], window: Window) -> list[Point]:
    """A closed ring cut to a window (Sutherland and Hodgman 1974); empty where none of it is inside."""
    edges = (
        (0, window.left, 1.0),
        (0, window.right, -1.0),
        (1, window.top, 1.0),
        (1, window.bottom, -1.0),
    )
    for axis, limit, sign in edges:
        points = _beyond(points, axis, limit, sign)
    return points


def _beyond(points: list[Point], axis: int, limit: float, sign: float) -> list[Point]:
    """The part of a ring on one side of a line."""
    kept: list[Point] = []
    for start, end in zip(points[-1:] + points[:-1], points, strict=True):
        before, after = sign * (start[axis] - limit), sign * (end[axis] - limit)
        if (before < 0) != (after < 0):
            share = before / (before - after)
            kept.append(
                (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
            )
        if after >= 0:
            kept.append(end)
    return kept
