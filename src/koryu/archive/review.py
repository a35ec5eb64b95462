"""Findings and what an officer decides about them: out to a review sheet, and back.

A decision is recorded with who, when and which finding; the text as read stays as read, the
corrected text stands beside it. What was rejected is not proposed again, what was accepted
applies again to the same damage in the next edition.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from koryu.archive import models
from koryu.archive.corrections import categories_of, restated, surroundings
from koryu.archive.importing import retie_categories
from koryu.archive.journal import Recorder, step
from koryu.archive.plan import profile_of
from koryu.archive.understanding import gazetteer_of
from koryu.archive.verdicts import Verdict, verdicts_in
from koryu.chronicle.checks import check
from koryu.chronicle.record import Finding, Source, SourceRow
from koryu.writers.review_sheet import VERDICTS, Item

_DECISIONS = dict(zip(VERDICTS, ("accepted", "rejected", "deferred"), strict=True))
_WORDS = {decision: word for word, decision in _DECISIONS.items()}


def rows_of_archive(chronicle: models.Chronicle) -> list[tuple[str, SourceRow]]:
    """The chronicle's standing events with their rows as read, in its order."""
    events = chronicle.events.exclude(status=models.Event.Status.REMOVED)
    events = events.order_by("position").select_related("source_row__document")
    return [(event.pk, SourceRow(_source(event), event.cells)) for event in events]


def open_items(chronicle: models.Chronicle) -> list[Item]:
    """What is doubtful in the archive and not decided yet; deferred findings are among it."""
    rows = rows_of_archive(chronicle)
    by_place = {row.source: (event, row) for event, row in rows}
    decided = {
        (one.event_id, one.rule, one.column, one.text, one.suggestion): one.decision
        for one in models.Finding.objects.filter(event__chronicle=chronicle)
    }
    items = []
    profile = profile_of(chronicle)
    found = check([row for _, row in rows], profile, gazetteer_of(profile))
    for finding in found:
        event, row = by_place[finding.source]
        key = (event, finding.rule, finding.column, finding.text, finding.suggestion)
        decision = decided.get(key)
        if decision in (None, "open", "deferred"):
            verdict = _WORDS.get(decision or "", "")
            items.append(Item(finding, row.cells.get(finding.column, ""), event, verdict))
    return items


# Above this many events a check takes longer than a visitor waits.
_MOST_SHOWN = 5_000


def open_findings(chronicle: models.Chronicle) -> list[models.Finding]:
    """What is doubtful in a chronicle's public events, not decided yet, and named by no correction.

    The records are not saved. None for a chronicle without its own text or with too many events.
    """
    told = chronicle.events.public().exclude(text=None)
    events = {one.pk: one for one in told[: _MOST_SHOWN + 1]}
    if not events or len(events) > _MOST_SHOWN:
        return []
    corrected = defaultdict(list)
    corrections = models.Correction.objects.filter(event__chronicle=chronicle)
    for one in corrections.exclude(status=models.Correction.Status.REJECTED):
        corrected[one.event_id, one.column].append(one.as_read)
    return [
        _record(events[item.event], finding, {})
        for item in open_items(chronicle)
        if item.event in events
        for finding in (item.finding,)
        if not any(
            words in finding.text or finding.text in words
            for words in corrected[item.event, finding.column]
        )
    ]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an acceptance did: how many findings were decided how, and the step, if any."""

    counts: dict[str, int]
    step: models.Step | None


def accept(path: Path, who: str) -> Accepted:
    """Takes the decisions of a review sheet into the archive, all of them or none.

    KoryuError names sheet and cell of the first that cannot be taken.
    """
    verdicts = verdicts_in(path)
    counts = dict.fromkeys(_DECISIONS.values(), 0)
    with step("accept", who=who, why=path.name) as archive:
        touched: dict[str, models.Event] = {}
        for verdict in verdicts:
            decision = _DECISIONS[verdict.word]
            if _keep(verdict, decision, who, archive):
                counts[decision] += 1
                touched[verdict.event.pk] = verdict.event
        for event in touched.values():
            _restate(event, archive)
        changed = any(counts.values())
        if changed:
            archive.step.counts = counts
            archive.step.chronicle = next(iter(touched.values())).chronicle_id
            archive.step.save(update_fields=["chronicle"])
    return Accepted(counts, archive.step if changed else None)


def _keep(verdict: Verdict, decision: str, who: str, archive: Recorder) -> bool:
    """Records one decision; False where the same stands already."""
    finding, known = verdict.finding, verdict.known
    decided = {
        "decision": decision,
        "decided_by": who,
        "decided_on": localdate(),
        "note": verdict.note,
    }
    if known is None:
        archive.create([_record(verdict.event, finding, decided)])
    elif known.decision == decision:
        return False
    else:
        archive.update(known, **decided)
    words = verdict.own or finding.suggestion
    if decision == "accepted" and words is not None and words != finding.text:
        archive.create([_correction(verdict, words, who)])
    return True


def _record(event: models.Event, finding: Finding, decided: dict[str, Any]) -> models.Finding:
    return models.Finding(
        event=event,
        rule=finding.rule,
        severity=finding.severity,
        column=finding.column,
        start=finding.span[0],
        end=finding.span[1],
        text=finding.text,
        suggestion=finding.suggestion,
        confidence=finding.confidence,
        **{f"message_{code}": words for code, words in finding.message.as_dict().items()},
        **decided,
    )


def _correction(verdict: Verdict, words: str, who: str) -> models.Correction:
    finding = verdict.finding
    cell = verdict.event.cells[finding.column]
    return models.Correction(
        event=verdict.event,
        column=finding.column,
        as_read=finding.text,
        corrected=words,
        kind=finding.rule,
        confidence=finding.confidence,
        **{f"evidence_{code}": text for code, text in finding.message.as_dict().items()},
        **surroundings(cell, finding.span),
        status=models.Correction.Status.ACCEPTED,
        decided_by=who,
        decided_on=localdate(),
        note=verdict.note,
    )


def _restate(event: models.Event, archive: Recorder) -> None:
    """The event's corrected cells, text, date and categories follow its corrections."""
    profile = profile_of(event.chronicle)
    before = categories_of({**event.cells, **event.cells_corrected}, profile)
    corrections = models.Correction.objects.filter(event=event)
    values = restated(event.cells, corrections, profile)
    if "date" in values:
        values["basis"] = {**event.basis, "date": "decided"}
    archive.update(event, **values)
    after = categories_of({**event.cells, **event.cells_corrected}, profile)
    if before != after:
        retie_categories(event, after, archive)


def _source(event: models.Event) -> Source:
    """Where the row stands; the position keeps rows of one line apart."""
    row = event.source_row
    if row is None:
        return Source("", event.page, event.row, event.position, event.fingerprint)
    return Source(row.document.file, row.page, row.row, row.line, event.fingerprint)
