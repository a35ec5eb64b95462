"""Katakana for letters, and the bare consonants by which spellings of one name are compared."""

from __future__ import annotations

import re
from functools import cache

from koryu.chronicle.tables import table

_CYRILLIC = dict(
    zip(
        "абвгдеёзийклмнопрстуфхыэ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "yo",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "i",
            "e",
        ],
        strict=True,
    )
) | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
_VOWELS = "aiueo"


@cache
def _syllables() -> tuple[dict[str, str], re.Pattern[str]]:
    kana = {row["sound"]: row["kana"] for row in table("syllables")}
    sounds = sorted(kana, key=len, reverse=True)
    return kana, re.compile("|".join(sounds) + "|[a-z]")


@cache
def _sounds() -> tuple[dict[str, str], re.Pattern[str]]:
    sounds: dict[str, str] = {}
    for row in table("syllables"):
        sounds.setdefault(row["kana"], row["sound"])
    return sounds, re.compile("|".join(sorted(sounds, key=len, reverse=True)) + "|.")


def latin_for(text: str) -> str:
    """Letters or katakana as plain small Latin letters."""
    folded = "".join(_CYRILLIC.get(char, char) for char in text.casefold())
    sounds, pattern = _sounds()
    return pattern.sub(lambda match: sounds.get(match[0], match[0]), folded).replace("ー", "")


def katakana_for(letters: str) -> str:
    """Cyrillic or Latin letters as katakana, consonants without a vowel as Japanese writes them."""
    kana, pattern = _syllables()
    sounds = latin_for(letters).replace("l", "r")
    return "".join(kana.get(match[0], "") for match in pattern.finditer(sounds))


def skeleton(text: str) -> str:
    """The consonants of a word in any script, those that Japanese does not tell apart as one."""
    sounds = latin_for(text)
    for one, other in (
        ("sh", "s"), ("ch", "t"), ("ts", "t"), ("zh", "z"), ("j", "z"), ("dz", "z"),
        ("l", "r"), ("v", "b"), ("f", "b"), ("h", "b"), ("c", "k"), ("q", "k"), ("x", "ks"), ("y", ""), ("w", ""),
    ):  # fmt: skip
        sounds = sounds.replace(one, other)
    return re.sub(rf"[{_VOWELS}'’-]", "", sounds)
