from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from koryu.chronicle.checks import vocabulary
from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.glyphs import KANJI, KATAKANA
from koryu.chronicle.checks.labels import Labels
from koryu.chronicle.checks.lexicon import stem_of
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.facts.words import alternation
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual(
    "似た行と異なるラベル",
    "Label unlike those of similar rows",
    "Метка не такая, как в подобных записях",
)
_OTHER = Trilingual(
    "「{name}」が出る行のラベルはふつう「{suggestion}」ですが、ここでは「{text}」です。",
    "Rows with “{name}” are labelled “{suggestion}” as a rule; this one has “{text}”.",
    "Записи с «{name}» обычно имеют метку «{suggestion}», а здесь — «{text}».",
)
_MISSING = Trilingual(
    "「{name}」が出る行のラベルはふつう「{suggestion}」ですが、ここは空です。",
    "Rows with “{name}” are labelled “{suggestion}” as a rule; here the label is empty.",
    "Записи с «{name}» обычно имеют метку «{suggestion}», а здесь её нет.",
)
_KATAKANA_NAME = re.compile(rf"[{KATAKANA}][{KATAKANA}]*(?:・[{KATAKANA}]+)*")
_TOWN = re.compile(rf"[{KANJI}](?<![{KANJI}].)[{KANJI}]{{1,3}}(?=[市町村郡])")
_ROWS, _SHARE, _COMMON = 3, 0.75, 0.7
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Habit:
    label: str
    seen: frozenset[str]


@rule("label-habit", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A label unlike those of the other rows that have the same name, or missing beside them.

    Where the gazetteer does not know the places of a chronicle, its own rows tell which label goes
    with which name. A name counts as a guide where nearly all rows that have it bear one
    label, and that label is not simply everyone's. Rows whose places the gazetteer knows are left
    to label-place.
    """
    labels = document.derived(Labels)
    known = {stem_of(label) for header in labels.headers for label in labels.counts[header]}
    stems = re.compile(alternation(one for one in known if len(one) > 1) or r"(?!)")
    names = [_names(document, row, stems) for row in range(len(document.rows))]
    for header in labels.headers:
        habits = _habits(labels, header, names)
        for row, found in enumerate(names):
            if not _is_known(labels, header, row):
                yield from _doubtful(document, labels, habits, header, row, found)


def _names(document: Document, row: int, stems: re.Pattern[str]) -> set[str]:
    """The names in a row's words that may stand for a place, those of labels among them."""
    common = vocabulary.katakana_words()
    texts = [cell.plain for cell in document.texts_of(row)]
    patterns = (_KATAKANA_NAME, _TOWN, stems)
    found = {name for text in texts for pattern in patterns for name in pattern.findall(text)}
    return {
        name
        for name in found
        if (len(name) >= _SHORTEST and common.get(name, 9.0) > 1.0) or "一" <= name[0] <= "鿿"
    }


def _is_known(labels: Labels, header: str, row: int) -> bool:
    """Whether the gazetteer leads from a place in the row's words to a label of the column."""
    return any(labels.nearest(header, place) for place in labels.named(row).values())


def _habits(labels: Labels, header: str, names: list[set[str]]) -> dict[str, _Habit]:
    """Each name that guides to a label of the column, with the labels often seen beside it."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, found in enumerate(names):
        label = labels.cell(row, header).text.strip()
        for name in found:
            told[name][label] += 1
    counts = labels.counts[header]
    usual = counts.total() * _COMMON
    habits: dict[str, _Habit] = {}
    for name, beside in told.items():
        label, most = beside.most_common(1)[0]
        is_guide = label and most >= max(_ROWS - 1, _SHARE * beside.total())
        if is_guide and beside.total() >= _ROWS and counts[label] <= usual:
            often = frozenset(one for one, count in beside.items() if count > 1)
            habits[name] = _Habit(label, often)
    return habits


def _doubtful(
    document: Document,
    labels: Labels,
    habits: dict[str, _Habit],
    header: str,
    row: int,
    names: set[str],
) -> Iterator[Finding]:
    cell = labels.cell(row, header)
    label = cell.text.strip()
    text = "".join(one.text for one in document.texts_of(row))
    guides = {name: habits[name] for name in sorted(names) if name in habits}
    wanted = {habit.label for habit in guides.values()}
    if len(wanted) != 1 or (label and stem_of(label) in text):
        return
    right = wanted.pop()
    others = {labels.cell(row, one).text.strip() for one in labels.headers if one != header}
    if right in others or stem_of(right) == stem_of(label):
        return
    if any(label in habit.seen for habit in guides.values()):
        return
    words = _OTHER if label else _MISSING
    message = words.fill(text="{text}", suggestion="{suggestion}", name=next(iter(guides)))
    yield document.finding("label-habit", "warning", cell, (0, len(cell.text)), right, 0.7, message)
