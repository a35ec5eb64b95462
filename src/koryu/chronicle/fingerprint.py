"""The fingerprint of a row: the same wording gives the same fingerprint, no more."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from koryu.chronicle.record import Source, SourceRow
from koryu.chronicle.text import squeeze


def fingerprint(cells: Iterable[str], occurrence: int) -> str:
    """The word "sha256:" and 64 hexadecimal digits over the cells (NFKC, no white space).

    `occurrence` counts rows of the same wording in one document, from 1.
    """
    return _mark(tuple(map(squeeze, cells)), occurrence)


def with_fingerprints(rows: Iterable[SourceRow]) -> list[SourceRow]:
    """The rows of one document, in order, each with its fingerprint."""
    seen: Counter[tuple[str, ...]] = Counter()
    marked = []
    for row in rows:
        wording = tuple(map(squeeze, row.cells.values()))
        seen[wording] += 1
        at = row.source
        source = Source(at.file, at.page, at.row, at.line, _mark(wording, seen[wording]))
        marked.append(SourceRow(source, row.cells))
    return marked


def _mark(wording: tuple[str, ...], occurrence: int) -> str:
    told = "\x1f".join(wording) + f"\x1e{occurrence}"
    return f"sha256:{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()}"
