"""Carrying out an import plan: one step, one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from koryu.archive import models
from koryu.archive.bundle import chronicle_of, missing_categories
from koryu.archive.corrections import categories_of, dated, restated, row_of_cells
from koryu.archive.journal import Recorder, step
from koryu.archive.messages import CHANGED_MEANWHILE, CHANGED_REMEDY
from koryu.archive.numbers import next_number
from koryu.archive.plan import Change, Plan
from koryu.archive.understanding import Understanding, gazetteer_of
from koryu.chronicle.columns import DATE_ROLES, as_read, text_of
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import EventDate, SourceRow


def apply(plan: Plan, sha256: str, who: str = "") -> models.Step | None:
    """Makes the archive say what the document says. None where that changes nothing.

    `sha256` is that of the document's bytes. Events without a row in the document stay, unless the
    plan removes them. KoryuError where the archive has changed since the plan was made.
    """
    if plan.is_empty:
        return None
    with step("import", who=who, why=plan.reading.file, chronicle=plan.profile.slug) as archive:
        _refuse_stale(plan, archive)
        chronicle = plan.chronicle or _new_chronicle(plan, archive)
        document = models.Document(
            chronicle=chronicle,
            file=plan.reading.file,
            sha256=sha256,
            title=plan.reading.title,
            header=list(plan.reading.header),
        )
        archive.create([document])
        rows = _keep_rows(plan, document, archive)
        labels = [label for line in plan.lines for label in line.labels.categories]
        archive.create(missing_categories(labels))
        understanding = Understanding(plan.profile, archive, gazetteer_of(plan.profile))
        for change in (*plan.attached, *plan.changed):
            _take_over(change, rows, plan, understanding)
        for event in plan.removed:
            archive.update(event, status=models.Event.Status.REMOVED)
        _append(plan, chronicle, rows, understanding)
        _renumber(plan, chronicle, archive)
        archive.step.counts = plan.counts
    return archive.step


def _refuse_stale(plan: Plan, archive: Recorder) -> None:
    """KoryuError where the archive has changed since the plan was made."""
    since = models.Step.objects.filter(pk__gt=plan.revision).exclude(pk=archive.step.pk)
    if since.exclude(kind="export").exists():
        raise KoryuError(CHANGED_MEANWHILE, CHANGED_REMEDY, file=plan.reading.file)


def _new_chronicle(plan: Plan, archive: Recorder) -> models.Chronicle:
    chronicle = chronicle_of(plan.profile, next_number=next_number(plan.profile.id_prefix))
    archive.create([chronicle])
    return chronicle


def _keep_rows(
    plan: Plan, document: models.Document, archive: Recorder
) -> dict[str, models.SourceRow]:
    """The document's rows, stored as they stand; by fingerprint, unique within a document."""
    rows = {
        line.fingerprint: models.SourceRow(
            document=document,
            position=position,
            page=line.original.source.page,
            row=line.original.source.row,
            line=line.original.source.line,
            fingerprint=line.fingerprint,
            cells=dict(line.original.cells),
        )
        for position, line in enumerate(plan.lines, start=1)
    }
    archive.create(rows.values())
    return rows


def _take_over(
    change: Change, rows: dict[str, models.SourceRow], plan: Plan, understanding: Understanding
) -> None:
    """An event says what its row now says; what a person decided stays."""
    event, line, archive = change.event, change.line, understanding.archive
    row = row_of_cells(change.merged.cells)
    before = categories_of({**event.cells, **event.cells_corrected}, plan.profile)
    values = _as_read(row, plan)
    if change.columns:
        values.update(understanding.keep(event, *understanding.facts([row])))
    if _changes_date(change, plan):
        values.update(dated(row, plan.profile))
        values["basis"] = {**values["basis"], "date": "stated"}
    values.update(restated(row.cells, event.corrections.all(), plan.profile))
    archive.update(
        event,
        **values,
        fingerprint=line.fingerprint,
        source_row_id=rows[line.fingerprint].pk,
    )
    after = categories_of({**event.cells, **event.cells_corrected}, plan.profile)
    if before != after:
        retie_categories(event, after, archive)


def retie_categories(event: models.Event, ids: list[str], archive: Recorder) -> None:
    """The event is tied to these categories, in this order, and to no others."""
    archive.delete(event.event_categories.all())
    archive.create(_categories(event, ids))


def _changes_date(change: Change, plan: Plan) -> bool:
    roles = {plan.profile.columns.get(header) for header in change.columns}
    return not roles.isdisjoint(DATE_ROLES)


def _append(
    plan: Plan,
    chronicle: models.Chronicle,
    rows: dict[str, models.SourceRow],
    understanding: Understanding,
) -> None:
    """New rows become events with the next free numbers."""
    number = next_number(chronicle.id_prefix, chronicle)
    last = chronicle.events.count()
    # A number is never used again, so undoing the step does not give it back.
    models.Chronicle.objects.filter(pk=chronicle.pk).update(next_number=number + len(plan.new))
    found = list(understanding.facts(line.row for line in plan.new))
    events = []
    for at, (line, facts) in enumerate(zip(plan.new, found, strict=True)):
        events.append(
            models.Event(
                id=f"{chronicle.id_prefix}-{number + at:04}",
                chronicle=chronicle,
                position=last + at + 1,
                page=line.row.source.page,
                row=line.row.source.row,
                fingerprint=line.fingerprint,
                source_row=rows[line.fingerprint],
                basis={"date": "stated", **facts.basis},
                direction=facts.direction,
                agreement=facts.agreement,
                **_as_read(line.row, plan),
                **_day(line.date),
            )
        )
    archive = understanding.archive
    archive.create(events)
    for event, facts in zip(events, found, strict=True):
        understanding.keep(event, facts)
    archive.create(
        tie
        for event in events
        for tie in _categories(event, categories_of(event.cells, plan.profile))
    )


def _as_read(row: SourceRow, plan: Plan) -> dict[str, Any]:
    columns = plan.profile.columns
    labels = as_read(row, columns)
    return {
        "cells": dict(row.cells),
        "year_as_read": labels.year,
        "month_as_read": labels.month,
        "categories_as_read": list(labels.categories),
        "regions_as_read": list(labels.regions),
        "text": text_of(row, columns) or None,
    }


def _day(date: EventDate | None) -> dict[str, Any]:
    if date is None:
        return {"date": "", "first_day": None, "last_day": None}
    return {"date": date.edtf, "first_day": date.first_day, "last_day": date.last_day}


def _categories(event: models.Event, ids: list[str]) -> Iterator[models.EventCategory]:
    for order, category in enumerate(ids, 1):
        yield models.EventCategory(event=event, category_id=category, order=order)


def _renumber(plan: Plan, chronicle: models.Chronicle, archive: Recorder) -> None:
    """Positions follow the document's order; an event it does not hold stays after the one before."""
    if not (plan.new or plan.moved):
        return
    before = list(chronicle.events.order_by("position"))
    events = {event.pk: event for event in before}
    made = {event.fingerprint: event.pk for event in before}
    told = [key or made.get(line.fingerprint) for key, line in plan.order]
    order = _interleaved([event.pk for event in before], [key for key in told if key])
    for position, key in enumerate(order, start=1):
        if events[key].position != position:
            archive.update(events[key], position=position)


def _interleaved(before: list[str], told: list[str]) -> Iterator[str]:
    """The keys `told` in their order, each followed by those that stood after it untold."""
    known, after = set(told), defaultdict[str, list[str]](list)
    last = ""
    for key in before:
        if key in known:
            last = key
        else:
            after[last].append(key)
    yield from after[""]
    for key in told:
        yield key
        yield from after[key]
