"""An exact index of texts: positions of character pairs and of words, in numpy arrays.

Two kinds of postings say where matching can begin. A word of letters is posted under itself, so
that the words with one beginning are one slice; any other character (Japanese, a digit, a mark)
is posted under itself and its neighbour. The rarest posting that a term implies gives the
candidates; they are compared with the text, character by character, so nothing is ever guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.query.tree import Term, Word
from koryu.chronicle.query.words import has_forms, is_letter, runs, stem
from koryu.search.coding import BODY, DOCUMENT, SPACE, Coded, Text
from koryu.search.postings import Found, Mask, Postings, joined, length, nothing, once

_LAST = chr(0x10FFFF)
_PAST_THE_END = 1024  # no term is longer, so that reading on from any position stays inside
_MOST_COMPLETED = 500


class _Anchor(NamedTuple):
    """Postings that every match implies, `offset` characters after where it begins."""

    postings: Postings
    where: slice
    offset: int
    covers: int


class TextIndex:
    """Texts numbered in the order given. Immutable once built."""

    def __init__(self, texts: Iterable[Text]) -> None:
        coded = Coded(texts)
        self.words = coded.vocabulary
        self._alphabet, self._letters = coded.alphabet, coded.letters
        text = coded.codes
        ends = np.flatnonzero(text == DOCUMENT)
        self.size = len(ends) - 1
        self.lengths = np.diff(ends).astype(np.uint32)
        self.mean_length = float(self.lengths.mean()) if self.size else 1.0
        self.bodies = np.flatnonzero(text == BODY).astype(np.uint32)
        owners = np.repeat(np.arange(self.size + 1, dtype=np.uint32), np.append(self.lengths, 1))
        letters = self._letters[text]
        self._of_words = Postings(coded.words, _begins(letters), owners)
        others = np.flatnonzero(~letters & (text > SPACE)).astype(np.uint32)
        keys = text[others] * np.uint32(len(self._alphabet)) + text[others + 1]
        self._of_pairs = Postings(keys, others, owners)
        self._text = np.append(text, np.zeros(_PAST_THE_END, text.dtype))

    def renumbered(self, order: NDArray[np.intp]) -> TextIndex:
        """The same texts, the n-th being the `order[n]`-th of before. Takes this index over."""
        number = np.empty(self.size, np.uint32)
        number[order] = np.arange(self.size, dtype=np.uint32)
        self._of_words.documents = number[self._of_words.documents]
        self._of_pairs.documents = number[self._of_pairs.documents]
        self.lengths, self.bodies = self.lengths[order], self.bodies[order]
        return self

    def find(self, term: Term) -> Found:
        """Every place where a term stands, each once, in no order."""
        if not isinstance(term, Word) or not has_forms(term.text):
            return self._literal(term.text)
        if is_letter(term.text[0]) and len(runs(term.text)) == 1:
            return self._word(term.text)
        return once([self._literal(term.text), self._forms(term.text)])

    def completed(self, beginning: str) -> dict[str, int]:
        """The words that begin so (of very many only some), and how often each stands."""
        start, stop = self._range(beginning)
        return {
            self.words[rank]: length(self._of_words.between(rank, rank + 1))
            for rank in range(start, min(stop, start + _MOST_COMPLETED))
        }

    def following(self, text: str, reach: int, most: int) -> list[str]:
        """What stands at the first `most` places where `text` stands: `reach` characters each."""
        chars = list(self._alphabet)
        starts = self._literal(text).positions[:most].astype(np.int64)
        window = self._text[starts[:, None] + np.arange(reach)]
        return ["".join(chars[code] for code in row) for row in window.tolist()]

    def _range(self, beginning: str) -> tuple[int, int]:
        """The numbers of the words that begin so."""
        return bisect_left(self.words, beginning), bisect_left(self.words, beginning + _LAST)

    def _exactly(self, word: str) -> slice:
        rank = bisect_left(self.words, word)
        known = rank < len(self.words) and self.words[rank] == word
        return self._of_words.between(rank, rank + known)

    def _word(self, word: str) -> Found:
        """The words that begin with a Russian word, and its other forms."""
        found = self._of_words.at(self._of_words.between(*self._range(word)))
        others = [rank for rank in self._same_stem(word) if not self.words[rank].startswith(word)]
        if not others:
            return found
        return joined(
            [found, *(self._of_words.at(self._of_words.between(one, one + 1)) for one in others)]
        )

    def _same_stem(self, word: str) -> list[int]:
        stemmed = stem(word)
        return [rank for rank in range(*self._range(stemmed)) if stem(self.words[rank]) == stemmed]

    def _literal(self, text: str) -> Found:
        """Where a text stands as it is; where it begins with a letter, at beginnings of words."""
        wanted = [self._alphabet.get(char, -1) for char in text]
        if -1 in wanted:
            return nothing()
        anchor = min(self._anchors(text, wanted), key=lambda one: length(one.where))
        found = anchor.postings.at(anchor.where)
        if anchor.offset:
            found = found.where(found.positions > anchor.offset)
            found = Found(found.documents, found.positions - np.uint32(anchor.offset))
        found = self._where_stands(wanted, anchor, found)
        if anchor.offset and is_letter(text[0]):
            found = found.where(~self._letters[self._text[found.positions - np.uint32(1)]])
        return found

    def _where_stands(self, wanted: list[int], anchor: _Anchor, found: Found) -> Found:
        """Those of the candidates that an anchor gives where the whole text stands."""
        end = anchor.offset + anchor.covers
        unsure = (*range(anchor.offset), *range(end, len(wanted)))
        keep = None
        for offset in unsure:
            same = self._text[offset:].take(found.positions) == wanted[offset]
            keep = same if keep is None else keep & same
            if np.count_nonzero(keep) < len(keep) // 2:  # else there is little to gain yet
                found, keep = found.where(keep), None
                if not len(found.positions):
                    break
        return found if keep is None else found.where(keep)

    def _anchors(self, text: str, wanted: list[int]) -> Iterator[_Anchor]:
        """The postings a text implies. A text that can be searched implies at least one."""
        at = 0
        for of_letters, run in runs(text):
            if of_letters:
                last = at + len(run) == len(text)
                where = self._of_words.between(*self._range(run)) if last else self._exactly(run)
                yield _Anchor(self._of_words, where, at, len(run))
            else:
                ends = len(run) > 1 and wanted[-2] != SPACE and at + len(run) == len(text)
                # The last character alone says less than with the one before it.
                for offset in range(at, at + len(run) - ends):
                    if wanted[offset] != SPACE:
                        yield self._pair(wanted, offset)
            at += len(run)

    def _pair(self, wanted: list[int], offset: int) -> _Anchor:
        """A character with its neighbour; the last of a text with any neighbour."""
        key = wanted[offset] * len(self._alphabet)
        if offset + 1 < len(wanted):
            key += wanted[offset + 1]
            return _Anchor(self._of_pairs, self._of_pairs.between(key, key + 1), offset, 2)
        where = self._of_pairs.between(key, key + len(self._alphabet))
        return _Anchor(self._of_pairs, where, offset, 1)

    def _forms(self, text: str) -> Found:
        """Where words of the same stems stand with the same between, as in Южно-Сахалинске."""
        found: Found | None = None
        ends = np.empty(0, np.int64)
        for of_letters, run in runs(text):
            if found is None:
                found, ends = self._inflected(run) if of_letters else self._written(run)
            elif of_letters:
                keep, ends = self._continued(ends, *self._inflected(run))
                found = found.where(keep)
            else:
                for char in run:
                    keep = self._text[ends] == self._alphabet.get(char, -1)
                    found, ends = found.where(keep), ends[keep] + 1
        return found or nothing()

    def _written(self, text: str) -> tuple[Found, NDArray[np.int64]]:
        found = self._literal(text)
        return found, found.positions.astype(np.int64) + len(text)

    def _inflected(self, word: str) -> tuple[Found, NDArray[np.int64]]:
        """Where a word stands in any form, by position, and where it ends there."""
        ranks = self._same_stem(word)
        sets = [self._of_words.at(self._of_words.between(one, one + 1)) for one in ranks]
        sizes = [len(self.words[one]) for one in ranks]
        every = joined(sets)
        ends = every.positions.astype(np.int64)
        ends += np.repeat(np.array(sizes, np.int64), [len(one.positions) for one in sets])
        order = np.argsort(every.positions)
        return Found(every.documents[order], every.positions[order]), ends[order]

    @staticmethod
    def _continued(
        starts: NDArray[np.int64], found: Found, ends: NDArray[np.int64]
    ) -> tuple[Mask, NDArray[np.int64]]:
        """Which of `starts` are among the positions found, and where those end."""
        if not len(ends):
            return np.zeros(len(starts), np.bool_), ends
        at = np.minimum(np.searchsorted(found.positions, starts), len(ends) - 1)
        keep: Mask = found.positions[at] == starts
        return keep, ends[at[keep]]


def _begins(letters: Mask) -> NDArray[np.uint32]:
    """Where words begin: letters after what is none."""
    begins = letters.copy()
    begins[1:] &= ~letters[:-1]
    return np.flatnonzero(begins).astype(np.uint32)
