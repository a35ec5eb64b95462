"""What Japanese text is made of, from the baked tables: words, homophones, look-alike glyphs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from koryu.chronicle.tables import table


@cache
def kanji_words() -> Mapping[str, float]:
    """Words of two kanji → what reading them costs: 1.0 common, 1.3 a name, 1.6 listed only."""
    costs: dict[str, float] = {}
    for row in table("words_kanji"):
        first = row["first"]
        for kind, cost in (("listed", 1.6), ("names", 1.3), ("common", 1.0)):
            costs |= dict.fromkeys((first + second for second in row[kind]), cost)
    return costs


@cache
def katakana_words() -> Mapping[str, float]:
    """Katakana words of 3 to 10 characters, and those of such records → 1.0 common, 1.6 listed only."""
    costs: dict[str, float] = {}
    for row in table("words_katakana"):
        for kind, cost in (("listed", 1.6), ("common", 1.0)):
            costs |= dict.fromkeys((row["first"] + rest for rest in row[kind].split()), cost)
    for row in table("record_loanwords"):
        costs |= dict.fromkeys(row["words"].split(), 1.0)
    return costs


@cache
def _homophones() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table("homophones"):
        words = tuple(row["words"].split())
        for word in words:
            others = tuple(one for one in words if one != word)
            found[word] = found.get(word, ()) + others
    return found


def homophones(word: str) -> tuple[str, ...]:
    """The common words of two kanji that sound like `word`."""
    return _homophones().get(word, ())


@cache
def simplified() -> Mapping[str, str]:
    """Simplified glyphs that Japanese text never uses → the Japanese glyphs behind each."""
    return {row["simplified"]: row["japanese"] for row in table("simplified")}


@cache
def affixes() -> frozenset[str]:
    """Kanji that stand alone beside words (市, 長, 団 …)."""
    return frozenset("".join(row["kanji"] for row in table("affixes")))


@cache
def table_affixes(kind: str) -> frozenset[str]:
    """The kanji of `affixes` that belong to one kind of names."""
    return frozenset("".join(row["kanji"] for row in table("affixes") if row["kind"] == kind))


@cache
def _alike() -> Mapping[str, str]:
    found = {row["kanji"]: row["alike"] for row in table("alike_kanji")}
    for row in table("confusable"):
        for char in row["glyphs"] if row["kind"] not in ("stroke", "counter", "split") else "":
            others = row["glyphs"].replace(char, "")
            found[char] = "".join(dict.fromkeys(others + found.get(char, "")))
    return found


@cache
def _rare() -> Mapping[str, str]:
    return {row["kanji"]: row["alike"] for row in table("rare_kanji")}


@cache
def _first_level() -> frozenset[str]:
    return frozenset(row["kanji"] for row in table("alike_kanji"))


def rare_alike(char: str) -> str:
    """The common kanji that a rare one looks like, most alike first; none for a common one."""
    if char in _first_level():
        return ""
    return "".join(dict.fromkeys(alike(char) + _rare().get(char, "")))


@cache
def strokes() -> Mapping[str, str]:
    """Strokes and radicals that are no words of their own → the katakana of the same shape."""
    rows = (row["glyphs"] for row in table("confusable") if row["kind"] == "stroke")
    return {stroke: glyphs[0] for glyphs in rows for stroke in glyphs[1:]}


@cache
def splits() -> Mapping[str, str]:
    """Two glyphs that one is taken for where it is set wide (ノレ) → the one (ル)."""
    rows = (row["glyphs"] for row in table("confusable") if row["kind"] == "split")
    return {glyphs[1:]: glyphs[0] for glyphs in rows}


@cache
def twins(char: str) -> str:
    """The katakana that differ from `char` by the slant or the size alone: シ and ツ, エ and ェ."""
    rows = (row["glyphs"] for row in table("confusable") if row["kind"] in ("twin", "small"))
    return "".join(glyphs.replace(char, "") for glyphs in rows if char in glyphs)


@cache
def _related() -> Mapping[str, str]:
    return {row["kanji"]: row["related"] for row in table("alike_kanji")}


def is_related(char: str, other: str) -> bool:
    """Whether two kanji look alike as wholes or share a part."""
    return other in alike(char) or other in _related().get(char, "") or char in alike(other)


def is_alike(char: str, other: str) -> bool:
    """Whether two kanji look alike as wholes."""
    return other in alike(char) or char in alike(other) or other in rare_alike(char)


@cache
def _confused() -> frozenset[tuple[str, str]]:
    groups = (row["glyphs"] for row in table("confusable") if row["kind"] == "kanji")
    return frozenset((one, other) for glyphs in groups for one in glyphs for other in glyphs)


def is_confused(char: str, other: str) -> bool:
    """Whether two kanji are among those known to be taken for each other."""
    return (char, other) in _confused()


def alike(char: str) -> str:
    """The glyphs that reading confuses with `char`, most alike first."""
    return _alike().get(char, "")
