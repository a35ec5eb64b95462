"""What a search asks for, as a small tree.

Spans are characters of the query as it was typed, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in searchable form; aliases and, in Russian, word forms count."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotes, in searchable form: exactly these, in this order, in one field."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """`field:value`. Values of named things (place, series …) stay as typed; the archive resolves them."""

    name: str
    value: str | Numbers | Days
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class And:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    nodes: tuple[Node, ...]


Term = Word | Phrase
Node = Word | Phrase | Field | Not | And | Or
