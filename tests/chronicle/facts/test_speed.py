"""Facts of 100,000 rows must not take long: reading, checking and facts share 2,000 rows a second."""

from __future__ import annotations

import time

from tests.chronicle.facts.invented import rows, understood

# A third of what an idle core does, for a busy machine under coverage.
LEAST = 1_500


def test_rows_a_second() -> None:
    chosen = rows()
    for row in chosen:
        understood(row)
    began = time.process_time()
    for row in chosen:
        understood(row)
    rate = len(chosen) / (time.process_time() - began)
    assert rate >= LEAST, f"{rate:.0f} rows a second"
