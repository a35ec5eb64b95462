"""Evident reading damage mended before the grammars read a row: 派遺, 协定, 口シア, センタ夕ー.

Each glyph is replaced by one glyph, so that every place in the text stays what it was. What is doubtful
stays as read; it is for the checks to tell. The words are those of the grammars themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from koryu.chronicle.facts.words import words_of
from koryu.chronicle.tables import table
from koryu.chronicle.text import fold

_ALIKE = 4  # of the kanji that look alike, the most alike
_OKURIGANA = tuple("りるれいきくけっみむめえうち")  # a verb, as in 見送る
_KANJI_PAIR = re.compile(r"(?=([一-龥]{2}))")
_KATAKANA_RUN = re.compile(r"[ァ-ヴー]{3,}")
# Before the first kanji of any town these make a verb: 来鶴, 訪蘭.
_BEFORE_PLACES = "来訪"
_COUNTERS = "名人回件校社点台年月日つ度次期か国市県町村者泊輪極種部"
# 嘉興巾を訪問, 一行が未県
_CITY = re.compile(r"(?<=[一-龥ァ-ヴー])(?<![雑布頭角茶])巾(?=[をのにへがはとで、。]|から|長)")
_CAME = re.compile(r"(?<![一-龥])未(?=[県日市道町村](?:[、。し]|$))")
# Glyphs of one picture, where a katakana is read as something else; 一 and － stand for a long vowel.
_MORE_TWINS = {"一": "ー", "-": "ー", "―": "ー", "亻": "イ", "へ": "ヘ", "べ": "ベ", "ぺ": "ペ", "り": "リ"}  # fmt: skip
# Old shapes of kanji that a font of another country shows.
_SHAPES = dict(zip("巿硏靑內敎鄕戶眞晚每步旣歷增寬黑吳說產", "市研青内教郷戸真晩毎歩既歴増寛黒呉説産", strict=True))  # fmt: skip


@cache
def glyphs() -> dict[int, str]:
    """Glyphs that Japanese never uses, each with the first Japanese glyph behind it."""
    single = {row["simplified"]: row["japanese"][0] for row in table("simplified")}
    return {ord(wrong): right for wrong, right in (single | _SHAPES).items()}


def mended(text: str) -> str:
    """Folded text of the same length with what is evidently misread put right."""
    if not _misread_pairs().isdisjoint(pairwise(text)):
        text = _with_pairs(text)
    if "巾" in text or "未" in text:
        text = _CITY.sub("市", _CAME.sub("来", text))
    beside, alone = _doubtful()
    if beside.search(text):
        text = alone.sub(_twin, text)
    return text


def _with_pairs(text: str) -> str:
    """Pairs of kanji put right where the misread one makes no word with its other neighbour."""
    for at in range(len(text) - 1):
        right = _misread().get((text[at], text[at + 1]))
        if right is None:
            continue
        other = text[at - 1 : at + 1] if right[1] == text[at + 1] else text[at + 1 : at + 3]
        if other not in _usual() and not text.startswith(_OKURIGANA, at + 2):
            text = text[:at] + right + text[at + 2 :]
    return text


@cache
def _misread() -> dict[tuple[str, str], str]:
    """Pairs of kanji that are no word, one glyph away from a word of the grammars."""
    words = _words() & _listed()
    alike, single = _alike(), _affixes()
    found: dict[str, set[str]] = {}
    for right in words:
        for wrong in _one_off(right, alike):
            found.setdefault(wrong, set()).add(right)
    return {
        (wrong[0], wrong[1]): right
        for wrong, (right, *others) in found.items()
        if not others
        and wrong not in _usual()
        and wrong[wrong[0] == right[0]] not in single
        and not (wrong[0] == right[0] and wrong[0] in _BEFORE_PLACES)
    }


@cache
def _misread_pairs() -> frozenset[tuple[str, str]]:
    """Looked up for every two neighbours of every text, which in a dictionary's keys takes longer."""
    return frozenset(_misread())


def _one_off(right: str, alike: dict[str, str]) -> Iterator[str]:
    for char in alike.get(right[0], ""):
        yield char + right[1]
    for char in alike.get(right[1], ""):
        yield right[0] + char


@cache
def _affixes() -> frozenset[str]:
    """Kanji that stand beside any word."""
    return frozenset("".join(row["kanji"] for row in table("affixes"))) | frozenset("及並又各両")


@cache
def _words() -> frozenset[str]:
    """The pairs of kanji in the words of the grammars."""
    kinds = dict.fromkeys(row["kind"] for row in table("facts_words"))
    every = [word for kind in kinds for word in words_of(kind)]
    every += [word for row in table("roles") for word in row["ja"].split(" | ")]
    return frozenset(pair for word in every for pair in _KANJI_PAIR.findall(word))


@cache
def _listed() -> frozenset[str]:
    """Words of two kanji."""
    return frozenset(
        row["first"] + second
        for row in table("words_kanji")
        for kind in ("common", "names", "listed")
        for second in row[kind]
    )


@cache
def _usual() -> frozenset[str]:
    """Pairs of kanji that are words or stand in the names of places."""
    named = (pair for row in table("places") for pair in _KANJI_PAIR.findall(row["ja"]))
    return _listed() | _words() | frozenset(named)


@cache
def _alike() -> dict[str, str]:
    """The glyphs that each kanji may be misread as; likeness goes both ways."""
    found = {row["kanji"]: row["alike"][:_ALIKE] for row in table("alike_kanji")}
    for char, others in list(found.items()):
        for other in others:
            found[other] = found.get(other, "") + char
    for row in table("confusable"):
        if row["kind"] == "kanji":
            for char in row["glyphs"]:
                found[char] = found.get(char, "") + row["glyphs"].replace(char, "")
    return found


@cache
def _twins() -> dict[str, str]:
    pairs = (fold(row["glyphs"]) for row in table("confusable") if row["kind"] == "kana-kanji")
    return {pair[1]: pair[0] for pair in pairs} | _MORE_TWINS


@cache
def _doubtful() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Signs beside katakana, found fast; and those that may be katakana themselves."""
    signs = "".join(map(re.escape, _twins()))
    beside = re.compile(rf"[ァ-ヴー][{signs}]|[{signs}][ァ-ヴー]{{2}}")
    return beside, re.compile(
        rf"(?<=[ァ-ヴー])[{signs}](?=[ァ-ヴー])|(?<![ァ-ヴー])[{signs}](?=[ァ-ヴー]{{2}})"
        rf"|(?<=[ァ-ヴー]{{2}})[{signs}](?![ァ-ヴー{_COUNTERS}])"
    )


def _twin(match: re.Match[str]) -> str:
    """The katakana of the same picture, where a word or a name with it begins or ends the run."""
    text, at = match.string, match.start()
    right = text[:at] + _twins()[match[0]] + text[at + 1 :]
    run = next(one for one in _KATAKANA_RUN.finditer(right) if one.start() <= at < one.end())
    begin, stop = run.span()
    ends = (right[begin:end] for end in range(max(at + 1, begin + 3), stop + 1))
    begins = (right[start:stop] for start in range(begin, min(at, stop - 3) + 1))
    known = any(word in katakana_words() for word in (*ends, *begins))
    return right[at] if known else match[0]


@cache
def katakana_words() -> frozenset[str]:
    """Known words and names in katakana."""
    words = {
        row["first"] + rest
        for row in table("words_katakana")
        for kind in ("common", "listed")
        for rest in row[kind].split()
    }
    names = (part for row in table("places") for part in _KATAKANA_RUN.findall(fold(row["ja"])))
    kinds = dict.fromkeys(row["kind"] for row in table("facts_words"))
    grammar = (
        run for kind in kinds for word in words_of(kind) for run in _KATAKANA_RUN.findall(word)
    )
    return frozenset(words) | set(names) | set(grammar)
