from __future__ import annotations

from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.likeness import Likeness, Pair
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding, Severity
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("ほぼ同じ行", "Row nearly repeated", "Почти та же запись")
_MESSAGE = Trilingual(
    "{page}ページ{row}行とほぼ同じ内容です（一致{percent}％）。",
    "Nearly the same as page {page}, row {row} ({percent} % alike).",
    "Почти то же, что на с. {page}, запись {row} (сходство {percent} %).",
)
# The share of shingles that two rows have in common, or that one has of the other; less is
# enough where one row tells a date that the other, less exact, leaves open.
_PASSAGE = 14
_ALIKE, _HELD, _HELD_UNDATED = 0.62, 0.85, 0.55


@rule("near-duplicate", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """Two rows of the same time and region that tell the same in nearly the same words.

    Chronicles compiled from several offices' lists tell an event twice, once with its month and
    once without. Rows that differ in an edition, a count or a place are two events.
    """
    for pair in document.derived(Likeness).pairs:
        if not pair.same_ordinals or not pair.same_numbers or not _same_places(document, pair):
            continue
        cells = [document.texts_of(row)[0] for row in (pair.first, pair.second)]
        words = document.squeezed[pair.first], document.squeezed[pair.second]
        if words[0] == words[1] and pair.same_date:
            continue
        if pair.alike >= _ALIKE:
            severity: Severity = "warning"
            confidence = 0.75
        elif pair.held >= (_HELD if pair.same_date else _HELD_UNDATED) or _shares_passage(pair):
            severity, confidence = "note", 0.5
        else:
            continue
        source = document.rows[pair.first].source
        message = _MESSAGE.fill(
            page=source.page, row=source.row, percent=round(100 * max(pair.alike, pair.held))
        )
        span = (0, len(cells[1].text))
        yield document.finding(
            "near-duplicate", severity, cells[1], span, None, confidence, message
        )


def _shares_passage(pair: Pair) -> bool:
    """Whether a long passage of one row stands in the other, which tells another precision."""
    return pair.run >= _PASSAGE and not pair.same_date


def _same_places(document: Document, pair: Pair) -> bool:
    """Whether one row names no place that the other, naming others, does not."""
    first, second = (
        {mention.place.id for mention in document.places[row]} for row in (pair.first, pair.second)
    )
    return first <= second or second <= first
