"""Sorted positions, and small sets of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.uint32]
Mask = NDArray[np.bool_]
_MANY = 6  # one number in so many places is better marked than sorted (measured)


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


def marked(parts: Iterable[Positions], below: int) -> Mask:
    """A mask of `below` places with the numbers in all parts marked."""
    mask = np.zeros(below, np.bool_)
    for part in parts:
        mask[part.astype(np.intp)] = True  # numbers of any other type take numpy twice as long
    return mask


def are_few(parts: Iterable[Positions], below: int) -> bool:
    """Whether numbers less than `below` are so few that they are sooner sorted than marked."""
    return sum(map(len, parts)) * _MANY < below


def distinct(parts: Sequence[Positions]) -> NDArray[np.intp]:
    """The numbers in all parts, each once and in order."""
    ordered = np.sort(np.concatenate(parts))  # np.unique takes ten times as long
    is_new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new].astype(np.intp)


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
