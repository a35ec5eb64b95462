from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from koryu.chronicle.checks.document import LABEL_ROLES, REGION_ROLES, Document
from koryu.chronicle.checks.labels import Labels
from koryu.chronicle.checks.lexicon import stem_of
from koryu.chronicle.checks.misread_label import MisreadLabels
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.spelling import ALIKE, SLIP, Near, is_misread
from koryu.chronicle.checks.variants import folded
from koryu.chronicle.record import Finding, Severity
from koryu.chronicle.text import squeeze
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("ラベルの表記ゆれ", "Variant of another label", "Вариант другой метки")
_MESSAGE = Trilingual(
    "ラベル「{text}」は「{suggestion}」の別表記と思われます。",
    "The label “{text}” is presumably another form of “{suggestion}”.",
    "Метка «{text}», по-видимому, — другая форма метки «{suggestion}».",
)
# How many times as often the usual form stands; more where the rarer names a place of its own.
_MISREAD_RATIO, _NAME_RATIO = 3, 4


@rule("label-variant", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A label that means what a more frequent label means: 札幌 beside 札幌市.

    Two labels are one where the gazetteer resolves them to one place, where one only lacks the
    word for its kind, or where the rarer is the other misread. Rows under the rarer label are
    lost to whoever filters by the usual one.
    """
    usual = _Usual(document)
    for cell in document.cells(*LABEL_ROLES):
        label = cell.text.strip()
        if document.derived(MisreadLabels).right(label):  # the rule misread-label tells those
            continue
        if found := usual.label(document.profile.columns[cell.column], label):
            start = cell.text.index(label)
            span = (start, start + len(label))
            sure = usual.is_sure(label, found)
            severity: Severity = "warning" if sure else "note"
            confidence = 0.9 if sure else 0.5
            yield document.finding(
                "label-variant", severity, cell, span, found, confidence, _MESSAGE
            )


class _Usual:
    """The usual form of each label, over all columns of one kind."""

    def __init__(self, document: Document) -> None:
        self._labels = document.derived(Labels)
        self._counts: Counter[str] = Counter()
        self._usual: dict[bool, dict[str, str]] = {}
        for is_region in (True, False):
            counts: Counter[str] = Counter()
            for header, held in self._labels.counts.items():
                if (document.profile.columns[header] in REGION_ROLES) == is_region:
                    counts.update(held)
            self._counts.update(counts)
            self._usual[is_region] = self._forms(counts, is_region)

    def label(self, role: str, label: str) -> str | None:
        """The usual form of a label that is not it; None for a usual one."""
        return self._usual[role in REGION_ROLES].get(label)

    def is_sure(self, label: str, usual: str) -> bool:
        return self._is_wrong(label) or self._counts[usual] >= 2 * self._counts[label]

    def _forms(self, counts: Counter[str], is_region: bool) -> dict[str, str]:
        groups: dict[str, str] = {}
        forms: dict[str, str] = {}
        ordered = sorted(counts, key=lambda one: (self._is_wrong(one), -counts[one]))
        near = Near(ordered)
        for label in ordered:
            keys = self._keys(label) if is_region else [squeeze(label).casefold()]
            held = next((groups[key] for key in keys if key in groups), None)
            if is_region:
                held = held or self._shortened(label, counts)
            held = held or self._misread(label, counts, near)
            for key in keys:
                groups.setdefault(key, held or label)
            if held and held != label:
                forms[label] = held
        return forms

    def _is_wrong(self, label: str) -> bool:
        """Whether a label is the name of its place misread."""
        place = self._labels.place(label)
        return place is not None and is_misread(stem_of(label), stem_of(place.name.ja))

    def _keys(self, label: str) -> list[str]:
        """What two labels share if they mean one place."""
        place = self._labels.place(label)
        return [f"stem {folded(stem_of(squeeze(label)))}" if place is None else f"id {place.id}"]

    def _shortened(self, label: str, counts: Counter[str]) -> str | None:
        """The one label of the same stem, where this one is bare or names its kind wrongly."""
        stem = stem_of(label)
        others = [one for one in counts if one != label and stem_of(one) == stem]
        own = self._labels.place(label)
        is_name = own is not None and own.name.ja == label
        if len(others) != 1 or counts[others[0]] < counts[label] * (_NAME_RATIO if is_name else 1):
            return None
        return others[0] if label == stem or not is_name else None

    def _misread(self, label: str, counts: Counter[str], near: Near) -> str | None:
        own = self._labels.place(label)
        if own is not None and own.name.ja == label:
            return None
        for other, weight in sorted(near.near(label, SLIP), key=lambda one: -counts[one[0]]):
            long_enough = len(label) > 3 or (weight <= ALIKE and len(label) > 1)
            if long_enough and counts[other] >= _MISREAD_RATIO * counts[label]:
                return other
        return None
