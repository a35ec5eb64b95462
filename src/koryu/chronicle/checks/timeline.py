"""The order of a document's rows in time, and the years that would fit where one does not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from koryu.chronicle.checks.document import Document
from koryu.chronicle.eras import eras

_YEAR = re.compile(r"\d{4}")
_ERA = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHR](?=[\s.]*\d))([\s.]*)(\d{1,2}|元)")
# A document whose rows follow time has at least this share of its steps forward.
_ORDERED = 0.9
# More rows than this share out of order are another order, such as one list after another.
_SLIPPED = 0.15


def kept_in_order(keys: Sequence[int]) -> set[int]:
    """The positions of a longest run of keys that never goes back; of two such the earlier.

    Where one of two neighbours must go, it is the later, which goes back. The runs are built from
    the end, so that of keys that fit alike the first is kept.
    """
    last = len(keys) - 1
    return {last - at for at in _kept([-key for key in reversed(keys)])}


def _kept(keys: Sequence[int]) -> set[int]:
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, key in enumerate(keys):
        rank = bisect_right(tails, key)
        before.append(ends[rank - 1] if rank else -1)
        if rank == len(tails):
            tails.append(key)
            ends.append(at)
        else:
            tails[rank], ends[rank] = key, at
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def is_ordered(keys: Sequence[int]) -> bool:
    """Whether nearly every step from one key to the next goes forward or stays."""
    steps = list(pairwise(keys))
    return len(steps) > 1 and sum(a <= b for a, b in steps) >= _ORDERED * len(steps)


def out_of_order(keys: Sequence[int]) -> list[int]:
    """The positions of keys that break an order the rest keep; none where there is no order.

    A document may run backwards in time as well.
    """
    if is_ordered(keys):
        kept = kept_in_order(keys)
    elif is_ordered(turned := [-key for key in keys]):
        kept = kept_in_order(turned)
    else:
        return []
    lost = [at for at in range(len(keys)) if at not in kept]
    return lost if len(lost) <= _SLIPPED * len(keys) else []


def year_around(document: Document, row: int) -> int | None:
    """The year of the nearest dated rows before and after a row, where they agree."""
    before = _nearest(document, range(row - 1, max(-1, row - 6), -1))
    after = _nearest(document, range(row + 1, min(len(document.rows), row + 6)))
    return before if before == after else None


def _nearest(document: Document, rows: range) -> int | None:
    for one in rows:
        reading = document.dates[one]
        if reading.date and reading.problem is None:
            return reading.date.first_day.year
    return None


def with_year(cell: str, year: int) -> str | None:
    """The cell's text telling `year`, its form kept; None where the form is not understood."""
    plain = _YEAR.sub(str(year), cell)
    match = _ERA.search(plain)
    if match is None:
        return plain if plain != cell else None
    era = next(one for one in eras() if match[1] in (one.letter, one.name.ja))
    if not era.has(year - era.first_year + 1):
        return None
    count = year - era.first_year + 1
    return plain[: match.start(3)] + str(count) + plain[match.end(3) :]
