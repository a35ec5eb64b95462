"""Words as searches compare them: searchable form, words of letters, Russian forms, readings.

A *word* is a run of letters of an alphabet (Latin, Cyrillic, Greek …). Japanese has no such
runs: its characters are compared one by one.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

from koryu.chronicle.text import fold

# A letter of a word, as a regular expression. The CJK blocks begin at U+2E80; the alphabets of
# languages that put spaces between words lie before.
LETTER = r"[^\W\d_\u2e80-\U0010ffff]"
_LETTER = re.compile(LETTER)
_WORD = re.compile(f"({LETTER}+)")
_SPACES = re.compile(r"\s+")
_RUSSIAN = re.compile(r"[а-я]{3,}")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
# What print distinguishes and keyboards do not.
_AS_TYPED = {"ё": "е", "’": "'"}
_stemming = threading.Lock()


@cache
def is_letter(char: str) -> bool:
    """Whether a character is a letter of an alphabet, as words are made of."""
    return _LETTER.fullmatch(char) is not None


@cache
def plain(char: str) -> str:
    """A Latin letter without its marks (ō → o), ё as е, ’ as it is typed; any other as it is."""
    if char in _AS_TYPED:
        return _AS_TYPED[char]
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() and base.isalpha() else char


def searchable(text: str) -> str:
    """`text` as it is compared: NFKC and case-folded, letters plain, white space one space."""
    folded = fold(text)
    if not folded.isascii():
        folded = "".join(map(plain, folded))
    return _SPACES.sub(" ", folded).strip()


def runs(text: str) -> list[tuple[bool, str]]:
    """`text` cut into runs: (True, letters of one word) or (False, what stands between)."""
    return [(at % 2 == 1, run) for at, run in enumerate(_WORD.split(text)) if run]


@cache
def _stemmer() -> snowballstemmer.RussianStemmer:
    return snowballstemmer.stemmer("russian")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem that the forms of a Russian word share (Snowball); other words stay as they are.

    It is always a beginning of the word. Snowball takes the end of Корсаков for a plural's and leaves
    it on Корсакове, so a stem that ends like these is stemmed once more.
    """
    if not _RUSSIAN.fullmatch(word):
        return word
    with _stemming:  # the stemmer keeps the word it works on
        stemmed: str = _stemmer().stemWord(word)
        if stemmed.endswith(("ов", "ев")):
            stemmed = _stemmer().stemWord(stemmed)
    return stemmed


def has_forms(text: str) -> bool:
    """Whether a word of `text` may be declined: whether it holds a Russian word."""
    return any(letters and _RUSSIAN.fullmatch(run) for letters, run in runs(text))


def reading(text: str) -> str:
    """Searchable text with katakana as hiragana: how readings are compared (サハリン, さはりん)."""
    return searchable(text).translate(_KATAKANA_TO_HIRAGANA)
