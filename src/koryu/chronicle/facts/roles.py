"""What a row calls the people it counts, in Japanese and, through `data/roles.csv`, in en and ru."""

from __future__ import annotations

import re
from functools import cache

from koryu.chronicle.facts.counts import Count
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.tables import table
from koryu.chronicle.text import fold
from koryu.chronicle.trilingual import Trilingual

_FOLLOWING = re.compile(r"(?:\([^)]*\))?の([^、。()「」をがはにへでもとの]{2,20})")
_ACTS = re.compile(r"受け?入|派遣|招|訪問|来|参加|出席|参列|出演|作品")
_PAIR = re.compile(r"ご?夫妻|夫婦|両名|両氏")
_BREAK = re.compile(r".*[、。(「」をがはにへで:]", re.DOTALL)
_BEFORE = re.compile(r"(?:[^、。(「」をがはにへで:ぁ-ん]|の|(?<!か)ら(?=[^ぁ-ん])|子ども|など)*$")
_TRAILING = re.compile(r"(?:ら|一行|等|など|計|合計|総勢|約|およそ|ほぼ|他|ほか|外|の|、|:|\s)+$")
_LONGEST = 60
_LEADING = re.compile(r"^(?:の|側|及び|・|、|内訳|\s)+")
_CLOSED = re.compile(r"(?:「[^「」]*」|\([^()]*\))$")
# A place's name that is part of the title, not the place the people come from.
_OWN = re.compile(r"長|議会|立|民|役|府|区")
_FROM = re.compile(r"(?:から|より)$")


def role_of(reading: Reading, count: Count, before: int) -> Trilingual:
    """The role of a count as the row words it; en and ru are empty where the word is unknown."""
    text = reading.text
    before = max(before, count.start - _LONGEST)
    following = _FOLLOWING.match(text, count.end)
    if following and not _ACTS.match(following[1]):
        return _named(reading.words(*following.span(1)))
    end = _end(text, before, count)
    broken = _BREAK.match(text, before, end)
    phrase = _BEFORE.search(text, broken.end() if broken else before, end)
    start = phrase.start() if phrase else end
    for token in reading.tokens:
        if start <= token.start < token.end < end and not token.title:
            lead = _LEADING.match(text[token.end : end])
            rest = token.end + (lead.end() if lead else 0)
            if rest < end and not _OWN.match(text, rest):
                start = rest
    words = reading.words(start, end)
    return _named(_LEADING.sub("", words))


def _end(text: str, before: int, count: Count) -> int:
    """Where the words for the people end: before 一行, 約, ら and a name or note in brackets."""
    end = count.end if _PAIR.match(text, count.start) else count.head_end
    while True:
        found = _TRAILING.search(text, before, end) or _CLOSED.search(text, before, end)
        if found is None:
            return before if _FROM.search(text, before, end) else end
        end = found.start()


@cache
def _vocabulary() -> dict[str, Trilingual]:
    return {
        fold(word): Trilingual(word, row["en"], row["ru"])
        for row in table("roles")
        for word in row["ja"].split(" | ")
    }


@cache
def _named(words: str) -> Trilingual:
    """The words with the translation of the longest known word they end in."""
    known, folded = _vocabulary(), fold(words)
    for at in range(len(folded)):
        if found := known.get(folded[at:]):
            return Trilingual(words, found.en, found.ru)
    return Trilingual(words)
