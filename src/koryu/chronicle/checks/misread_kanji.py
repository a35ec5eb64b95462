from __future__ import annotations

from collections.abc import Iterable, Iterator

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.contexts import Contexts, context_length, gaps
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import is_kanji
from koryu.chronicle.checks.lexicon import COMMON, SHORT_FORMS
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings, repaired, word_span
from koryu.chronicle.checks.record_words import RecordWords
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.vocabulary import alike, is_related, table_affixes
from koryu.chronicle.record import Finding, Span
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("漢字の読み取り誤り", "Misread kanji", "Неверно прочитанный иероглиф")
_MESSAGE = Trilingual(
    "「{text}」は「{suggestion}」の読み取り誤りと思われます。",
    "“{text}” is presumably “{suggestion}” misread.",
    "«{text}» — по-видимому, неверно прочитанное «{suggestion}».",
)
_CONTEXT = 4
# How many times more often a word must stand than the kanji that could be right by themselves.
_USUAL = 4
# How many times more often than any other a kanji must complete a word.
_DOMINANT, _EVERYDAY = 3, 8
# The words for the kinds of places.
_KINDS = frozenset("市町村県省州道区郡島")


@rule("misread-kanji", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A kanji that makes no word where another makes one: 土別市 for 士別市, 泥年 for 青年.

    A kanji is doubtful only where the phrase around cannot be read as words with it. It is
    repaired by a kanji of like shape that makes a frequent word or a place of it, or by the kanji
    that stands in the same surroundings elsewhere in the document.
    """
    looker = _Looker(document)
    return phrase_findings(document, "misread-kanji", _MESSAGE, looker.repairs)


class _Looker:
    def __init__(self, document: Document) -> None:
        self._lexicon = document.lexicon
        self._contexts: Contexts = document.contexts
        unknown = (
            key
            for phrase in document.phrases
            for piece in self._lexicon.pieces(phrase)
            if piece.is_unknown and is_kanji(phrase[piece.start])
            for key in gaps(phrase, piece.start, piece.end)
        )
        self._endings = table_affixes("people") | table_affixes("bodies") | table_affixes("places")
        self._fillings = self._contexts.fillings(unknown)
        self._records = RecordWords(document)

    def repairs(self, phrase: str) -> Iterable[Repair]:
        for piece in self._lexicon.pieces(phrase):
            at = piece.start
            if piece.end - at == 1 and is_kanji(phrase[at]):
                found = self._alike(phrase, at)
                is_short = phrase[at - 1 : at] in SHORT_FORMS
                if found is None and piece.is_unknown and not is_short:
                    found = self._surrounded(phrase, at) or self._by_pattern(phrase, at)
                if found:
                    yield found
                    return
        if found := self._records.repair(phrase):
            yield found

    def _alike(self, phrase: str, at: int) -> Repair | None:
        """The first kanji of like shape that makes the phrase read better."""
        best: tuple[float, Repair] | None = None
        in_places = self._contexts.place_characters(phrase, at)
        least_told = 1 if phrase[at] not in vocabulary.affixes() else _USUAL
        for rank, char in enumerate(alike(phrase[at])):
            is_kind = char in _KINDS and self._follows_place(phrase, at)
            if not is_kind and char not in in_places and self._told(phrase, at, char) < least_told:
                continue
            right = phrase[:at] + char + phrase[at + 1 :]
            gain = self._lexicon.cost(phrase) - self._lexicon.cost(right)
            word = self._word(right, at)
            wrong = phrase[word[0] : word[1]]
            strength = self._contexts.words[right[word[0] : word[1]]] or int(is_kind)
            usual = _USUAL * self._seen(wrong)
            least = usual if gain < 2 else 1
            if gain < (2.0 if phrase[at] in self._endings else 1.0) or strength < least:
                continue
            sure = 0.95 if gain >= 2 and strength > 1 else 0.85
            score = gain + min(strength, 20) / 20 - rank / 10
            if best is None or score > best[0]:
                best = score, Repair(word, right[word[0] : word[1]], sure)
        return best[1] if best else None

    def _follows_place(self, phrase: str, at: int) -> bool:
        """Whether a known place ends right before `at`: 嘉興 of 嘉興巾."""
        pieces = self._lexicon.pieces(phrase)
        before = next((one for one in pieces if one.end == at), None)
        return before is not None and phrase[before.start : at] in self._lexicon.places

    def _seen(self, word: str) -> int:
        """How often a string of kanji that is no word stands in the document."""
        return self._contexts.joined[word] or 1

    def _told(self, phrase: str, at: int, char: str) -> int:
        """How often the document has the word that `char` makes with a neighbour."""
        words = self._contexts.words
        before, after = phrase[at - 1 : at] + char, char + phrase[at + 1 : at + 2]
        return max((words[one] for one in (before, after) if len(one) == 2), default=0)

    def _word(self, right: str, at: int) -> tuple[int, int]:
        return word_span(self._lexicon.pieces(right), at)

    def _by_pattern(self, phrase: str, at: int) -> Repair | None:
        """The one kanji that by far most often makes a word of the document with a neighbour.

        Everything else of the phrase must be known: names of persons have more kanji of no word.
        """
        rest = [one for one in self._lexicon.pieces(phrase) if one.start != at]
        if any(one.is_unknown for one in rest):
            return None
        pieces = self._lexicon.pieces(phrase)
        edges = {piece.start for piece in pieces}, {piece.end for piece in pieces}
        counted = self._contexts.completions(phrase, at, *edges)
        best, most = max(counted.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        others = max((count for char, count in counted.items() if char != best), default=0)
        if most < max(2, _DOMINANT * others):
            return None
        right = phrase[:at] + best + phrase[at + 1 :]
        start, end = span = self._word(right, at)
        word = right[start:end]
        if not self._lexicon.explains(right) or not (
            is_related(phrase[at], best)
            or (self._is_place(right, span, at) and self._contexts.kanji[phrase[at]] == 1)
            or self._is_everyday(word, phrase[at], most, others)
        ):
            return None
        return Repair(span, word, 0.86)

    def _is_place(self, right: str, span: Span, at: int) -> bool:
        """Whether a place stands at `span`, not as the beginning of a longer name."""
        after = next((one for one in self._lexicon.pieces(right) if one.start == span[1]), None)
        ends = after is None or (
            right[after.start] in self._endings
            if after.end - after.start == 1
            else after.cost <= COMMON
        )
        place = right[slice(*span)]
        if place[:-1] in self._lexicon.places and at == span[1] - 1:  # 塗 of 輪島塗 is a word's
            return False
        is_told = place in self._lexicon.places and self._contexts.words[place] > 0
        return len(place) > 2 and is_told and ends

    def _is_everyday(self, word: str, wrong: str, count: int, others: int) -> bool:
        """Whether a common word is so frequent here, and the kanji so rare, that shape tells nothing."""
        stem = word[:-1] if len(word) == 3 and word[-1] in self._endings else word
        is_common = vocabulary.kanji_words().get(stem, 9.0) <= COMMON
        seen = self._contexts.kanji[wrong]
        often = count >= max(_EVERYDAY * seen, 5 * others)
        return is_common and (often or (count >= _EVERYDAY // 2 and seen == 1 and not others))

    def _surrounded(self, phrase: str, at: int) -> Repair | None:
        """The kanji that stands between the same characters elsewhere."""
        keys = [one for one in gaps(phrase, at, at + 1) if context_length(one) >= _CONTEXT]
        for char in (one for key in keys for one in self._fillings.get(key, ())):
            if char == phrase[at] or not is_kanji(char):
                continue
            right = phrase[:at] + char + phrase[at + 1 :]
            if self._lexicon.cost(phrase) - self._lexicon.cost(right) >= 1.5:
                start, end = self._word(right, at)
                repair = Repair((start, end), right[start:end], 0.9)
                return repair if repaired(phrase, repair) == right else None
        return None
