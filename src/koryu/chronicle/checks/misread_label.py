from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from koryu.chronicle.checks.document import REGION_ROLES, Document
from koryu.chronicle.checks.labels import Labels
from koryu.chronicle.checks.lexicon import stem_of
from koryu.chronicle.checks.phrasewise import severity_of
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.vocabulary import is_alike, is_confused
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("ラベルの読み取り誤り", "Misread label", "Неверно прочитанная метка")
_MESSAGE = Trilingual(
    "ラベル「{text}」は「{suggestion}」の読み取り誤りと思われます。",
    "The label “{text}” is presumably “{suggestion}” misread.",
    "Метка «{text}» — по-видимому, неверно прочитанное «{suggestion}».",
)
_ALIKE, _OTHER = 0.95, 0.86
# A glyph unlike the right one is doubtful only in a name so long.
_LONG = 3


@rule("misread-label", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A label that names no place but is one glyph away from another label or a place.

    釜山広城市 is no place and 釜山広域市 is one. Any glyph counts where the document has the right
    label elsewhere or a whole province is meant, only a look-alike where another place is; a label
    that stands in many rows is a name of its own.
    """
    misread = document.derived(MisreadLabels)
    for cell in document.cells(*REGION_ROLES):
        label = cell.text.strip()
        if found := misread.right(label):
            start = cell.text.index(label)
            right, sure = found
            yield document.finding(
                "misread-label",
                severity_of(sure),
                cell,
                (start, start + len(label)),
                right,
                sure,
                _MESSAGE,
            )


class MisreadLabels:
    """The labels of a document that are others misread, each judged once."""

    def __init__(self, document: Document) -> None:
        self._gazetteer = document.gazetteer
        self._labels = document.derived(Labels)
        self._found: dict[str, tuple[str, float] | None] = {}

    def right(self, label: str) -> tuple[str, float] | None:
        """What a label should read, and how sure that is; None for one that may be right."""
        if label not in self._found:
            self._found[label] = self._judged(label)
        return self._found[label]

    @cached_property
    def _told(self) -> dict[str, int]:
        """The labels of places, with how often each stands."""
        told: defaultdict[str, int] = defaultdict(int)
        for header in self._labels.headers:
            for label, count in self._labels.counts[header].items():
                told[label] += count
        return told

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        """Labels and places with one glyph left out (□) → those that are so but for it."""
        near: defaultdict[str, list[str]] = defaultdict(list)
        places = self._gazetteer.places.values()
        names = (word for place in places for word in place.words)
        for name in dict.fromkeys([*self._told, *names]):
            for pattern in _patterns(name):
                near[pattern].append(name)
        return near

    def _judged(self, label: str) -> tuple[str, float] | None:
        if len(label) < _LONG - 1 or self._told[label] > _LONG or self._labels.place(label):
            return None
        scored = [
            (sure, self._told[other], other)
            for at, pattern in enumerate(_patterns(label))
            for other in self._near.get(pattern, ())
            if other != label and (sure := self._sureness(label, other, at))
        ]
        if not scored:
            return None
        sure, _, best = max(scored)
        return best, sure

    def _sureness(self, label: str, other: str, at: int) -> float:
        """How sure it is that `label` is `other` with another glyph at `at`; 0 for not at all."""
        told = self._told[other]
        place = self._gazetteer.resolve(other)
        is_long = len(stem_of(label)) >= _LONG
        if is_alike(label[at], other[at]):
            is_usual = told >= 2 * self._told[label]
            is_likely = is_long or is_confused(label[at], other[at])
            return _ALIKE if is_usual or (place and is_likely) else 0.0
        is_wide = place is not None and place.kind in ("region", "country", "federal-subject")
        is_other = len(label) >= _LONG and at != len(label) - 1
        return _OTHER if is_other and ((told > 1 and place) or (is_wide and is_long)) else 0.0


def _patterns(name: str) -> list[str]:
    return [f"{name[:at]}□{name[at + 1 :]}" for at in range(len(name))]
