from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import KANJI, KATAKANA
from koryu.chronicle.checks.lexicon import COMMON, NAME, PLACE
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding, Span
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "長音符とハイフンの取り違え",
    "Long vowel mark and dash confused",
    "Перепутаны знак долготы и тире",
)
_MESSAGE = Trilingual(
    "「{text}」は、長音符「ー」とハイフンや「一」を取り違えたものと思われます（「{suggestion}」）。",
    "“{text}” confuses the long vowel mark ー with a dash or the numeral 一; presumably “{suggestion}”.",
    "В «{text}» перепутаны знак долготы ー и тире или цифра 一; по-видимому, «{suggestion}».",
)
_DASHES = "\\-‐‑–—―−─"
# Runs are bounded, so that a cell of one sign cannot hold the search up.
_FOR_VOWEL = re.compile(rf"([{KATAKANA}]{{1,60}})[{_DASHES}一]([{KATAKANA}]{{0,60}})")
_FOR_DASH = re.compile(
    rf"([{KATAKANA}{KANJI}A-Za-z]{{0,60}}[{KANJI}A-Za-zァ-ヺ])ー([{KATAKANA}{KANJI}A-Za-z]{{0,60}})"
)
_PHRASE = re.compile(rf"[{KATAKANA}{KANJI}]{{1,60}}一[{KATAKANA}{KANJI}]{{1,60}}")
_TRAVELLED = re.compile(r"便|間|航|線|路|フェリー|直行|定期|往復")
_BETWEEN = re.compile(rf"([{_DASHES}~〜])(?<=[{KATAKANA}{KANJI}].)(?=[{KATAKANA}{KANJI}])")


@dataclass(frozen=True, slots=True)
class _Slip:
    span: Span
    suggestion: str
    confidence: float


@rule("long-vowel", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A dash or the numeral 一 read for the long vowel mark ー, or ー for the dash of a route.

    ー lengthens a kana, so it cannot follow a kanji (稚内ー小樽); and where a name is known without
    the mark at its end and not with it, the mark was the dash between two places, as is 一 between
    the two ends of a route (富山一大連便). The other way round, スポ一ツ and セミナ- become words with ー,
    and 市長ー行 with 一.
    """
    dash = _usual_dash(document)
    for cell in document.texts:
        plain = cell.plain
        if "ー" not in plain and "一" not in plain and not _FOR_VOWEL.search(plain):
            continue
        slips = (*_for_vowel(document, plain), *_for_dash(document, plain, dash))
        for slip in (*slips, *_numeral_for_dash(document, plain, dash)):
            yield document.finding(
                "long-vowel", "error", cell, slip.span, slip.suggestion, slip.confidence, _MESSAGE
            )


def _usual_dash(document: Document) -> str:
    counted = Counter(_BETWEEN.findall("\n".join(cell.text for cell in document.texts)))
    return counted.most_common(1)[0][0] if counted else "―"


def _for_vowel(document: Document, plain: str) -> Iterator[_Slip]:
    lexicon = document.lexicon
    for match in _FOR_VOWEL.finditer(plain):
        before, after = match.groups()
        word = f"{before}ー{after}"
        is_word = lexicon.knows(word) or document.katakana[word] > 1
        if is_word and not (lexicon.knows(before) and (not after or lexicon.knows(after))):
            yield _Slip(match.span(), word, 0.97)


def _for_dash(document: Document, plain: str, dash: str) -> Iterator[_Slip]:
    lexicon = document.lexicon
    for match in _FOR_DASH.finditer(plain):
        before, after = match.groups()
        head = before[lexicon.pieces(before)[-1].start :]
        tail = after[: lexicon.pieces(after)[0].end] if after else ""
        is_kana = "ァ" <= head[-1] <= "ヺ"
        if is_kana and not (after and _is_route(document, head, tail)):
            continue
        if not is_kana and not after:
            continue
        start = match.end(1)
        numeral = f"一{after[:1]}"
        if not is_kana and tail not in lexicon.places and lexicon.cost_of(numeral) == COMMON:
            yield _Slip((start, start + 2), numeral, 0.92)
            continue
        span = (start - len(head), match.start(2) + len(tail))
        yield _Slip(span, f"{head}{dash}{tail}", 0.95)


def _numeral_for_dash(document: Document, plain: str, dash: str) -> Iterator[_Slip]:
    """一 between two places, where a route is told by what follows or both are of the gazetteer."""
    lexicon = document.lexicon
    for match in _PHRASE.finditer(plain) if "一" in plain else ():
        phrase = match[0]
        for before, sign, after in zip(
            *(lexicon.pieces(phrase)[at:] for at in range(3)), strict=False
        ):
            names = phrase[before.start : before.end], phrase[after.start : after.end]
            known = [name in lexicon.places for name in names]
            are_names = all(lexicon.cost_of(name) in (PLACE, NAME) for name in names)
            travels = any(known) or _TRAVELLED.match(phrase, after.end)
            if phrase[sign.start : sign.end] == "一" and are_names and (all(known) or travels):
                start = match.start()
                span = (start + before.start, start + after.end)
                yield _Slip(span, dash.join(names), 0.9)


def _is_route(document: Document, head: str, tail: str) -> bool:
    """Whether a known name ends before ー, none ends with it, and another begins after it."""
    lexicon = document.lexicon
    return (
        head in lexicon.places
        and not lexicon.knows(f"{head}ー")
        and lexicon.explains(tail)
        and len(tail) > 1
    )
