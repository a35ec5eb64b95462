"""A row's text prepared for the grammars: folded, its names and sentences found once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from koryu.chronicle.facts.lexicon import Lexicon
from koryu.chronicle.facts.repairs import glyphs, mended
from koryu.chronicle.facts.tokens import Token, tokens_of
from koryu.chronicle.record import Side, Span
from koryu.chronicle.text import Normalised, normalise

_WIDE: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_WIDE |= {0x3000: " "} | glyphs()
_PLAIN = re.compile(
    r"[\u0020-\u007e\u3001-\u300f\u3041-\u3096\u30a0-\u30fe\u4e00-\u9fff“”‘’–—‐−°×]*"
)
# A part of a count, whose bracket is never closed.
_PART = re.compile(r"\((?:うち|内訳?)?[^ぁ-ん、。()\d]{0,8}\d+[名人]、")
LONGEST = 4000
_RARE = 0x10000  # the first code of the planes that hold rare glyphs only
_NOTE = 16  # characters of a note in brackets


class Reading:
    """Width-folded text with the way back, and the names in it.

    No row of a chronicle is longer than `LONGEST` characters; of a text that is, the beginning is read.
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._original = text[:LONGEST]
        self._lexicon = lexicon
        self.text, self._normalised = _folded(self._original)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The names in the text and the words that stand for a side."""
        return tokens_of([self.text], self._lexicon)[0]

    def span(self, start: int, end: int) -> Span:
        """The span of the row's own text behind `text[start:end]`."""
        if self._normalised is None:
            return start, min(end, len(self._original))
        return self._normalised.original_span(start, min(end, len(self._normalised.ends)))

    def words(self, start: int, end: int) -> str:
        """The row's own words behind `text[start:end]`."""
        return self._original[slice(*self.span(start, end))]

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence that holds `at` begins and ends."""
        return self.text.rfind("。", 0, at) + 1, _find(self.text, "。", at)

    def in_name(self, at: int) -> bool:
        """Whether a character stands within the name of a place: 来市 in 安来市."""
        return any(token.name and token.start < at < token.end for token in self.tokens)

    def sides(self) -> set[Side]:
        """The sides that the text names."""
        return {token.side for token in self.tokens}


def readings_of(texts: Iterable[str], lexicon: Lexicon) -> list[Reading]:
    """Many texts prepared: all are folded, then the names of all are found."""
    readings = [Reading(text, lexicon) for text in texts]
    found = tokens_of([reading.text for reading in readings], lexicon)
    for reading, tokens in zip(readings, found, strict=True):
        reading.tokens = tokens
    return readings


def _find(text: str, what: str, at: int) -> int:
    found = text.find(what, at)
    return len(text) if found < 0 else found


def _folded(text: str) -> tuple[str, Normalised | None]:
    """NFKC, lower case, mended. Where that keeps every character in its place, no map is needed."""
    folded = _odd().sub(lambda odd: odd[0].translate(_WIDE), text)
    if _PLAIN.fullmatch(folded):
        return mended(_closed(folded.lower())), None
    normal = normalise(text)
    return mended(_closed(normal.text.translate(glyphs()))), normal


@cache
def _odd() -> re.Pattern[str]:
    """The characters that are made narrow or Japanese."""
    near = "".join(re.escape(chr(code)) for code in _WIDE if code < _RARE)
    return re.compile(f"[{near}{chr(_RARE)}-\U0010ffff]")


def _closed(text: str) -> str:
    """A bracket that is never closed ends with the text, or was a pause where much follows it."""
    at = text.rfind("(")
    if at < 0 or text.find(")", at) >= 0:
        return text
    if part := _PART.match(text, at):
        return f"{text[: part.end() - 1]}){text[part.end() :]}"
    return f"{text})" if len(text) - at <= _NOTE else f"{text[:at]}、{text[at + 1 :]}"
