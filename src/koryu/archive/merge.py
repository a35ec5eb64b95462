"""One row of a new edition laid against the event it tells of, cell by cell.

Three ways where it is known what the row said when it was last exported: what only one side
changed since then is taken from that side, what both changed differently is a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that the archive and the document changed differently since the export."""

    header: str
    base: str
    archive: str
    document: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The cells a row should have: `changed` are taken from the document, `kept` are newer in the
    archive and stay, `clashes` need a decision.
    """

    cells: Mapping[str, str]
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    clashes: tuple[Clash, ...]


def merge(
    archive: Mapping[str, str], document: Mapping[str, str], base: Mapping[str, str] | None
) -> Merged:
    """The merge of two rows with the same headers; without a base the document has its way."""
    cells = dict(archive)
    changed, kept, clashes = [], [], []
    for header, theirs in document.items():
        ours = archive.get(header, "")
        if same(ours, theirs):
            continue
        before = None if base is None else base.get(header, "")
        if before is None or same(before, ours):
            cells[header] = theirs
            changed.append(header)
        elif same(before, theirs):
            kept.append(header)
        else:
            clashes.append(Clash(header, before, ours, theirs))
    return Merged(cells, tuple(changed), tuple(kept), tuple(clashes))


def same(one: str, other: str) -> bool:
    """Whether two cells say the same: white space at the ends and its amount do not count."""
    return one == other or _SPACE.sub(" ", one).strip() == _SPACE.sub(" ", other).strip()
