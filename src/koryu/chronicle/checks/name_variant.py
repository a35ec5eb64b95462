from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import KATAKANA, is_katakana
from koryu.chronicle.checks.lexicon import stem_of
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.spelling import distance
from koryu.chronicle.checks.variants import folded
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("名前の表記ゆれ", "Variants of one name", "Варианты одного названия")
_MESSAGE = Trilingual(
    "「{text}」は、ほかの箇所では「{suggestion}」と書かれています。",
    "“{text}” is written “{suggestion}” elsewhere.",
    "«{text}» в других местах пишется «{suggestion}».",
)
_NAME = re.compile(rf"[ァ-ヺ][{KATAKANA}]*(?:・[ァ-ヺ][{KATAKANA}]*)*")
_SHORTEST = 4
_NEAR = 1.4


@rule("name-variant", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """One name spelled in several ways: カムチャツカ and カムチャッカ, ヴ and ブ, with and without ー or ・.

    Each spelling is right by itself, so these are no errors; but whoever searches for one misses
    the other. The gazetteer's spelling is proposed where the document uses it, else the most
    frequent one.
    """
    names: Counter[str] = Counter()
    for phrase, count in document.phrases.items():
        for name in _NAME.findall(phrase):
            names[name] += count
    usual = _by_spelling(document, names) | _by_place(document, names)

    def repairs(phrase: str) -> Iterable[Repair]:
        for match in _NAME.finditer(phrase):
            if (right := usual.get(match[0])) is not None:
                yield Repair(match.span(), *right)

    return phrase_findings(document, "name-variant", _MESSAGE, repairs)


def _by_spelling(document: Document, names: Mapping[str, int]) -> dict[str, tuple[str, float]]:
    """Spellings that differ as transliterations do → the usual one, and how sure that is."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) >= _SHORTEST:
            groups[folded(name)].append(name)
    canonical = {stem_of(place.name.ja) for place in document.gazetteer.places.values()}
    found: dict[str, tuple[str, float]] = {}
    for held in groups.values():
        if len(held) > 1:
            usual = max(held, key=lambda one: (one in canonical, names[one], one))
            for other in held:
                if other != usual and not _are_words(other, usual):
                    sure = 0.6 if usual in canonical or names[usual] >= 3 * names[other] else 0.45
                    found[other] = usual, sure
    return found


def _are_words(one: str, other: str) -> bool:
    """Whether both are common words of their own (バレー and バレエ)."""
    words = vocabulary.katakana_words()
    return words.get(one, 9.0) <= 1.0 and words.get(other, 9.0) <= 1.0


def _by_place(document: Document, names: Mapping[str, int]) -> dict[str, tuple[str, float]]:
    """Like-sounding further names of one place → its own name, where the document uses that."""
    found: dict[str, tuple[str, float]] = {}
    for place in document.gazetteer.places.values():
        right = stem_of(place.name.ja)
        if right not in names or len(right) < _SHORTEST or not all(map(is_katakana, right)):
            continue
        for alias in {stem_of(one) for one in place.aliases} - {right}:
            if alias in names and alias[0] == right[0] and distance(alias, right, _NEAR) <= _NEAR:
                found[alias] = right, 0.6
    return found
