from __future__ import annotations

import re
from collections.abc import Iterator

from koryu.chronicle.checks.document import Cell, Document
from koryu.chronicle.checks.glyphs import KANJI, KATAKANA
from koryu.chronicle.checks.labels import PART, Labels
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.gazetteer import Place
from koryu.chronicle.record import Finding, Severity
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "ラベルと本文の場所", "Label and the places in the text", "Метка и места в тексте"
)
_OTHER = Trilingual(
    "本文の場所（{places}）はラベル「{text}」に属しません。",
    "The places in the text ({places}) do not belong to the label “{text}”.",
    "Места в тексте ({places}) не относятся к метке «{text}».",
)
_MISSING = Trilingual(
    "本文に{places}とありますが、ラベルがありません（同様の行では「{suggestion}」）。",
    "The text names {places}, but the label is empty (similar rows have “{suggestion}”).",
    "В тексте — {places}, а метки нет (в подобных записях «{suggestion}»).",
)
_LABELLED = 0.75
_FREE = re.compile(rf"(?:[市町村郡州省道]|地方)?(?![{KANJI}{KATAKANA}])")
_SAID = re.compile(r"^(?:市内|[でにをへと(（)）、。]|において|から|より|訪問)")


@rule("label-place", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A label that contradicts the places in the text, or is missing where the text names one.

    The gazetteer tells which place lies in which; the document's own habit tells which label
    rows that name a place bear. A label stands where the text names its place, a place within or
    around it, or where rows with the same places often bear it. A place that is only part of an
    organisation's name says little, so a label missing beside it is a note.
    """
    labels = document.derived(Labels)
    for row in range(len(document.rows)):
        named = labels.named(row)
        if not named:
            continue
        for header in labels.headers:
            cell = labels.cell(row, header)
            if cell.text.strip():
                yield from _contradicted(document, labels, cell, named)
            else:
                yield from _missing(document, labels, cell, named)


def _contradicted(
    document: Document, labels: Labels, cell: Cell, named: dict[str, Place]
) -> Iterator[Finding]:
    label = cell.text.strip()
    own = labels.place(label)
    if own is None or labels.is_wide(own) or _is_told(document, cell.row, label):
        return
    here = [p for p in named.values() if p.side == own.side and not labels.is_wide(p)]
    if not here or any(labels.related(own, place) for place in named.values()):
        return
    habits = [habit for place in here if (habit := labels.habit(cell.column, place))]
    is_usual = any(label in habit.seen for habit in habits)
    if is_usual and not all(
        labels.lies_in_other(place, own) and _stands_free(document, cell.row, place)
        for place in here
    ):
        return
    if _stands_elsewhere(labels, cell, here):
        return
    expected = {one for place in here if (one := labels.nearest(cell.column, place))}
    right = expected.pop() if len(expected) == 1 else None
    message = _OTHER.fill(text="{text}", places="・".join(place.name.ja for place in here))
    yield document.finding(
        "label-place", "warning", cell, (0, len(cell.text)), right, 0.8 if right else 0.65, message
    )


def _stands_free(document: Document, row: int, place: Place) -> bool:
    """Whether the text names the place by itself, not only inside the name of a body."""
    texts = document.texts_of(row)
    return len(texts) == 1 and any(
        mention.place.id == place.id and _FREE.match(texts[0].text, mention.span[1])
        for mention in document.places[row]
    )


def _is_told(document: Document, row: int, label: str) -> bool:
    """Whether the text has a part of the label's own name (ネネツ of ネネツ自治管区)."""
    texts = [cell.text for cell in document.texts_of(row)]
    parts = [part for part in PART.findall(label) if len(part) > 1]
    return any(part in text for part in parts for text in texts)


def _missing(
    document: Document, labels: Labels, cell: Cell, named: dict[str, Place]
) -> Iterator[Finding]:
    side = labels.side(cell.column)
    here = [one for one in named.values() if one.side == side and not labels.is_wide(one)]
    if not here or labels.filled(cell.column) < _LABELLED or _stands_elsewhere(labels, cell, here):
        return
    expected = {labels.nearest(cell.column, place) for place in here}
    if len(expected) != 1 or (label := expected.pop()) is None:
        return
    message = _MISSING.fill(suggestion="{suggestion}", places=here[0].name.ja)
    sure = side != "home" or any(_is_said(document, cell.row, place) for place in here)
    severity: Severity = "warning" if sure else "note"
    confidence = 0.7 if sure else 0.3
    yield document.finding("label-place", severity, cell, (0, 0), label, confidence, message)


def _stands_elsewhere(labels: Labels, cell: Cell, here: list[Place]) -> bool:
    """Whether another label of the row already means one of the places, or a place around it."""
    headers = (one for one in labels.headers if one != cell.column)
    others = (labels.place(labels.cell(cell.row, one).text.strip()) for one in headers)
    return any(labels.related(own, place) for own in others if own for place in here)


def _is_said(document: Document, row: int, place: Place) -> bool:
    """Whether the text names the place by its full name or as a place, not inside another name."""
    cells = {one.column: one.text for one in document.texts_of(row)}
    for mention in document.places[row]:
        if mention.place.id == place.id:
            for text in cells.values():
                word = text[slice(*mention.span)]
                if word == place.name.ja and _SAID.match(text[mention.span[1] :] or "。"):
                    return True
    return False
