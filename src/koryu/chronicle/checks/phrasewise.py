"""Repairs found in phrases, brought back to the cells they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from koryu.chronicle.checks.document import Cell, Document
from koryu.chronicle.checks.lexicon import Lexicon, Piece
from koryu.chronicle.record import Finding, Severity, Span
from koryu.chronicle.trilingual import Trilingual


@dataclass(frozen=True, slots=True)
class Repair:
    """What should stand at `span` of a phrase, and how sure that is (0 to 1)."""

    span: Span
    suggestion: str | None
    confidence: float


def repaired(phrase: str, repair: Repair) -> str:
    """The phrase with the repair made."""
    return phrase[: repair.span[0]] + (repair.suggestion or "") + phrase[repair.span[1] :]


def severity_of(confidence: float) -> Severity:
    """How a finding of this confidence is told."""
    return "error" if confidence >= 0.85 else "warning" if confidence >= 0.5 else "note"


def phrase_findings(
    document: Document,
    rule: str,
    message: Trilingual,
    look: Callable[[str], Iterable[Repair]],
    *,
    in_labels: bool = False,
) -> Iterator[Finding]:
    """A finding for every repair of every phrase of the rows' words; each phrase is read once.

    `in_labels`: the labels are looked at too.
    """
    for words in (document.words, document.labels) if in_labels else (document.words,):
        for phrase in words.stands:
            for repair in look(phrase):
                for cell, start in words.where(phrase):
                    yield _finding(document, rule, message, cell, start, repair)


def _finding(
    document: Document, rule: str, message: Trilingual, cell: Cell, offset: int, repair: Repair
) -> Finding:
    start, end = repair.span
    return document.finding(
        rule,
        severity_of(repair.confidence),
        cell,
        (offset + start, offset + end),
        repair.suggestion,
        repair.confidence,
        message,
    )


def word_span(pieces: Sequence[Piece], at: int) -> Span:
    """The word of a phrase that holds the character at `at`.

    A kanji that stands alone goes with the word before it, as 団 in 代表団.
    """
    held = next(number for number, piece in enumerate(pieces) if piece.start <= at < piece.end)
    start, end = pieces[held].start, pieces[held].end
    if end - start == 1 and held and pieces[held - 1].end - pieces[held - 1].start <= 3:
        start = pieces[held - 1].start
    elif end - start == 1 and not held and len(pieces) > 1:
        end = pieces[held + 1].end
    return start, end


def glyph_repairs(
    phrase: str, lexicon: Lexicon, glyphs: Mapping[str, str], confidence: float
) -> Iterator[Repair]:
    """The words of a phrase that hold characters of `glyphs`, with those replaced.

    Where a character stands for several, the one that makes the phrase read best is taken.
    """
    wrong = [at for at, char in enumerate(phrase) if char in glyphs]
    right = phrase
    for at in wrong:
        options = (right[:at] + one + right[at + 1 :] for one in glyphs[phrase[at]])
        right = min(options, key=lexicon.cost)
    told = (0, 0)
    for at in wrong:
        if at >= told[1]:
            start, end = told = word_span(lexicon.pieces(right), at)
            yield Repair((start, end), right[start:end], confidence)
