"""Texts as one array of small numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple
from unicodedata import is_normalized, normalize

import numpy as np
from numpy.typing import NDArray

from koryu.chronicle.query.words import is_letter, plain

# The numbers of what divides documents, fields, head and body, and words.
DOCUMENT, FIELD, BODY, SPACE = range(4)
_MARKS = "\x01\x02\x03"
_SPACES = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u1680\u2028\u2029]+")
_UNEVEN = re.compile(r"[\t\n\r\f\v\x1c-\x1f\x85\u1680\u2028\u2029]|  ")
_PIECE = 5_000
_EVERY_CHARACTER = 0x110000
# The characters that become longer when their case is folded, such as ß.
_GROWING = re.compile(
    f"[{''.join(char for char in map(chr, range(0x20000)) if len(char.casefold()) > 1)}]"
)


class Text(NamedTuple):
    """One document: the fields that weigh more (headlines, labels), and the others."""

    head: Sequence[str]
    body: Sequence[str]


class Coded:
    """Texts in searchable form: `codes` one after another, `words` in the order they stand.

    Each document ends with DOCUMENT; so does the array begin. `alphabet` numbers the characters,
    `vocabulary` lists the words, sorted; `words` holds their numbers.
    """

    def __init__(self, texts: Iterable[Text]) -> None:
        self._table = np.zeros(_EVERY_CHARACTER, np.uint16)
        self.alphabet: dict[str, int] = {}
        for char in f"{_MARKS} ":
            self._add(char)
        self._alphabetic = np.zeros(_EVERY_CHARACTER, np.bool_)
        numbers: dict[str, int] = {}
        words, codes = [np.empty(0, np.uint32)], [np.array([DOCUMENT], np.uint16)]
        for piece in _pieces(texts):
            points = np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), np.uint32)
            codes.append(self._coded(points))
            found = self._words(points)
            for word in set(found) - numbers.keys():
                numbers[word] = len(numbers)
            words.append(np.fromiter(map(numbers.__getitem__, found), np.uint32, len(found)))
        self.codes = np.concatenate(codes)
        self.letters = np.array([is_letter(char) for char in self.alphabet])
        self._rank(numbers, np.concatenate(words))

    def _add(self, char: str) -> None:
        self._table[ord(char)] = self.alphabet.setdefault(char, len(self.alphabet))
        if len(self.alphabet) > 0xFFFF:
            raise OverflowError("more than 65,535 different characters")

    def _coded(self, points: NDArray[np.uint32]) -> NDArray[np.uint16]:
        """Characters as numbers; upper and lower case, and letters with marks, share a number."""
        met = np.zeros(_EVERY_CHARACTER, np.bool_)
        met[points] = True
        for point in np.flatnonzero(met & (self._table == 0)).tolist():
            if point != ord(_MARKS[DOCUMENT]):
                char = plain(chr(point).casefold())
                self._add(char)
                self._table[point] = self.alphabet[char]
                self._alphabetic[point] = is_letter(char)
        coded: NDArray[np.uint16] = self._table[points]
        return coded

    def _words(self, points: NDArray[np.uint32]) -> list[str]:
        """The words among characters, in their order."""
        spaced = np.where(self._alphabetic[points], points, np.uint32(ord(" ")))
        return spaced.tobytes().decode("utf-32-le", "surrogatepass").split()

    def _rank(self, numbers: dict[str, int], words: NDArray[np.uint32]) -> None:
        """Numbers words by their place in the sorted vocabulary."""
        spelled = {word: "".join(map(plain, word.casefold())) for word in numbers}
        self.vocabulary = sorted(set(spelled.values()))
        place = {word: at for at, word in enumerate(self.vocabulary)}
        ranks = np.fromiter((place[one] for one in spelled.values()), np.uint32, len(numbers))
        self.words: NDArray[Any] = ranks[words]


def _pieces(texts: Iterable[Text]) -> Iterator[str]:
    """The texts some thousand at a time, in NFKC, white space evened, with their separators."""
    source = iter(texts)
    while batch := list(islice(source, _PIECE)):
        divided = "".join(map(_divided, batch))
        if divided.count(_MARKS[DOCUMENT]) + divided.count(_MARKS[BODY]) != 2 * len(batch):
            divided = "".join(_divided(_cleaned(text)) for text in batch)
        yield _SPACES.sub(" ", divided) if _UNEVEN.search(divided) else divided


def _divided(text: Text) -> str:
    field = _MARKS[FIELD]
    whole = f"{field.join(text.head)}{_MARKS[BODY]}{field.join(text.body)}{_MARKS[DOCUMENT]}"
    if not is_normalized("NFKC", whole):
        whole = normalize("NFKC", whole)
    return _GROWING.sub(lambda match: match[0].casefold(), whole)


def _cleaned(text: Text) -> Text:
    """A text without the characters that serve as separators here."""
    blank = str.maketrans(dict.fromkeys(_MARKS, " "))
    return Text(*([one.translate(blank) for one in part] for part in text))
