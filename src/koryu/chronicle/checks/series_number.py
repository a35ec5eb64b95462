from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from koryu.chronicle.checks.document import Cell, Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.timeline import kept_in_order
from koryu.chronicle.facts.series import series_of
from koryu.chronicle.record import Finding, Severity, Span
from koryu.chronicle.text import squeeze
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("回次の矛盾", "Edition number out of line", "Сбой в нумерации серии")
_ORDER = Trilingual(
    "「{name}」の回次「{text}」は前後の回（{around}）と合いません。",
    "The number “{text}” of “{name}” does not fit the editions around it ({around}).",
    "Номер «{text}» серии «{name}» не согласуется с соседними ({around}).",
)
_TWICE = Trilingual(
    "「{name}」の「{text}」は{around}年にもあります。",
    "“{text}” of “{name}” stands in {around} as well.",
    "«{text}» серии «{name}» указано и в {around} г.",
)
_GAP = Trilingual(
    "「{name}」の{around}の記録がありません。",
    "No record of {around} of “{name}”.",
    "«{name}»: в записях нет {around}.",
)
_DIGITS = re.compile(r"\d+")
_SHORTEST = 5
_LONG_GAP = 3


@dataclass(frozen=True, slots=True)
class _Edition:
    ordinal: int
    cell: Cell
    span: Span
    year: int
    day: int

    def __str__(self) -> str:
        return f"{self.year}: {self.ordinal}"


@rule("series-number", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """Editions of a series whose numbers run back, repeat, or skip.

    The editions are put in order of date. A number that breaks an order the others keep was
    misread or mistold; one that stands in two years cannot be right twice; a yearly series
    keeps its number minus its year. Numbers that no row tells are a note: they may never have
    been recorded.
    """
    for name, editions in _series(document).items():
        if len(editions) > 1:
            yield from _Series(document, name, editions).findings()


def _series(document: Document) -> dict[str, list[_Edition]]:
    """The numbered editions of every series, in order of date; a name may lack its first words."""
    found: defaultdict[str, list[_Edition]] = defaultdict(list)
    for cell in document.texts:
        date = document.dates[cell.row].date
        if date is None or ("第" not in cell.text and "回目" not in cell.text):
            continue
        for one in series_of(document.reading(cell)):
            name = squeeze(one.name.ja)
            if one.ordinal is not None and one.span and len(name) >= _SHORTEST:
                day = date.first_day.toordinal()
                edition = _Edition(one.ordinal, cell, one.span, date.first_day.year, day)
                found[name].append(edition)
    merged: defaultdict[str, list[_Edition]] = defaultdict(list)
    whole = _whole_names(set(found))
    for name, editions in found.items():
        merged[whole[name]].extend(editions)
    return {name: sorted(held, key=lambda one: one.day) for name, held in merged.items()}


def _whole_names(names: set[str]) -> dict[str, str]:
    """Each name → the shortest name that ends it and is at least half of it."""
    whole: dict[str, str] = {}
    for name in names:
        longest_cut = len(name) // 2
        endings = (name[at:] for at in range(longest_cut, -1, -1))
        whole[name] = next(one for one in endings if one in names)
    return whole


class _Series:
    def __init__(self, document: Document, name: str, editions: list[_Edition]) -> None:
        self._document = document
        self._name = name
        self._editions = editions

    def findings(self) -> Iterator[Finding]:
        wrong = self._out_of_order() | self._out_of_step()
        told = set()
        for at in sorted(wrong):
            told.add(at)
            finding = self._off(at, [i for i in range(len(self._editions)) if i not in wrong])
            if finding.suggestion != finding.text:
                yield finding
        kept = [one for at, one in enumerate(self._editions) if at not in told]
        yield from self._repeated(kept)
        if not told:
            yield from self._gaps(kept)

    def _out_of_order(self) -> set[int]:
        numbers = [one.ordinal for one in self._editions]
        kept = kept_in_order(numbers)
        lost = set(range(len(numbers))) - kept
        is_series = len(kept) >= 3 and len(lost) * 3 <= len(numbers)
        return lost if is_series else set()

    def _out_of_step(self) -> set[int]:
        """Editions whose number minus year differs from that of two neighbours who agree."""
        steps = [one.ordinal - one.year for one in self._editions]
        wrong = set()
        for at in range(1, len(steps) - 1):
            if steps[at - 1] == steps[at + 1] != steps[at]:
                wrong.add(at)
        if len(steps) > 3 and steps[-2] == steps[-3] == steps[-4] != steps[-1]:
            is_late = (
                steps[-1] < steps[-2] and self._editions[-1].ordinal > self._editions[-2].ordinal
            )
            wrong |= set() if is_late else {len(steps) - 1}
        if len(steps) > 3 and steps[1] == steps[2] == steps[3] != steps[0] > steps[1]:
            wrong.add(0)
        return {at for at in wrong if at - 1 not in wrong or at == 1}

    def _off(self, at: int, kept: list[int]) -> Finding:
        one = self._editions[at]
        before = max((i for i in kept if i < at), default=None)
        after = min((i for i in kept if i > at), default=None)
        beside = [self._editions[i] for i in (before, after) if i is not None]
        expected = self._expected(one, beside)
        text = one.cell.text[slice(*one.span)]
        right = _DIGITS.sub(str(expected), text, count=1) if expected else None
        around = ", ".join(map(str, beside))
        return self._finding(one, right, 0.85, _ORDER, around)

    def _expected(self, one: _Edition, beside: list[_Edition]) -> int | None:
        """The number between two consecutive neighbours, or that of the year in a yearly series."""
        if len(beside) == 2 and beside[1].ordinal - beside[0].ordinal == 2:
            return beside[0].ordinal + 1
        steps = {other.ordinal - other.year for other in beside}
        return steps.pop() + one.year if len(steps) == 1 else None

    def _repeated(self, editions: list[_Edition]) -> Iterator[Finding]:
        first: dict[int, _Edition] = {}
        for one in editions:
            known = first.setdefault(one.ordinal, one)
            if known.year != one.year:
                yield self._finding(one, None, 0.75, _TWICE, str(known.year))

    def _gaps(self, editions: list[_Edition]) -> Iterator[Finding]:
        for one, other in pairwise(editions):
            missing = range(one.ordinal + 1, other.ordinal)
            years = other.year - one.year
            if missing and len(missing) > years * 2 + 1:
                yield self._finding(other, None, 0.65, _ORDER, f"{one}")
            elif missing and len(missing) <= _LONG_GAP and len(editions) > 3:
                yield self._finding(other, None, 0.3, _GAP, _numbers(missing))

    def _finding(
        self,
        one: _Edition,
        right: str | None,
        sure: float,
        words: Trilingual,
        around: str | Trilingual,
    ) -> Finding:
        message = words.fill(text="{text}", name=self._name, around=around)
        severity: Severity = "warning" if sure > 0.5 else "note"
        return self._document.finding(
            "series-number", severity, one.cell, one.span, right, sure, message
        )


def _numbers(missing: range) -> Trilingual:
    listed = ", ".join(map(str, missing))
    japanese = "・".join(f"第{number}回" for number in missing)
    return Trilingual(japanese, f"no. {listed}", f"№ {listed}")
