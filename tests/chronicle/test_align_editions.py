"""Next year's editions of the bundled chronicle find their rows again: ids kept, and ids lost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from koryu.chronicle.align import Row, align
from koryu.chronicle.dates import read_date
from tests.editions import Line, bundled_lines, next_year, prints

LEAST_WITH_IDS, LEAST_WITHOUT = 0.995, 0.98


@cache
def edtf(year: str, month: str) -> str:
    date = read_date(year, month, previous=None, fiscal=False).date
    return date.edtf if date else ""


def rows(lines: Sequence[Line], with_ids: bool) -> list[Row]:
    return [
        Row(
            mark,
            edtf(*line.cells[:2]),
            tuple(filter(None, line.cells[2:6])),
            line.cells[6],
            line.id if with_ids else "",
        )
        for line, mark in zip(lines, prints(lines), strict=True)
    ]


def matched_right(seed: int, with_ids: bool) -> float:
    """The share of an edition's rows that are matched to their event, or rightly found new."""
    base = bundled_lines()
    edition = next_year(base, seed)
    aligned = align(rows(base, True), rows(edition, with_ids))
    told = {new: base[old].id for old, new in aligned.pairs.items()}
    right = sum(
        told.get(at, "") == line.id and at not in aligned.doubtful
        for at, line in enumerate(edition)
    )
    return right / len(edition)


def least(seeds: range, with_ids: bool) -> float:
    return min(matched_right(seed, with_ids) for seed in seeds)


def test_rows_are_matched_right() -> None:
    assert least(range(8), True) >= LEAST_WITH_IDS
    assert least(range(8), False) >= LEAST_WITHOUT


@pytest.mark.slow
def test_rows_are_matched_right_in_a_thousand_editions() -> None:
    assert least(range(1000), True) >= LEAST_WITH_IDS
    assert least(range(1000), False) >= LEAST_WITHOUT


def test_table_typed_anew_is_matched() -> None:
    """Every row retyped with slips, no ids, a tenth added: still in order and alike."""
    import random

    from tests.editions import edited

    base, chance = bundled_lines(), random.Random(5)
    edition = [edited(one, chance) if one.id else one for one in next_year(base, 5)]
    aligned = align(rows(base, True), rows(edition, False))
    told = {new: base[old].id for old, new in aligned.pairs.items()}
    right = sum(told.get(at, "") == line.id for at, line in enumerate(edition))
    assert right / len(edition) >= LEAST_WITHOUT
