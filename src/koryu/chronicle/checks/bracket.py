from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import KANJI, KATAKANA
from koryu.chronicle.checks.lexicon import Lexicon, stem_of
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding, Span
from koryu.chronicle.text import narrow
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("括弧の不対応", "Unbalanced bracket", "Непарная скобка или кавычка")
_MESSAGE = Trilingual(
    "「{text}」の括弧に対応する相手がありません。",
    "A bracket of “{text}” has no partner.",
    "В «{text}» у скобки или кавычки нет пары.",
)
_PAIRS = dict(zip("「『(〔【《〈“｢[", "」』)〕】》〉”｣]", strict=True))
_OPENING = {close: opening for opening, close in _PAIRS.items()}
_BRACKET = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_OPENING)) + "]")
_QUOTED = re.compile(r"[「『(〔【《〈“]([^「」『』()〔〕【】《》〈〉“”]+)[」』)〕】》〉”]")
_ITEM = re.compile(r"(?:^|[\s、。・])\(?[0-9A-Za-z一二三四五六七八九十ア-ン]{1,2}$")
_WORDY = rf"[{KATAKANA}{KANJI}A-Za-z0-9・&.'’]"
_LAST_RUN = re.compile(rf"{_WORDY}(?:{_WORDY}|[の ](?={_WORDY}))*$")
_FIRST_RUN = re.compile(rf"{_WORDY}(?:{_WORDY}|[の ](?={_WORDY}))*")


@dataclass(frozen=True, slots=True)
class _Slip:
    span: Span
    suggestion: str | None
    confidence: float


@rule("unbalanced-bracket", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A bracket or a quotation mark without its partner.

    Readers lose one of a pair at the end of a line. Where the same words stand in brackets
    elsewhere in the document they tell where the partner belongs; else it is put at the edge of
    the words beside it.
    """
    mender = _Mender(document)
    balanced: dict[str, bool] = {}
    for cell in document.texts:
        brackets = "".join(_BRACKET.findall(cell.plain))
        if brackets not in balanced:
            balanced[brackets] = not any(mender.slips(brackets))
        if balanced[brackets]:
            continue
        for slip in mender.slips(cell.plain):
            right = slip.suggestion and _as_written(slip, cell.text)
            yield document.finding(
                "unbalanced-bracket", "error", cell, slip.span, right, slip.confidence, _MESSAGE
            )


def _as_written(slip: _Slip, text: str) -> str:
    """The suggestion with the text's own characters, the new bracket as wide as its partner."""
    start, end = slip.span
    own, right = text[start:end], slip.suggestion or ""
    is_wide = any(char in "（）［］" for char in own)
    first, last = (_wide(char) if is_wide else char for char in (right[0], right[-1]))
    if len(right) == len(own):
        return first + own[1:-1] + last
    return first + own if right[1:] == narrow(own) else own + last


def _wide(char: str) -> str:
    """A bracket of ASCII as its full-width form; any other character as it is."""
    return chr(ord(char) + 0xFEE0) if char in "()[]" else char


class _Mender:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._lexicon: Lexicon = document.lexicon

    @cached_property
    def _quoted(self) -> set[str]:
        cells = self._document.texts
        return {words for cell in cells for words in _QUOTED.findall(cell.plain) if len(words) > 1}

    def slips(self, text: str) -> Iterator[_Slip]:
        opened: list[int] = []
        closed: list[int] = []
        for match in _BRACKET.finditer(text):
            at, char = match.start(), match[0]
            if char in _PAIRS:
                opened.append(at)
            elif opened and text[opened[-1]] == _OPENING[char]:
                opened.pop()
            elif any(text[one] == _OPENING[char] for one in opened):
                while text[opened[-1]] != _OPENING[char]:
                    yield self._unclosed(text, opened.pop())
                opened.pop()
            elif opened and _PAIRS[text[opened[-1]]] not in text[at:]:
                start = opened.pop()
                right = text[start:at] + _PAIRS[text[start]]
                yield _Slip((start, at + 1), right, 0.9)
            elif char != ")" or not _ITEM.search(text[:at]):
                closed.append(at)
        yield from self._turned(text, opened, closed)

    def _turned(self, text: str, opened: list[int], closed: list[int]) -> Iterator[_Slip]:
        """Two of one kind that both open or both close: one of them was turned round."""
        for held, pairs, turned in ((closed, _OPENING, 0), (opened, _PAIRS, 1)):
            while held:
                at = held.pop(0)
                other = held[0] if held and text[held[0]] == text[at] else None
                if other is not None and other - at > 1:
                    held.pop(0)
                    ends = [text[at], text[other]]
                    ends[turned] = pairs[text[at]]
                    right = ends[0] + text[at + 1 : other] + ends[1]
                    yield _Slip((at, other + 1), right, 0.9)
                else:
                    yield (self._unclosed if turned else self._unopened)(text, at)

    def _unclosed(self, text: str, at: int) -> _Slip:
        """The opening bracket at `at` has no partner: where the words after it end."""
        rest = text[at + 1 :]
        close = _PAIRS[text[at]]
        known = max((one for one in self._quoted if rest.startswith(one)), key=len, default="")
        run = _FIRST_RUN.match(rest)
        words = known or (run[0] if run else "")
        if not known and text[at] == "(":
            words = rest.rstrip("。") if len(rest) < 20 else words
        if not words:
            return _Slip((at, at + 1), None, 0.9)
        return _Slip((at, at + 1 + len(words)), text[at] + words + close, 0.95 if known else 0.88)

    def _unopened(self, text: str, at: int) -> _Slip:
        """The closing bracket at `at` has no partner: where the words before it begin."""
        rest = text[:at]
        opening = _OPENING[text[at]]
        known = max((one for one in self._quoted if rest.endswith(one)), key=len, default="")
        run = _LAST_RUN.search(rest)
        words = known or (run[0] if run else "")
        if not known and text[at] == ")" and words:
            words = self._last_place(words)
        if not words:
            return _Slip((at, at + 1), None, 0.9)
        span = (at - len(words), at + 1)
        return _Slip(span, opening + words + text[at], 0.95 if known else 0.88)

    def _last_place(self, words: str) -> str:
        """The place that ends the words, as in 開催札幌市); the words themselves without one."""
        tails = [words[piece.start :] for piece in reversed(self._lexicon.pieces(words))]
        places = self._lexicon.places
        return next((one for one in tails if one in places or stem_of(one) in places), words)
