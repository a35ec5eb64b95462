"""Carrying out an import plan: one step, one transaction."""

from __future__ import annotations

from collections.abc import Iterator

from koryu.archive import models
from koryu.archive.bundle import chronicle_of, missing_categories
from koryu.archive.corrections import corrected
from koryu.archive.journal import Recorder, step
from koryu.archive.plan import Change, Plan
from koryu.chronicle.columns import as_read, text_of
from koryu.chronicle.labels import category_of
from koryu.chronicle.pipeline import date_of
from koryu.chronicle.record import SourceRow


def apply(plan: Plan, sha256: str, who: str = "") -> models.Step | None:
    """Makes the archive say what the document says. None where that changes nothing.

    `sha256` is that of the document's bytes. Events without a row in the document stay.
    """
    if plan.is_empty:
        return None
    with step("import", who=who, why=plan.reading.file) as archive:
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
        labels = [
            label
            for row in plan.reading.rows
            for label in as_read(row, plan.profile.columns).categories
        ]
        archive.create(missing_categories(labels))
        for change in (*plan.attached, *plan.changed):
            _take_over(change, rows, plan, archive)
        _append(plan, chronicle, rows, archive)
        _renumber(plan, chronicle, archive)
        archive.step.counts = plan.counts
    return archive.step


def _new_chronicle(plan: Plan, archive: Recorder) -> models.Chronicle:
    chronicle = chronicle_of(plan.profile)
    archive.create([chronicle])
    return chronicle


def _keep_rows(
    plan: Plan, document: models.Document, archive: Recorder
) -> dict[str, models.SourceRow]:
    """The document's rows, stored; by fingerprint, which is unique within a document."""
    rows = [
        models.SourceRow(
            document=document,
            position=position,
            page=row.source.page,
            row=row.source.row,
            line=row.source.line,
            fingerprint=row.source.fingerprint,
            cells=dict(row.cells),
        )
        for position, row in enumerate(plan.reading.rows, start=1)
    ]
    archive.create(rows)
    return {row.fingerprint: row for row in rows}


def _take_over(
    change: Change, rows: dict[str, models.SourceRow], plan: Plan, archive: Recorder
) -> None:
    """An event says what its row now says; what a person decided stays."""
    event, row = change.event, change.row
    text = text_of(row, plan.profile.columns)
    values = {**_cells(row, plan), "text": text}
    values["text_corrected"] = corrected(text, event.corrections.all())
    if change.columns:
        values.update(_date(row, plan))
    archive.update(
        event,
        **values,
        fingerprint=row.source.fingerprint,
        source_row_id=rows[row.source.fingerprint].pk,
    )
    if event.categories_as_read != list(as_read(row, plan.profile.columns).categories):
        archive.delete(event.event_categories.all())
        archive.create(_categories(event, row, plan))


def _append(
    plan: Plan,
    chronicle: models.Chronicle,
    rows: dict[str, models.SourceRow],
    archive: Recorder,
) -> None:
    """New rows become events with the next free numbers."""
    number = chronicle.next_number
    last = chronicle.events.count()
    events = []
    for at, row in enumerate(plan.new):
        events.append(
            models.Event(
                id=f"{chronicle.id_prefix}-{number + at:04}",
                chronicle=chronicle,
                position=last + at + 1,
                page=row.source.page,
                row=row.source.row,
                fingerprint=row.source.fingerprint,
                source_row=rows[row.source.fingerprint],
                text=text_of(row, plan.profile.columns),
                basis={"date": "stated"},
                **_cells(row, plan),
                **_date(row, plan),
            )
        )
    archive.create(events)
    archive.create(
        tie
        for event, row in zip(events, plan.new, strict=True)
        for tie in _categories(event, row, plan)
    )
    # A number is never used again, so undoing the step does not give it back.
    models.Chronicle.objects.filter(pk=chronicle.pk).update(next_number=number + len(events))


def _cells(row: SourceRow, plan: Plan) -> dict[str, object]:
    labels = as_read(row, plan.profile.columns)
    return {
        "year_as_read": labels.year,
        "month_as_read": labels.month,
        "categories_as_read": list(labels.categories),
        "regions_as_read": list(labels.regions),
    }


def _date(row: SourceRow, plan: Plan) -> dict[str, object]:
    date = date_of(row, plan.profile, None)
    if date is None:
        return {"date": "", "first_day": None, "last_day": None}
    return {"date": date.edtf, "first_day": date.first_day, "last_day": date.last_day}


def _categories(event: models.Event, row: SourceRow, plan: Plan) -> Iterator[models.EventCategory]:
    labels = as_read(row, plan.profile.columns).categories
    for order, category in enumerate(dict.fromkeys(category_of(one).id for one in labels), 1):
        yield models.EventCategory(event=event, category_id=category, order=order)


def _renumber(plan: Plan, chronicle: models.Chronicle, archive: Recorder) -> None:
    """Positions follow the document's order; events it does not hold keep their place after."""
    if not (plan.new or plan.moved):
        return
    events = {event.fingerprint: event for event in chronicle.events.all()}
    in_document = [
        events[row.source.fingerprint] for _, row in plan.order if row.source.fingerprint in events
    ]
    rest = [event for event in chronicle.events.order_by("position") if event not in in_document]
    for position, event in enumerate((*in_document, *rest), start=1):
        if event.position != position:
            archive.update(event, position=position)
