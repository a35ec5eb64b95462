"""Sorted positions, and small sets of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.uint32]
Mask = NDArray[np.bool_]


class Found(NamedTuple):
    """Where something stands: document numbers and positions, side by side."""

    documents: Positions
    positions: Positions

    def where(self, keep: Mask) -> Found:
        """Those for which `keep` is true."""
        return Found(self.documents[keep], self.positions[keep])


class Postings:
    """Positions sorted by key, then by position. `owners` tells the document of each position."""

    def __init__(self, keys: NDArray[np.uint32], positions: Positions, owners: Positions) -> None:
        pairs = keys.astype(np.uint64)
        pairs <<= np.uint64(32)
        pairs |= positions
        pairs.sort()
        self.positions = pairs.astype(np.uint32)
        self.documents = owners[self.positions]
        pairs >>= np.uint64(32)
        first = np.flatnonzero(pairs[1:] != pairs[:-1]) + 1
        first = np.concatenate([[0], first])[: len(pairs)]
        self._keys = pairs[first].astype(np.uint32)
        self._starts = np.append(first, len(pairs))

    def between(self, low: int, high: int) -> slice:
        """The postings whose key lies in [low, high)."""
        # Of the keys' own type, else all of them would be converted first.
        start, stop = self._keys.searchsorted(np.array((low, high), np.uint32))
        return slice(int(self._starts[start]), int(self._starts[stop]))

    def at(self, where: slice) -> Found:
        return Found(self.documents[where], self.positions[where])


def length(where: slice) -> int:
    """How many postings a slice holds."""
    long: int = where.stop - where.start
    return long


def nothing() -> Found:
    empty = np.empty(0, np.uint32)
    return Found(empty, empty)


def joined(parts: list[Found]) -> Found:
    """All of these, one after another."""
    if not parts:
        return nothing()
    return Found(
        np.concatenate([one.documents for one in parts]),
        np.concatenate([one.positions for one in parts]),
    )


def once(parts: list[Found]) -> Found:
    """All of these, each position once."""
    every = joined(parts)
    positions, index = np.unique(every.positions, return_index=True)
    return Found(every.documents[index], positions)
