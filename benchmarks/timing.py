"""Times and memory, told in one form."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.queries import Query

Answer = TypeVar("Answer")


def timed(
    run: Callable[[Query], Answer],
    queries: list[Query],
    total: Callable[[Answer], int] = int,  # type: ignore[assignment]
) -> dict[str, Any]:
    """Asks each query once, in the order given, and tells the times in ms and the totals.

    `total` reads the number of hits from an answer; that is no part of the time.
    """
    times, totals = [], []
    for query in queries:
        start = time.perf_counter()
        answer = run(query)
        times.append((time.perf_counter() - start) * 1e3)
        totals.append(total(answer))
    ordered = sorted(times)
    return {
        "cold": times[0],
        "mean": mean(times[1:]),
        **{
            f"p{share}": ordered[min(len(ordered) - 1, len(ordered) * share // 100)]
            for share in (50, 95, 99)
        },
        "times": times,
        "totals": totals,
    }


def mean(times: list[float]) -> float:
    """The geometric mean."""
    return math.exp(sum(map(math.log, times)) / len(times))


def come_to_rest(process: int, most: float = 120.0) -> None:
    """Waits until a process does next to nothing of its own, `most` seconds at the most (Linux)."""
    end = time.monotonic() + most
    while time.monotonic() < end:
        before = _worked(process)
        time.sleep(0.5)
        if _worked(process) - before <= 2:
            return


def _worked(process: int) -> int:
    """The processor time of a process so far, in ticks of 10 ms."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def memory(process: int | str = "self") -> int:
    """Resident memory of a process, MB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text()
    return next(
        int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmRSS")
    )
