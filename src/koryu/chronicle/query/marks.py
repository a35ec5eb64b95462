"""Where a text says what a query asks: the definition of a hit, told for one text.

Japanese matches anywhere in the text, a word of letters at the beginning of a word, an unquoted
Russian word also in its other forms (docs/search.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from koryu.chronicle.query.tree import Term, Word
from koryu.chronicle.query.words import LETTER, has_forms, is_letter, plain, runs, stem
from koryu.chronicle.text import Normalised, normalise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds the passages to highlight for some words."""

    terms: tuple[Term, ...] = ()

    def spans(self, text: str) -> list[Span]:
        """The passages of `text` that match, in order, none overlapping; in its own characters."""
        if not self.terms or not text:
            return []
        normal = _normalised(text)
        found = sorted(span for term in self.terms for span in occurrences(term, normal.text))
        return [normal.original_span(*span) for span in _merged(found)]


def occurrences(term: Term, text: str) -> Iterator[Span]:
    """The spans of `text` that match `term`; `text` is searchable, white space apart."""
    for match in re.finditer(_pattern(term.text), text):
        yield match.span()
    if isinstance(term, Word) and has_forms(term.text):
        yield from _forms(term.text, text)


def matches(term: Term, text: str) -> bool:
    """Whether a searchable text matches `term`."""
    return any(True for _ in occurrences(term, text))


def _pattern(term: str) -> str:
    literal = r"\s+".join(map(re.escape, term.split(" ")))
    return rf"(?<!{LETTER}){literal}" if is_letter(term[0]) else literal


def _forms(term: str, text: str) -> Iterator[Span]:
    """Where words of the same stems stand in the same order with the same characters between."""
    parts = runs(term)
    pattern = "".join(
        rf"(?<!{LETTER})({re.escape(stem(run))}{LETTER}*)" if letters else re.escape(run)
        for letters, run in parts
    )
    stems = [stem(run) for letters, run in parts if letters]
    for match in re.finditer(pattern, text):
        if [stem(word) for word in match.groups()] == stems:
            yield match.span()


def _normalised(text: str) -> Normalised:
    """The searchable characters of a text with the way back; white space stays as it is."""
    folded = text.casefold()
    if len(folded) == len(text) and unicodedata.is_normalized("NFKC", text):
        normal = Normalised(folded, range(len(text)), range(1, len(text) + 1))
    else:
        normal = normalise(text)
    return Normalised("".join(map(plain, normal.text)), normal.starts, normal.ends)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
