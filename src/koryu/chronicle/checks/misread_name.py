from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import KATAKANA_RUN
from koryu.chronicle.checks.lexicon import abroad_words, stem_of
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.spelling import ALIKE, OTHER, SLIP, Near, slips
from koryu.chronicle.checks.variants import folded, is_variant
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "片仮名の語の読み取り誤り", "Misread katakana word", "Неверно прочитанное слово на катакане"
)
_MESSAGE = Trilingual(
    "「{text}」は「{suggestion}」の読み取り誤りと思われます。",
    "“{text}” is presumably “{suggestion}” misread.",
    "«{text}» — по-видимому, неверно прочитанное «{suggestion}».",
)
_SHORT, _LONG = 4, 8
_WELL_KNOWN = 1.1
_KINDS = frozenset("市町村州")
_PEOPLES = frozenset("語族")
_LARGE = re.compile("[シジチリニミビピ]ユ|[シジリニ]ヨ|(?<=.)ツイ(?=ン)")
_TWICE = re.compile("(ー|ッ)\\1+")
_PART_TWICE = re.compile(r"(..+)\1")
_TITLES = ("氏", "さん", "君", "様", "夫妻", "夫人", "女史", "博士", "選手", "・")
_TO_SMALL = str.maketrans("ユヨイ", "ュョィ")


@rule("misread-name", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A katakana word one confusion away from a place, a frequent word or a common loanword.

    ベ for ペ, ソ for ン, ユ for ュ, a kana lost, doubled or swapped: the result is in no word list,
    while the word it came from is a place of the gazetteer, stands in other rows more often, or
    is common Japanese. A word that is itself known is left alone, and so are spellings that
    differ only as transliterations do (name-variant).
    """
    names = _Names(document)

    def repairs(phrase: str) -> Iterable[Repair]:
        for match in KATAKANA_RUN.finditer(phrase):
            start = names.begins(phrase, match.start())
            run = phrase[start : match.end()]
            around = phrase[start - 1 : start], phrase[match.end() :]
            after = around[1][:1]
            found = names.right(run) or names.cut_short(run, after) or names.spoken(run, after)
            if found is not None and not (len(run) <= _SHORT and _is_person(*around)):
                yield Repair((start, match.end()), *found)

    return phrase_findings(document, "misread-name", _MESSAGE, repairs)


class _Names:
    """Looks for the word behind a run of katakana; every run is looked at once."""

    def __init__(self, document: Document) -> None:
        self._counts = document.katakana
        self._lexicon = document.lexicon
        self._places = _place_runs(document)
        self._abroad = abroad_words()
        canonical = [stem_of(one.name.ja) for one in document.gazetteer.places.values()]
        self._canonical = {run for name in canonical for run in KATAKANA_RUN.findall(name)}
        self._plain = {folded(name) for name in canonical} | set(map(folded, self._canonical))
        often = {word for word, count in self._counts.items() if count > 1 or self._is_word(word)}
        known = {word for word in self._places | often if len(word) >= _SHORT}
        self._near = Near(known)
        self._far = Near((word for word in known if len(word) >= _LONG), 2)
        self.right = cache(self._right)

    def _is_whole(self, word: str) -> bool:
        """Whether a word is one of the lists, of the gazetteer or of other rows."""
        return self._cost(word) <= 1.0 or word in self._places or self._counts[word] > 1

    def _is_word(self, run: str) -> bool:
        return self._lexicon.explains(run)

    def begins(self, phrase: str, start: int) -> int:
        """Where the word at `start` begins: after ロ where 日ロ and the like end with it."""
        run = KATAKANA_RUN.match(phrase, start)
        is_abroad = start > 0 and phrase[start - 1 : start + 1] in self._abroad
        return start + 1 if is_abroad and run and self._lexicon.knows(run[0][1:]) else start

    def _reads_well(self, run: str) -> bool:
        """Whether the run is common words and places throughout, none of them the run itself."""
        pieces = self._lexicon.pieces(run)
        return self._cost(run) <= 1.0 or (
            len(pieces) > 1 and all(piece.cost <= _WELL_KNOWN for piece in pieces)
        )

    def _right(self, run: str) -> tuple[str, float] | None:
        """The word that should stand for `run`, and how sure that is."""
        if len(run) < _SHORT - 1 or run in self._canonical or self._cost(run) <= 1.0:
            return None
        if self._reads_well(run):
            return self._whole_word(run)
        if len(run) < _SHORT:
            return self._short(run)
        if (single := _TWICE.sub(r"\1", run)) != run:
            return single, 0.9
        if (once := _PART_TWICE.sub(r"\1", run)) != run and self._is_whole(once):
            return once, 0.9
        found = (one for one in self._candidates(run) if not self._is_spelling(run, one[0]))
        return max(found, key=lambda one: one[::-1], default=None) or self._small_kana(run)

    def _is_spelling(self, run: str, word: str) -> bool:
        """Whether two spellings of a name are both possible; common words have one."""
        is_one = self._is_compound(word) or (len(run) == len(word) and self._cost(word) <= 1.0)
        return is_variant(run, word) and not is_one

    def _whole_word(self, run: str) -> tuple[str, float] | None:
        """For a run of known words: one word that it is by a look-alike glyph (ボール for ポール)."""
        if len(run) <= _LONG - 2:
            return None
        words = (w for w, weight in slips(run) if weight <= ALIKE and not is_variant(run, w))
        whole = [
            word
            for word in words
            if self._cost(word) <= 1.0 or self._counts[word] >= 3 * self._counts[run]
        ]
        return (whole[0], 0.85) if len(whole) == 1 else None

    def _short(self, run: str) -> tuple[str, float] | None:
        """For three kana: the word of other rows that differs by one look-alike glyph.

        Where the glyphs differ by size or slant alone, a common word or a place will do.
        """
        if self._cost(run) < 2 or run in self._places:
            return None
        often = [one for one in _alike(run) if self._counts[one] >= 2 * self._counts[run]]
        best = max(often, key=lambda one: (self._counts[one], one), default=None)
        if best or self._counts[run] > 1:
            return (best, 0.86) if best else None
        twins = {
            run[:at] + one + run[at + 1 :] for at in range(3) for one in vocabulary.twins(run[at])
        }
        known = [one for one in twins if self._is_whole(one)]
        return (known[0], 0.86) if len(known) == 1 else None

    def _small_kana(self, run: str) -> tuple[str, float] | None:
        """The run with ユ or ヨ small after シ, ジ and the like, where foreign names have it so."""
        right = _LARGE.sub(lambda match: match[0].translate(_TO_SMALL), run)
        is_unknown = self._cost(run) > 2 and not self._lexicon.explains(run)
        return (right, 0.75) if right != run and is_unknown else None

    def cut_short(self, run: str, after: str) -> tuple[str, float] | None:
        """The frequent place that `run` before 市, 町 or the like is the beginning of."""
        if after not in _KINDS or run in self._canonical or len(run) < _SHORT - 1:
            return None
        whole = [
            one
            for one in self._canonical
            if one.startswith(run) and len(one) > len(run) + 1 and self._counts[one] > _SHORT
        ]
        return (whole[0], 0.85) if len(whole) == 1 and not self._cost(run) <= 1.0 else None

    def spoken(self, run: str, after: str) -> tuple[str, float] | None:
        """The listed word that three kana before 語 or 族, no word themselves, are by a look-alike glyph."""
        if after not in _PEOPLES or len(run) != _SHORT - 1 or run in self._places:
            return None
        known = [one for one in _alike(run) if self._cost(one) < 2 <= self._cost(run)]
        return (known[0], 0.86) if len(known) == 1 else None

    def _is_compound(self, word: str) -> bool:
        """Whether a long word is made of common words and places throughout."""
        return len(word) >= _LONG - 2 and self._reads_well(word)

    def _cost(self, run: str) -> float:
        return vocabulary.katakana_words().get(run, 9.0)

    def _candidates(self, run: str) -> Iterator[tuple[str, float]]:
        for word, weight in self._near.near(run, OTHER):
            yield from self._judged(run, word, weight)
        if len(run) >= _LONG - 1:
            for word, weight in self._far.near(run, 2 * SLIP):
                if weight > SLIP:
                    yield from self._judged(run, word, weight)
        if self._cost(run) > 2 and self._counts[run] < 3 and not self._lexicon.explains(run):
            for word, weight in slips(run):
                is_common = self._cost(word) <= 1.0
                least = _SHORT + (not is_common) if weight <= ALIKE else _SHORT + 3
                known = self._cost(word) if len(run) >= least else 9.0
                is_likely = weight <= ALIKE or len(word) < len(run)
                if known <= 1.0 or (is_likely and (known < 2 or self._is_compound(word))):
                    yield word, 0.82 if weight <= ALIKE and known <= 1.0 else 0.75

    def _outranks(self, word: str, alias: str, weight: float) -> bool:
        """Whether `alias`, a further name of a place, is itself a misreading of `word`."""
        if self._reads_well(word):
            return len(alias) >= _LONG
        return weight <= ALIKE and folded(word) in self._plain and folded(alias) not in self._plain

    def _judged(self, run: str, word: str, weight: float) -> Iterator[tuple[str, float]]:
        """`word` with the confidence that `run` is it misread, if there is enough of it."""
        seen, others = self._counts[run], self._counts[word]
        is_place = word in self._places
        if run in self._places and not self._outranks(word, run, weight):
            return
        listed = self._cost(run) < 2 and run not in self._places
        if listed and not (is_place and weight <= SLIP and others >= 4 * seen):
            return
        if is_place and others == 0 and not _is_far_from_chance(run, word, weight, seen):
            return
        if weight > ALIKE and min(len(run), len(word)) < _SHORT + 1 - is_place:
            return
        if weight > SLIP and (
            min(len(run), len(word)) < _LONG - 2 or (weight >= OTHER and seen > 2)
        ):
            return
        stronger = others >= (2 if weight <= ALIKE else 3) * seen
        has_sense = self._reads_well(word) and seen < 3
        if not is_place and not stronger and not (has_sense or seen < others):
            return
        base = 0.96 if is_place or stronger or self._reads_well(word) else 0.8
        yield word, round(base - weight / 8 - (0.1 if listed else 0), 2)


def _alike(run: str) -> list[str]:
    """The words that a run is by one look-alike glyph."""
    return [word for word, weight in slips(run) if weight == ALIKE]


def _is_person(before: str, after: str) -> bool:
    """Whether a run stands as the name of a person: beside ・ or before 氏 and the like."""
    return before == "・" or after.startswith(_TITLES)


def _is_far_from_chance(run: str, word: str, weight: float, seen: int) -> bool:
    """Whether a place that the document never names can be meant: long, and kept at both ends."""
    if seen > 2 or weight > SLIP:
        return False
    ends = run[0] == word[0] and run[-1] == word[-1]
    return len(word) > _SHORT if weight <= ALIKE else ends and len(word) >= _LONG - 1


def _place_runs(document: Document) -> set[str]:
    """The katakana of place names, whole and by their parts, and the document's spellings of them."""
    names = document.lexicon.places
    joined = (name.replace("・", "") for name in names)
    runs = {part for name in (*names, *joined) for part in KATAKANA_RUN.findall(name)}
    plain = {folded(run) for run in runs if len(run) > _SHORT}
    spelled = (run for run in document.katakana if len(run) > _SHORT and folded(run) in plain)
    return {run for run in (*runs, *spelled) if len(run) > 2}
