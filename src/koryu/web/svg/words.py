"""How wide words are, before a browser has drawn them, and how they break into lines.

The widths are those of common sans-serif faces, a little on the wide side: a label that is
thought too wide only stands further off.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

# Widths in ems, by what a character is. East Asian characters fill the square.
_NARROW = frozenset("ijlt.,:;'|!()[]/ fr·І-")
_BROAD = frozenset("mwMW@%—→←ШЩЖМЮФшщжмюфы")
_OPENING = frozenset("（「『“«(")
_CLOSING = frozenset("：；、。）」』”»),.:;％ー々")


def width(words: str, size: float = 12) -> float:
    """The width of a line of words in pixels at a type size."""
    return size * sum(map(_em, words))


@cache
def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.33
    if char in _BROAD:
        return 0.88
    if "\u0400" <= char <= "\u04ff":
        return 0.7 if char.isupper() else 0.585
    return 0.68 if char.isupper() else 0.56


def lines(words: str, most: float, size: float = 12) -> list[str]:
    """`words` broken into lines no wider than `most`; a word wider than that has its own line."""
    broken: list[str] = []
    for piece in _pieces(words):
        if broken and width(broken[-1] + piece.rstrip(), size) <= most:
            broken[-1] += piece
        else:
            broken.append(piece.lstrip())
    return [line.rstrip() for line in broken]


def _pieces(words: str) -> Iterator[str]:
    """Where a line may break: after a space, and around East Asian characters but punctuation."""
    piece = ""
    for at, char in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        piece += char
        if following in _CLOSING or char in _OPENING:
            continue
        wide = unicodedata.east_asian_width(char) in "WF"
        if char == " " or wide or unicodedata.east_asian_width(following or " ") in "WF":
            yield piece
            piece = ""
    if piece:
        yield piece


def shortened(words: str, most: float, size: float = 12) -> str:
    """`words`, cut with an ellipsis where they are wider than `most`."""
    if width(words, size) <= most:
        return words
    room = most - width("…", size)
    kept = ""
    for char in words:
        if width(kept + char, size) > room:
            break
        kept += char
    return kept.rstrip() + "…"
