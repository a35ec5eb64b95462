"""What importing a document would change: worked out, shown, not yet done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from koryu.archive import models
from koryu.chronicle.align import Alignment, Row, align
from koryu.chronicle.columns import as_read, cells_of, text_of
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.pipeline import date_of
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Reading, SourceRow
from koryu.chronicle.trilingual import Trilingual

_BROKEN = Trilingual(
    "{message}取り込みません。",
    "{message} Nothing was imported.",
    "{message} Импорт не выполнен.",
)
_BROKEN_REMEDY = Trilingual(
    "そのセルを直して、もう一度取り込んでください。",
    "Mend that cell and import again.",
    "Исправьте эту ячейку и повторите импорт.",
)
_NO_ROWS = Trilingual(
    "文書に行がありません。", "The document holds no rows.", "В документе нет записей."
)
_UNKNOWN = Trilingual(
    "この文書がどの年表か分かりません。",
    "It is not clear which chronicle this document belongs to.",
    "Неясно, к какой хронике относится документ.",
)
_UNKNOWN_REMEDY = Trilingual(
    "--chronicle で年表の名前を示してください。",
    "Name the chronicle with --chronicle.",
    "Укажите хронику параметром --chronicle.",
)


@dataclass(frozen=True, slots=True)
class Change:
    """An event and the row that now tells of it; `columns` are the cells that differ."""

    event: models.Event
    row: SourceRow
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """New rows, changed, moved, newly attached and unchanged events, and events without a row.

    `doubtful` rows could be one of several events; a plan with any is not applied.
    """

    reading: Reading
    profile: Profile
    chronicle: models.Chronicle | None
    new: tuple[SourceRow, ...]
    changed: tuple[Change, ...]
    moved: tuple[models.Event, ...]
    attached: tuple[Change, ...]
    unchanged: tuple[models.Event, ...]
    missing: tuple[models.Event, ...]
    doubtful: tuple[tuple[SourceRow, tuple[models.Event, ...]], ...]
    order: tuple[tuple[str | None, SourceRow], ...]

    @property
    def counts(self) -> dict[str, int]:
        names = ("new", "changed", "moved", "attached", "unchanged", "missing", "doubtful")
        return {name: len(getattr(self, name)) for name in names}

    @property
    def is_empty(self) -> bool:
        """Whether applying the plan would change nothing."""
        return not (self.new or self.changed or self.moved or self.attached)


def chronicle_for(reading: Reading) -> models.Chronicle | None:
    """The chronicle whose events share the most wordings with a document, if a tenth do."""
    marks = [row.source.fingerprint for row in reading.rows]
    shared: Counter[str] = Counter()
    for start in range(0, len(marks), 500):
        events = models.Event.objects.filter(fingerprint__in=marks[start : start + 500])
        shared.update(events.values_list("chronicle_id", flat=True))
    for slug, count in shared.most_common(1):
        if count * 10 >= len(marks):
            return models.Chronicle.objects.get(pk=slug)
    return None


def plan_document(reading: Reading, slug: str | None) -> Plan:
    """The plan for a document: into the chronicle named, else into the one it is an edition of.

    KoryuError where neither is there.
    """
    if slug is None:
        chronicle = chronicle_for(reading)
    else:
        chronicle = models.Chronicle.objects.filter(pk=slug).first()
    if chronicle is None:
        raise KoryuError(_UNKNOWN, _UNKNOWN_REMEDY, file=reading.file)
    return plan_import(reading, profile_of(chronicle), chronicle)


def profile_of(chronicle: models.Chronicle) -> Profile:
    """The profile kept with a chronicle."""
    return Profile(
        slug=chronicle.slug,
        id_prefix=chronicle.id_prefix,
        title=chronicle.title,
        home=tuple(chronicle.home),
        partners=tuple(chronicle.partners),
        languages=tuple(chronicle.languages),
        publisher=chronicle.publisher,
        publication=chronicle.publication,
        licence=chronicle.licence,
        columns=chronicle.columns,
        fiscal=chronicle.fiscal,
    )


def plan_import(reading: Reading, profile: Profile, chronicle: models.Chronicle | None) -> Plan:
    """Aligns a document with the archive. KoryuError where a row cannot be placed."""
    _refuse_broken(reading)
    events = (
        list(_standing(chronicle)) if chronicle else []
    )
    rows = reading.rows
    aligned = align([_event_row(one) for one in events], _rows(rows, profile))
    of_row = {j: events[i] for i, j in aligned.pairs.items()}
    pairs = [(event, rows[j]) for j, event in sorted(of_row.items())]
    changes = [Change(event, row, changed_columns(event, row, profile)) for event, row in pairs]
    moved = {events[i].pk for i in aligned.moved}
    return Plan(
        reading=reading,
        profile=profile,
        chronicle=chronicle,
        new=tuple(
            row for j, row in enumerate(rows) if j not in of_row and j not in aligned.doubtful
        ),
        changed=tuple(one for one in changes if one.columns),
        moved=tuple(event for event, _ in pairs if event.pk in moved),
        attached=tuple(one for one in changes if one.event.text is None and not one.columns),
        unchanged=tuple(
            one.event
            for one in changes
            if one.event.text is not None and not one.columns and one.event.pk not in moved
        ),
        missing=tuple(event for i, event in enumerate(events) if i not in aligned.pairs),
        doubtful=_doubtful(aligned, rows, events),
        order=tuple((of_row[j].pk if j in of_row else None, row) for j, row in enumerate(rows)),
    )


def _standing(chronicle: models.Chronicle) -> models.EventQuerySet:
    """The events of a chronicle that were not removed, in its order, with their corrections."""
    standing = chronicle.events.exclude(status=models.Event.Status.REMOVED)
    return standing.order_by("position").prefetch_related("corrections")


def changed_columns(event: models.Event, row: SourceRow, profile: Profile) -> tuple[str, ...]:
    """The headers whose cells say something else than the event has as read."""
    if event.fingerprint == row.source.fingerprint:
        return ()
    labels = as_read(row, profile.columns)
    differs = {
        "year": labels.year != event.year_as_read,
        "month": labels.month != event.month_as_read,
        "category": list(labels.categories) != event.categories_as_read,
        "region": list(labels.regions) != event.regions_as_read,
        "text": event.text is None or text_of(row, profile.columns) != event.text,
    }
    differs.update(date=differs["year"], place=differs["region"], partner=differs["region"])
    return tuple(
        header for header in row.cells if differs.get(profile.columns.get(header, ""), False)
    )


def _event_row(event: models.Event) -> Row:
    labels = (*event.categories_as_read, *event.regions_as_read)
    return Row(event.fingerprint, event.date, labels, event.text, event.pk)


def _rows(rows: Sequence[SourceRow], profile: Profile) -> list[Row]:
    aligned, previous = [], None
    for row in rows:
        labels = as_read(row, profile.columns)
        date = date_of(row, profile, previous)
        previous = date.first_day.year if date else previous
        aligned.append(
            Row(
                row.source.fingerprint,
                date.edtf if date else "",
                (*labels.categories, *labels.regions),
                text_of(row, profile.columns),
                "".join(cells_of(row, profile.columns, "id")),
            )
        )
    return aligned


def _doubtful(
    aligned: Alignment, rows: Sequence[SourceRow], events: Sequence[models.Event]
) -> tuple[tuple[SourceRow, tuple[models.Event, ...]], ...]:
    return tuple(
        (rows[j], tuple(events[i] for i in candidates))
        for j, candidates in aligned.doubtful.items()
    )


def _refuse_broken(reading: Reading) -> None:
    if not reading.rows:
        raise KoryuError(_NO_ROWS, file=reading.file)
    for finding in reading.findings:
        if finding.severity == "error":
            where = finding.source
            raise KoryuError(
                _BROKEN.fill(message=finding.message),
                _BROKEN_REMEDY,
                file=where.file,
                page=where.page,
                row=where.row,
                line=where.line,
                cell=finding.column,
            )
