"""What a row calls the people it counts, in Japanese and, through `data/roles.csv`, in en and ru."""

from __future__ import annotations

import re
from functools import cache

from koryu.chronicle.facts.counts import Count
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.tables import table
from koryu.chronicle.trilingual import Trilingual

_FOLLOWING = re.compile(r"の([^、。()「」をがはにへでもとの]{2,20})")
_ACTS = re.compile(r"受け?入|派遣|招|訪問|来|参加|出席|参列|出演")
_BEFORE = re.compile(r"[^、。(「」をがはにへで:]*$")
_TRAILING = re.compile(
    r"(?:ら|一行|等|など|計|合計|総勢|約|およそ|他|ほか|外|の|、|:|から|より|\s)+$"
)
_LEADING = re.compile(
    r"^(?:から|より|の|側|市|町|村|との|と|及び|や|・|、|うち|内訳|内|ほか|他|\s)+"
)
_OWN = re.compile(r"長|議会|立|民|内|役|府|区")


def role_of(reading: Reading, count: Count, before: int) -> Trilingual:
    """The role of a count as the row words it; en and ru are empty where the word is unknown."""
    text = reading.text
    if text[count.start : count.end].startswith(("夫妻", "夫婦", "両", "ご夫")):
        before_pair = _BEFORE.search(text, before, count.end)
        return _named(before_pair[0] if before_pair else text[count.start : count.end])
    following = _FOLLOWING.match(text, count.end)
    if following and not _ACTS.match(following[1]):
        return _named(following[1])
    phrase = _BEFORE.search(text, before, count.head_end)
    words = _TRAILING.sub("", phrase[0]) if phrase else ""
    start = count.head_end - len(phrase[0]) if phrase else count.head_end
    for token in reading.tokens:
        if start <= token.start and token.end <= count.head_end:
            rest = _LEADING.sub("", _TRAILING.sub("", text[token.end : count.head_end]))
            if rest and not _OWN.match(rest):
                words = rest
    return _named(_LEADING.sub("", words))


@cache
def _vocabulary() -> dict[str, Trilingual]:
    return {
        word: Trilingual(word, row["en"], row["ru"])
        for row in table("roles")
        for word in row["ja"].split(" | ")
    }


@cache
def _named(words: str) -> Trilingual:
    """The words with the translation of the longest known word they end in."""
    known = _vocabulary()
    for at in range(len(words)):
        if found := known.get(words[at:]):
            return Trilingual(words, found.en, found.ru)
    return Trilingual(words)
