"""Text as it is compared: NFKC and case-folded, with the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LABEL = 24  # characters; longer is a text, which comes once
# Characters that NFKC leaves alone or makes narrow, one for one, beside any other of them.
_PLAIN = re.compile(
    r"[\t\n\u0020-\u007e\u3000-\u300f\u3041-\u3096\u30a0-\u30fe\u4e00-\u9fff\uff01-\uff5e"
    r"\u0401\u0410-\u044f\u0451“”‘’–—‐−°×]*"
)
_WIDE = re.compile(r"[！-～\u3000]")
_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text; `starts[i]` and `ends[i]` bound the original characters behind `text[i]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text (end exclusive) behind `text[start:end]`.

        An empty span maps to an empty span at the same place.
        """
        if start == end:
            at = self.starts[start] if start < len(self.starts) else (self.ends or (0,))[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """`text` in NFKC (Unicode Standard Annex 15), then case-folded.

    Width and case disappear; voicing marks are kept. The result equals
    `unicodedata.normalize("NFKC", text).casefold()`.
    """
    if _PLAIN.fullmatch(text):
        return _in_place(narrow(text).lower())
    whole = unicodedata.normalize("NFKC", text).casefold()
    singles = [_folded(char) for char in text]
    if "".join(singles) == whole:
        return _by_character(whole, singles)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _segments(text):
        piece = unicodedata.normalize("NFKC", text[start:end]).casefold()
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return Normalised("".join(pieces), tuple(starts), tuple(ends))


@lru_cache(maxsize=16384)
def _folded(char: str) -> str:
    return unicodedata.normalize("NFKC", char).casefold()


def _by_character(whole: str, singles: list[str]) -> Normalised:
    """The usual case: no character composes with its neighbours."""
    if len(whole) == len(singles):
        return _in_place(whole)
    starts = [at for at, piece in enumerate(singles) for _ in piece]
    return Normalised(whole, tuple(starts), tuple(at + 1 for at in starts))


def _in_place(text: str) -> Normalised:
    """Normalised text in which every character kept its place."""
    return Normalised(text, range(len(text)), range(1, len(text) + 1))


def narrow(text: str) -> str:
    """`text` with full-width ASCII and spaces made narrow; every character keeps its place."""
    return _narrow_label(text) if len(text) < _LABEL else _narrowed(text)


def _narrowed(text: str) -> str:
    return _WIDE.sub(lambda wide: _NARROW[wide[0]], text)


_narrow_label = lru_cache(maxsize=4096)(_narrowed)


def beginnings(pairs: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds quickly where one of these pairs of characters may stand."""
    firsts, seconds = (
        "".join(map(re.escape, sorted(set(chars)))) for chars in zip(*pairs, strict=True)
    )
    return re.compile(f"[{firsts}](?=[{seconds}])")


def fold(text: str) -> str:
    """The normalised text alone."""
    if _PLAIN.fullmatch(text):
        return narrow(text).lower()
    return unicodedata.normalize("NFKC", text).casefold()


def squeeze(text: str) -> str:
    """NFKC without any white space: what two copies of one wording have in common."""
    return _squeezed_label(text) if len(text) < _LABEL else _squeezed(text)


def _squeezed(text: str) -> str:
    plain = narrow(text) if _PLAIN.fullmatch(text) else unicodedata.normalize("NFKC", text)
    return "".join(plain.split())


# Labels and dates come again and again in a table.
_squeezed_label = lru_cache(maxsize=16384)(_squeezed)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Spans of `text` that NFKC treats independently of their neighbours."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or _stands_alone(text, start, end):
            yield start, end
            start = end


def _stands_alone(text: str, start: int, at: int) -> bool:
    """Whether the character at `at` does not compose with the segment that began at `start`."""
    char = text[at]
    if char < "\u0300" or "\u3041" <= char <= "\u3096" or "\u4e00" <= char <= "\u9fff":
        return True
    before, after = text[start:at], text[start : at + 1]
    normal = unicodedata.normalize("NFKC", before) + unicodedata.normalize("NFKC", char)
    return unicodedata.normalize("NFKC", after) == normal and not unicodedata.combining(
        unicodedata.normalize("NFKD", char)[0]
    )
