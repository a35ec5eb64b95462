"""Names of partners in katakana with one letter misread, lost or doubled: ウラジオストワ, サハリリン.

Looked for only where a row names no foreign place otherwise: there the likeness is no accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from koryu.chronicle.facts.lexicon import Lexicon, Name
from koryu.chronicle.facts.repairs import katakana_words

_RUN = re.compile(r"[ァ-ヴー]{4,}")
_LEAST = 5  # letters; shorter names are like too many words


def misread_names(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Name]]:
    """Where a word that is none stands for the one name it is a letter away from."""
    for run in _RUN.finditer(text):
        if run[0] in katakana_words():
            continue
        names = {
            name.word: name
            for less in _one_less(run[0])
            for name in _near(lexicon).get(less, ())
            if _one_off(run[0], name.word)
        }
        if len(names) == 1:
            yield run.start(), run.end(), next(iter(names.values()))


@lru_cache(maxsize=16)
def _near(lexicon: Lexicon) -> dict[str, list[Name]]:
    """The partners' names by what is left of them with a letter less."""
    near: dict[str, list[Name]] = {}
    for name in lexicon.names():
        if name.side == "partner" and len(name.word) >= _LEAST and _RUN.fullmatch(name.word):
            for less in set(_one_less(name.word)):
                near.setdefault(less, []).append(name)
    return near


def _one_less(word: str) -> Iterable[str]:
    return (word, *(word[:at] + word[at + 1 :] for at in range(len(word))))


def _one_off(word: str, name: str) -> bool:
    """Whether one letter differs, is lost or is too many."""
    if len(word) != len(name):
        return True
    return sum(one != other for one, other in zip(word, name, strict=True)) == 1
