"""The fingerprint of a row: the same wording gives the same fingerprint, no more."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from koryu.chronicle.record import SourceRow
from koryu.chronicle.text import squeeze


def fingerprint(cells: Iterable[str], occurrence: int) -> str:
    """The word "sha256:" and 64 hexadecimal digits over the cells (NFKC, no white space).

    `occurrence` counts rows of the same wording in one document, from 1.
    """
    wording = "\x1f".join(squeeze(cell) for cell in cells)
    digest = hashlib.sha256(f"{wording}\x1e{occurrence}".encode()).hexdigest()
    return f"sha256:{digest}"


def with_fingerprints(rows: Iterable[SourceRow]) -> list[SourceRow]:
    """The rows of one document, in order, each with its fingerprint."""
    seen: Counter[tuple[str, ...]] = Counter()
    marked = []
    for row in rows:
        wording = tuple(squeeze(cell) for cell in row.cells.values())
        seen[wording] += 1
        mark = fingerprint(row.cells.values(), seen[wording])
        marked.append(replace(row, source=replace(row.source, fingerprint=mark)))
    return marked
