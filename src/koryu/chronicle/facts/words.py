"""The vocabularies of the grammars, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from koryu.chronicle.tables import table


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first; grouped, so that few are tried."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(by_first.items())
    )


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of one kind of `data/facts_words.csv`."""
    return tuple(
        word
        for row in table("facts_words")
        if row["kind"] == kind
        for word in row["words"].split(" | ")
    )


@cache
def pattern_of(*kinds: str) -> re.Pattern[str]:
    """A pattern that finds any word of these kinds."""
    return re.compile(alternation(word for kind in kinds for word in words_of(kind)))


def last_of(kind: str, text: str, begin: int, end: int) -> re.Match[str] | None:
    """The last word of a kind in `text[begin:end]`."""
    found = list(pattern_of(kind).finditer(text, begin, end))
    return found[-1] if found else None
