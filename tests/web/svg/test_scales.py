"""Numbers beside axes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.web.svg.scales import Bands, labelled, ticks


@pytest.mark.parametrize(
    ("top", "marks"),
    [(63, [0, 20, 40, 60, 80]), (1, [0, 1]), (0, [0, 1]), (4, [0, 1, 2, 3, 4]), (5, [0, 2, 4, 6])],
)
def test_ticks(top: int, marks: list[int]) -> None:
    assert ticks(top) == marks


@given(st.integers(1, 10**9), st.integers(2, 6))
def test_ticks_are_few_and_reach_the_top(top: int, about: int) -> None:
    marks = ticks(top, about)
    assert marks[0] == 0
    assert marks[-1] >= top
    assert len(marks) <= about + 1


@given(st.integers(1800, 2100), st.integers(1, 120), st.floats(1, 60))
def test_labels_have_their_room(first: int, count: int, step: float) -> None:
    shown = labelled(range(first, first + count), 40, step)
    assert all((b - a) * step >= 40 for a, b in pairwise(shown))


def test_labels_of_decades_count_in_decades() -> None:
    assert labelled([1950, 1960, 1970, 1980], 40, 25) == [1, 3]
    assert labelled([1950, 1960, 1970, 1980], 40, 50) == [0, 1, 2, 3]


def test_bands_fill_the_axis() -> None:
    bands = Bands(4, 10, 50)
    assert (bands.step, bands.start(0), bands.start(4), bands.middle(1)) == (10, 10, 50, 25)
    assert Bands(0, 0, 100).step == 100
