"""An archive's event as the domain's record, whose JSON is the interface."""

from __future__ import annotations

from koryu.archive import models
from koryu.chronicle import record
from koryu.chronicle.edtf import precision_of


def record_of(event: models.Event) -> record.Event:
    """The event with everything its JSON needs; fetch it with `Event.objects.whole()`."""
    return record.Event(
        id=event.pk,
        chronicle=event.chronicle_id,
        date=_date(event),
        as_read=record.AsRead(
            event.year_as_read,
            event.month_as_read,
            tuple(event.categories_as_read),
            tuple(event.regions_as_read),
            event.cells,
            event.cells_corrected,
        ),
        categories=tuple(tie.category.name_ja for tie in event.event_categories.all()),
        headline=event.headline if event.headline_ja else None,
        text=event.text,
        text_corrected=event.text_corrected,
        facts=_facts(event),
        source=_source(event),
        status=event.status,
    )


def _date(event: models.Event) -> record.EventDate | None:
    if event.first_day is None or event.last_day is None:
        return None
    return record.EventDate(event.date, event.first_day, event.last_day, precision_of(event.date))


def _source(event: models.Event) -> record.Source:
    row = event.source_row
    if row is None:
        return record.Source("", event.page, event.row, 0, event.fingerprint)
    return record.Source(row.document.file, row.page, row.row, row.line, row.fingerprint)


def _facts(event: models.Event) -> record.Facts:
    return record.Facts(
        direction=event.direction,  # type: ignore[arg-type]  # the column holds a Direction
        participants=tuple(_participant(one) for one in event.participants.all()),
        places=tuple(
            record.PlaceMention(tie.place_id, tie.place.name, tie.role)  # type: ignore[arg-type]
            for tie in event.event_places.all()
        ),
        series=tuple(
            record.SeriesMention(tie.series_id, tie.series.name, tie.ordinal)
            for tie in event.event_series.all()
        ),
        anniversaries=tuple(
            record.Anniversary(one.years, one.of)  # type: ignore[arg-type]
            for one in event.anniversaries.all()
        ),
        partnerships=tuple(tie.partnership_id for tie in event.event_partnerships.all()),
        organisations=tuple(
            record.Organisation(tie.organisation_id, tie.organisation.name)
            for tie in event.event_organisations.all()
        ),
        agreement=event.agreement,
        basis=event.basis,
    )


def _participant(one: models.Participant) -> record.Participant:
    return record.Participant(
        id=one.number,
        count=one.count,
        count_stated=one.count_stated,
        qualifier=one.qualifier,  # type: ignore[arg-type]
        side=one.side,  # type: ignore[arg-type]
        crossed=one.crossed,
        role=one.role,
        of=one.part_of,
    )
