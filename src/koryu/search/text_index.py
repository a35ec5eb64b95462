"""An exact index of texts: positions of character pairs and of words, in numpy arrays.

Two kinds of postings say where matching can begin. A word of letters is posted under itself, so
that the words with one beginning are one slice; any other character (Japanese, a digit, a mark)
is posted under itself and its neighbour. The rarest posting that a term implies gives the
candidates; they are compared with the text, character by character, so nothing is ever guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.query.tree import Term, Word
from koryu.chronicle.query.words import LETTER, has_forms, is_letter, plain, runs, stem
from koryu.chronicle.text import fold

Positions = NDArray[np.uint32]
Mask = NDArray[np.bool_]

_DOCUMENT, _FIELD, _BODY = "\x01", "\x02", "\x03"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_WORD = re.compile(f"{LETTER}+")
_CHUNK = 5_000
_LAST = chr(0x10FFFF)


class Text(NamedTuple):
    """One document: the fields that weigh more (names, headlines, labels), and the others."""

    head: tuple[str, ...]
    body: tuple[str, ...]


class Found(NamedTuple):
    """Where a term stands: document numbers and positions, side by side, in no order."""

    documents: Positions
    positions: Positions


class Postings:
    """Positions sorted by key, then by position."""

    def __init__(self, keys: NDArray[np.uint32], positions: Positions, owner: Positions) -> None:
        pairs = keys.astype(np.uint64)
        pairs <<= np.uint64(32)
        pairs |= positions
        pairs.sort()
        self.positions = pairs.astype(np.uint32)
        self.documents = owner[self.positions]
        pairs >>= np.uint64(32)
        first = np.flatnonzero(np.diff(pairs, prepend=np.uint64(2**40)))
        self._keys = pairs[first].astype(np.uint32)
        self._starts = np.append(first, len(pairs))

    def between(self, low: int, high: int) -> slice:
        """The postings whose key lies in [low, high)."""
        start, stop = self._keys.searchsorted([low, high])
        return slice(int(self._starts[start]), int(self._starts[stop]))

    def at(self, where: slice) -> Found:
        return Found(self.documents[where], self.positions[where])


@dataclass(slots=True)
class _Anchor:
    """Postings that every match implies, `offset` characters after its beginning."""

    postings: Postings
    where: slice
    offset: int
    covers: int

    @property
    def size(self) -> int:
        return _length(self.where)


class TextIndex:
    """Texts numbered in the order given. Immutable once built."""

    def __init__(self, texts: Iterable[Text]) -> None:
        alphabet: dict[str, int] = {_DOCUMENT: 0, _FIELD: 1, _BODY: 2, " ": 3}
        words: dict[str, int] = {}
        numbers: list[NDArray[np.uint32]] = []
        codes = [np.zeros(1, np.uint16)]
        for chunk in _chunks(texts):
            codes.append(_coded(chunk, alphabet))
            found = _WORD.findall(chunk)
            for word in set(found) - words.keys():
                words[word] = len(words)
            numbers.append(np.fromiter(map(words.__getitem__, found), np.uint32, len(found)))
        text = np.concatenate(codes)
        del codes
        self._alphabet = alphabet
        self._letters = np.array([is_letter(char) for char in alphabet])
        self._lay_out(text)
        self._post(text, words, numbers)
        self._text = np.append(text, np.zeros(1024, text.dtype))  # reading past the end is harmless

    def _lay_out(self, text: NDArray[np.uint16]) -> None:
        """Where documents and their bodies begin, and how long they are."""
        ends = np.flatnonzero(text == 0)
        self.size = len(ends) - 1
        self.bodies = np.flatnonzero(text == 2).astype(np.uint32)
        self.lengths = np.diff(ends).astype(np.uint32)
        self.mean_length = float(self.lengths.mean()) if self.size else 1.0

    def _post(
        self, text: NDArray[np.uint16], words: dict[str, int], numbers: list[NDArray[np.uint32]]
    ) -> None:
        owner = np.repeat(
            np.arange(self.size + 1, dtype=np.uint32), np.append(self.lengths, 1)
        )  # a separator belongs to the document it opens
        letters = self._letters[text]
        begins = letters.copy()
        begins[1:] &= ~letters[:-1]
        others = np.flatnonzero(~letters & (text > 3)).astype(np.uint32)
        keys = text[others].astype(np.uint32) * np.uint32(len(self._alphabet)) + text[others + 1]
        self._pairs = Postings(keys, others, owner)
        del others, keys, letters
        self.words = sorted(words)
        ranks = np.empty(len(words), np.uint32)
        ranks[[words[word] for word in self.words]] = np.arange(len(words), dtype=np.uint32)
        ranked = ranks[np.concatenate([np.empty(0, np.uint32), *numbers])]
        self._of_words = Postings(ranked, np.flatnonzero(begins).astype(np.uint32), owner)

    def mask(self, term: Term) -> Mask:
        """The documents that match a term."""
        mask = np.zeros(self.size, np.bool_)
        mask[self.find(term).documents] = True
        return mask

    def find(self, term: Term) -> Found:
        """Every place where a term stands, each once."""
        if not isinstance(term, Word) or not has_forms(term.text):
            return self._literal(term.text)
        if is_letter(term.text[0]) and len(runs(term.text)) == 1:
            return self._word(term.text)
        return _once(self._literal(term.text), self._forms(term.text))

    def count_words(self, low: str) -> list[tuple[str, int]]:
        """The words that begin with `low`, and how often each stands."""
        start, stop = self._beginning(low)
        return [
            (self.words[rank], self._size(rank, rank + 1))
            for rank in range(start, min(stop, start + 500))
        ]

    def following(self, text: str, length: int, most: int) -> list[str]:
        """What stands at the first `most` places where `text` stands: `length` characters each."""
        chars = list(self._alphabet)
        starts = self._literal(text).positions[:most].astype(np.int64)
        window = self._text[starts[:, None] + np.arange(length)]
        return ["".join(chars[code] for code in row) for row in window.tolist()]

    def _size(self, low: int, high: int) -> int:
        return _length(self._of_words.between(low, high))

    def _beginning(self, low: str) -> tuple[int, int]:
        return bisect_left(self.words, low), bisect_left(self.words, low + _LAST)

    def _rank(self, word: str) -> int:
        """The number of a word; -1 where no text has it."""
        rank = bisect_left(self.words, word)
        return rank if rank < len(self.words) and self.words[rank] == word else -1

    def _word(self, word: str) -> Found:
        """The words that begin with a Russian word, and its other forms."""
        found = self._of_words.at(self._of_words.between(*self._beginning(word)))
        ranks = [one for one in self._same_stem(word) if not self.words[one].startswith(word)]
        others = [self._of_words.at(self._of_words.between(one, one + 1)) for one in ranks]
        return _joined([found, *others]) if others else found

    def _same_stem(self, word: str) -> list[int]:
        stemmed = stem(word)
        start, stop = self._beginning(stemmed)
        return [rank for rank in range(start, stop) if stem(self.words[rank]) == stemmed]

    def _literal(self, text: str) -> Found:
        wanted = [self._alphabet.get(char, -1) for char in text]
        if -1 in wanted:
            return _nothing()
        anchor = min(self._anchors(text, wanted), key=lambda one: one.size)
        found = anchor.postings.at(anchor.where)
        if anchor.offset:
            found = _moved(found, anchor.offset)
        left = set(range(len(wanted))) - set(range(anchor.offset, anchor.offset + anchor.covers))
        if left and len(found.positions):
            found = self._verified(found, wanted, sorted(left))
        if anchor.offset and is_letter(text[0]) and len(found.positions):
            before = self._text[found.positions.astype(np.int64) - 1]
            found = _kept(found, ~self._letters[before])
        return found

    def _verified(self, found: Found, wanted: list[int], left: list[int]) -> Found:
        for offset in left:
            here = self._text[found.positions.astype(np.int64) + offset]
            found = _kept(found, here == wanted[offset])
            if not len(found.positions):
                break
        return found

    def _anchors(self, text: str, wanted: list[int]) -> Iterator[_Anchor]:
        """The postings a text implies. A text that can be searched implies at least one."""
        at, letters = 0, len(self._alphabet)
        for of_letters, run in runs(text):
            end = at + len(run)
            if of_letters and end == len(text):
                where = self._of_words.between(*self._beginning(run))
                yield _Anchor(self._of_words, where, at, len(run))
            elif of_letters:
                rank = self._rank(run)
                where = self._of_words.between(rank, rank + 1) if rank >= 0 else slice(0, 0)
                yield _Anchor(self._of_words, where, at, len(run))
            else:
                for offset in range(at, end):
                    if wanted[offset] == 3:
                        continue
                    key = wanted[offset] * letters
                    if offset + 1 == len(text):
                        where = self._pairs.between(key, key + letters)
                        yield _Anchor(self._pairs, where, offset, 1)
                    else:
                        key += wanted[offset + 1]
                        where = self._pairs.between(key, key + 1)
                        yield _Anchor(self._pairs, where, offset, 2)
            at = end

    def _forms(self, text: str) -> Found:
        """Where words of the same stems stand one after another, as in Южно-Сахалинске."""
        parts = runs(text)
        found = start = None
        for number, (of_letters, run) in enumerate(parts):
            if of_letters:
                found, start = self._next_form(found, start, run)
            elif found is None:
                found = self._literal(run)
                start = found.positions.astype(np.int64) + len(run)
            elif start is not None:
                for offset, char in enumerate(run):
                    keep = self._text[start + offset] == self._alphabet.get(char, -1)
                    found, start = _kept(found, keep), start[keep]
                start = start + len(run)
            if found is None or not len(found.positions):
                return _nothing()
            del number
        return found if found is not None else _nothing()

    def _next_form(
        self, found: Found | None, start: Any, run: str
    ) -> tuple[Found, NDArray[np.int64]]:
        ranks = self._same_stem(run)
        sets = [self._of_words.at(self._of_words.between(one, one + 1)) for one in ranks]
        here = _joined(sets)
        lengths = np.repeat(
            np.array([len(self.words[one]) for one in ranks], np.int64),
            [len(one.positions) for one in sets],
        )
        if found is None:
            return here, here.positions.astype(np.int64) + lengths
        order = np.argsort(here.positions)
        sorted_here = here.positions[order]
        at = np.searchsorted(sorted_here, start)
        at[at == len(sorted_here)] = 0
        keep = sorted_here[at] == start if len(sorted_here) else np.zeros(len(start), np.bool_)
        ends: NDArray[np.int64] = (
            start[keep] + lengths[order][at[keep]] if keep.any() else start[:0]
        )
        return _kept(found, keep), ends


def _chunks(texts: Iterable[Text]) -> Iterator[str]:
    """Searchable text of some thousand documents at a time, with their separators."""
    source = iter(texts)
    while batch := list(islice(source, _CHUNK)):
        joined = "".join(
            f"{_FIELD.join(_clean(text.head))}{_BODY}{_FIELD.join(_clean(text.body))}{_DOCUMENT}"
            for text in batch
        )
        folded = _SPACES.sub(" ", fold(joined))
        for char in set(folded):
            if plain(char) != char:
                folded = folded.replace(char, plain(char))
        yield folded


def _clean(fields: tuple[str, ...]) -> Iterator[str]:
    return (_CONTROL.sub(" ", one) for one in fields)


def _coded(text: str, alphabet: dict[str, int]) -> NDArray[np.uint16]:
    """A text as small numbers; characters not met before are added to the alphabet."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    for char in sorted(set(text) - alphabet.keys()):
        alphabet[char] = len(alphabet)
    if len(alphabet) > 0xFFFF:
        raise OverflowError("more than 65,535 different characters")
    table = np.zeros(int(points.max(initial=0)) + 1, np.uint16)
    for char in set(text):
        table[ord(char)] = alphabet[char]
    return table[points]


def _length(where: slice) -> int:
    length: int = where.stop - where.start
    return length


def _nothing() -> Found:
    empty = np.empty(0, np.uint32)
    return Found(empty, empty)


def _moved(found: Found, offset: int) -> Found:
    """Candidates whose match begins `offset` characters earlier; none begins before the text."""
    keep = found.positions >= offset
    return Found(found.documents[keep], found.positions[keep] - np.uint32(offset))


def _kept(found: Found, keep: Mask) -> Found:
    return Found(found.documents[keep], found.positions[keep])


def _joined(parts: list[Found]) -> Found:
    if not parts:
        return _nothing()
    return Found(
        np.concatenate([one.documents for one in parts]),
        np.concatenate([one.positions for one in parts]),
    )


def _once(first: Found, second: Found) -> Found:
    joined = _joined([first, second])
    positions, index = np.unique(joined.positions, return_index=True)
    return Found(joined.documents[index], positions)
