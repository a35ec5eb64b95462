"""The projection against its own properties, and the windows."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.web.svg.polygons import clipped
from koryu.web.svg.projection import EARTH_KM, Frame, Laea, Window, fitting

CENTRE = Laea(98, 62)
LONGITUDES, LATITUDES = st.floats(40, 160), st.floats(35, 80)


def test_the_centre_is_the_origin_and_the_pole_lies_north() -> None:
    assert CENTRE(98, 62) == pytest.approx((0, 0))
    x, y = CENTRE(98, 90) or (1, 1)
    # Snyder: the distance of a point c from the centre is 2R·sin(c/2).
    assert (x, y) == pytest.approx((0, -2 * EARTH_KM * math.sin(math.radians(28) / 2)))


def test_the_antipode_has_no_place() -> None:
    assert CENTRE(98 + 180, -62) is None


@given(LONGITUDES, LATITUDES)
def test_areas_are_kept(longitude: float, latitude: float) -> None:
    """A small cell of the globe has the area on the plane that it has on the sphere."""
    d = 0.01
    corners = [
        CENTRE(longitude + a * d, latitude + b * d) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]
    points = [one for one in corners if one]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
    step = math.radians(d) * EARTH_KM
    assert area == pytest.approx(step * step * math.cos(math.radians(latitude + d / 2)), rel=1e-3)


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=1, max_size=8),
       st.floats(0.5, 1.5))  # fmt: skip
def test_a_fitting_window_holds_its_points(points: list[tuple[float, float]], ratio: float) -> None:
    window = fitting(points, ratio, 200)
    assert window.width >= 200 - 1e-9
    assert window.height == pytest.approx(window.width * ratio)
    assert all(window.holds(point, -1e-6) for point in points)
    frame = Frame(window, 352)
    assert all(
        -0.001 <= x <= 352.001 and -0.001 <= y <= frame.height + 1 for x, y in map(frame, points)
    )


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=3, max_size=12))
def test_clipped_stays_in_the_window(ring: list[tuple[float, float]]) -> None:
    window = Window(-5, -4, 5, 4)
    assert all(window.holds(point, -1e-6) for point in clipped(ring, window))


def test_a_ring_inside_is_left_alone() -> None:
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]
    assert sorted(clipped(ring, Window(-5, -5, 5, 5))) == sorted(ring)
    assert clipped(ring, Window(2, 2, 5, 5)) == []
