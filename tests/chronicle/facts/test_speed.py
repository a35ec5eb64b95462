"""Facts of 100,000 rows must not take long: reading, checking and facts share 2,000 rows a second."""

from __future__ import annotations

import time

from tests.chronicle.facts.invented import Row, rows, understood

# An idle core does 6,000 and more; this leaves room for coverage and for neighbours.
LEAST = 1_500
ROUNDS = 7


def seconds(row: Row) -> float:
    began = time.perf_counter()
    understood(row)
    return time.perf_counter() - began


def test_rows_a_second() -> None:
    chosen = rows()
    rounds = [[seconds(row) for row in chosen] for _ in range(ROUNDS)]
    rate = len(chosen) / sum(map(min, zip(*rounds, strict=True)))
    assert rate >= LEAST, f"{rate:.0f} rows a second"
