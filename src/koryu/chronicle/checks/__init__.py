"""What is doubtful in a document: rules that look at its rows, its gazetteer and its own habits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.registry import Rule, rules
from koryu.chronicle.garbage import nothing_collected
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Finding, Source, SourceRow, Span

__all__ = ["Document", "Rule", "check", "rules"]


def check(rows: Sequence[SourceRow], profile: Profile, gazetteer: Gazetteer) -> Iterator[Finding]:
    """The findings of every rule about one document, rule by rule.

    Of two findings about reading damage that overlap in one cell only the surer is told.
    """
    damage: list[Finding] = []
    rest: list[Finding] = []
    with nothing_collected():
        document = Document(rows, profile, gazetteer)
        for one in rules().values():
            (damage if one.damage else rest).extend(one.look(document))
    yield from _surest(damage)
    yield from rest


def _surest(findings: Iterable[Finding]) -> Iterator[Finding]:
    taken: dict[tuple[Source, str], list[Span]] = {}
    for one in sorted(findings, key=lambda one: -one.confidence):
        spans = taken.setdefault((one.source, one.column), [])
        if all(one.span[1] <= start or end <= one.span[0] for start, end in spans):
            spans.append(one.span)
            yield one
