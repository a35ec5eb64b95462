"""Small sets of numbers: each once, in order."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from koryu.search.postings import are_few, distinct, marked

_SIZE = 50
_PARTS = st.lists(st.lists(st.integers(0, _SIZE - 1)), min_size=1)


@given(_PARTS)
def test_sorting_and_marking_find_the_same(parts: list[list[int]]) -> None:
    numbers = [np.array(one, np.uint32) for one in parts]
    wanted = sorted({number for one in parts for number in one})
    assert distinct(numbers).tolist() == wanted
    assert marked(numbers, _SIZE).nonzero()[0].tolist() == wanted


def test_few_are_told_from_many_over_all_parts() -> None:
    part = np.arange(4, dtype=np.uint32)
    assert are_few([part], _SIZE)
    assert not are_few([part, part, part], _SIZE)
