"""How far two words are apart, in the ways a page is misread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from koryu.chronicle.checks.vocabulary import alike

# What one difference weighs: a glyph taken for a look-alike, a character lost, doubled or
# swapped, any other character.
ALIKE, SLIP, OTHER = 0.2, 0.4, 1.0
FAR = 9.0
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゲゴザジズゼゾダデドバビブベボパピプペポァィゥェォャュョッーヴ"


def distance(word: str, other: str, most: float = 2.0) -> float:
    """The weight of the differences between two words; FAR where it is above `most`.

    Optimal string alignment; a substitution of look-alike glyphs weighs ALIKE, a lost, added or
    swapped character SLIP, any other substitution OTHER.
    """
    if abs(len(word) - len(other)) * SLIP > most:
        return FAR
    before: list[float] = []
    last = [SLIP * at for at in range(len(other) + 1)]
    for at, char in enumerate(word, start=1):
        row = [SLIP * at]
        for to, target in enumerate(other, start=1):
            change = 0.0 if char == target else ALIKE if target in alike(char) else OTHER
            best = min(last[to - 1] + change, last[to] + SLIP, row[to - 1] + SLIP)
            if at > 1 and to > 1 and char == other[to - 2] and word[at - 2] == target:
                best = min(best, before[to - 2] + (SLIP if char != target else 0.0))
            row.append(best)
        if min(row) > most:
            return FAR
        before, last = last, row
    return last[-1] if last[-1] <= most else FAR


def is_misread(word: str, *names: str) -> bool:
    """Whether the word is no name of its own but one slip away from one of `names`."""
    return word not in names and any(
        distance(word, name, most) <= most
        for name in names
        if (most := SLIP if len(name) > 3 else ALIKE) and len(word) >= len(name) - 1
    )


def shortenings(word: str, count: int = 1) -> set[str]:
    """The word with up to `count` characters left out, and the word itself."""
    found = {word}
    for _ in range(count):
        found |= {one[:at] + one[at + 1 :] for one in found for at in range(len(one))}
    return found


class Near:
    """Words by their shortenings: finds those one slip or one glyph away, without comparing all."""

    def __init__(self, words: Iterable[str], count: int = 1) -> None:
        self._count = count
        self._by_part: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            for part in shortenings(word, count):
                self._by_part[part].append(word)

    def near(self, word: str, most: float) -> Iterator[tuple[str, float]]:
        """The words within `most` of `word`, with their distance; not the word itself."""
        found = {
            one for part in shortenings(word, self._count) for one in self._by_part.get(part, ())
        }
        for other in found - {word}:
            if (weight := distance(word, other, most)) <= most:
                yield other, weight


def slips(run: str) -> Iterator[tuple[str, float]]:
    """What `run` may have been: one look-alike glyph, or one kana lost, doubled or swapped."""
    for at, char in enumerate(run):
        for other in alike(char):
            yield run[:at] + other + run[at + 1 :], ALIKE
        if char == run[at - 1 : at]:
            yield run[:at] + run[at + 1 :], SLIP
        yield run[:at] + run[at + 1 : at + 2] + char + run[at + 2 :], SLIP
        for other in _KANA:
            yield run[:at] + other + run[at:], SLIP
