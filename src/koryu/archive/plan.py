"""What importing a document would change: worked out, shown, not yet done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import count as numbers

from koryu.archive import models
from koryu.archive.bases import Bases
from koryu.archive.edition import Line, lines_of
from koryu.archive.journal import revision
from koryu.archive.merge import Clash, Merged, merge
from koryu.archive.messages import BROKEN, BROKEN_REMEDY, NO_ROWS, UNKNOWN, UNKNOWN_REMEDY
from koryu.archive.numbers import next_number
from koryu.archive.placing import ARCHIVE, REMOVE, Decisions, placed
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Reading


@dataclass(frozen=True, slots=True)
class Change:
    """An event and the row that now tells of it.

    `merged` are the cells it will have; `attaches` says that it gets its text for the first time.
    """

    event: models.Event
    line: Line
    merged: Merged
    attaches: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The headers whose cells change."""
        return self.merged.changed


@dataclass(frozen=True, slots=True)
class Conflict:
    """Cells of one event that the archive and the document changed differently."""

    event: models.Event
    line: Line
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """New rows, changed, moved, newly attached and unchanged events, and events without a row.

    `kept` events were changed in the archive only, since the document was exported. `doubtful`
    rows could be one of several events, or stand twice; a plan with these or with `conflicts` is
    not applied. Missing events stay unless they are in `removed`. `revision` is the archive's
    change counter the plan was made at.
    """

    reading: Reading
    profile: Profile
    chronicle: models.Chronicle | None
    revision: int
    lines: tuple[Line, ...]
    new: tuple[Line, ...]
    changed: tuple[Change, ...]
    moved: tuple[models.Event, ...]
    attached: tuple[Change, ...]
    unchanged: tuple[models.Event, ...]
    kept: tuple[Change, ...]
    missing: tuple[models.Event, ...]
    removed: tuple[models.Event, ...]
    conflicts: tuple[Conflict, ...]
    doubtful: tuple[tuple[Line, tuple[models.Event, ...]], ...]
    order: tuple[tuple[str | None, Line], ...]

    @property
    def counts(self) -> dict[str, int]:
        names = ("new", "changed", "moved", "attached", "unchanged", "kept", "missing", "removed",
                 "conflicts", "doubtful")  # fmt: skip
        return {name: len(getattr(self, name)) for name in names}

    @property
    def is_empty(self) -> bool:
        """Whether applying the plan would change nothing."""
        return not (self.new or self.changed or self.moved or self.attached or self.removed)

    @property
    def is_open(self) -> bool:
        """Whether a person has to decide something first."""
        return bool(self.doubtful or self.conflicts)


def chronicle_for(reading: Reading) -> models.Chronicle | None:
    """The chronicle whose events share the most wordings or ids with a document, if a tenth do."""
    marks = [row.source.fingerprint for row in reading.rows]
    ids = [one for row in reading.rows if (one := row.cells.get("ID", "").strip())]
    shared: Counter[str] = Counter()
    for name, values in (("fingerprint", marks), ("pk", ids)):
        for start in range(0, len(values), 500):
            events = models.Event.objects.filter(**{f"{name}__in": values[start : start + 500]})
            shared.update(events.values_list("chronicle_id", flat=True))
    for slug, count in shared.most_common(1):
        if count * 10 >= len(marks):
            return models.Chronicle.objects.get(pk=slug)
    return None


def plan_document(reading: Reading, slug: str | None, decisions: Decisions | None = None) -> Plan:
    """The plan for a document: into the chronicle named, else into the one it is an edition of.

    KoryuError where neither is there.
    """
    if slug is None:
        chronicle = chronicle_for(reading)
    else:
        chronicle = models.Chronicle.objects.filter(pk=slug).first()
    if chronicle is None:
        raise KoryuError(UNKNOWN, UNKNOWN_REMEDY, file=reading.file)
    return plan_import(reading, profile_of(chronicle), chronicle, decisions)


def plan_new(reading: Reading, profile: Profile, slug: str | None = None) -> Plan:
    """The plan for a document that begins a chronicle of its own, under `slug` if that is given.

    Where a chronicle of that name exists, the document is its edition typed anew, if a tenth of the
    rows are found in it; KoryuError if not.
    """
    own = replace(profile, slug=slug or profile.slug)
    if models.Chronicle.objects.filter(pk=own.slug).exists():
        plan = plan_document(reading, own.slug)
        if (len(plan.lines) - len(plan.new)) * 10 < len(plan.lines):
            raise KoryuError(UNKNOWN, UNKNOWN_REMEDY, file=reading.file)
        return plan
    taken = set(models.Chronicle.objects.values_list("id_prefix", flat=True))
    free = (f"{own.id_prefix}{number or ''}" for number in numbers())
    prefix = next(one for one in free if one not in taken)
    return plan_import(reading, replace(own, id_prefix=prefix), None)


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
        licence=chronicle.licence,
        columns=chronicle.columns,
        fiscal=chronicle.fiscal,
    )


def plan_import(
    reading: Reading,
    profile: Profile,
    chronicle: models.Chronicle | None,
    decisions: Decisions | None = None,
) -> Plan:
    """Aligns a document with the archive. KoryuError where a row cannot be placed."""
    _refuse_broken(reading)
    read_at = revision()
    events = _standing(chronicle) if chronicle else []
    filled = {event.pk for event in events if event.text}
    lines = [
        line
        for line in lines_of(reading, profile, next_number(profile.id_prefix, chronicle))
        if line.id not in filled or not line.is_emptied(profile.columns)
    ]
    places = placed(events, lines, decisions or {})
    bases = Bases(chronicle, lines)
    changes = [
        _change(events[i], lines[j], profile, bases, decisions or {})
        for i, j in sorted(places.pairs.items(), key=lambda pair: pair[1])
    ]
    moved = {events[i].pk for i in places.moved}
    missing = [
        event for i, event in enumerate(events) if i not in places.pairs and bases.expects(event)
    ]
    removed = {one.pk for one in missing if (decisions or {}).get(("missing", one.pk)) == REMOVE}
    of_line = {j: events[i].pk for i, j in places.pairs.items()}
    return Plan(
        reading=reading,
        profile=profile,
        chronicle=chronicle,
        revision=read_at,
        lines=tuple(lines),
        new=tuple(lines[j] for j in places.new),
        changed=tuple(one for one in changes if one.columns),
        moved=tuple(one.event for one in changes if one.event.pk in moved),
        attached=tuple(one for one in changes if one.attaches and not one.columns),
        unchanged=tuple(one.event for one in changes if _is_same(one, moved)),
        kept=tuple(one for one in changes if one.merged.kept),
        missing=tuple(one for one in missing if one.pk not in removed),
        removed=tuple(one for one in missing if one.pk in removed),
        conflicts=tuple(
            Conflict(one.event, one.line, one.merged.clashes)
            for one in changes
            if one.merged.clashes
        ),
        doubtful=tuple(
            (lines[j], tuple(events[i] for i in candidates))
            for j, candidates in places.doubtful.items()
        ),
        order=tuple((of_line.get(j), line) for j, line in enumerate(lines)),
    )


def _standing(chronicle: models.Chronicle) -> list[models.Event]:
    standing = chronicle.events.exclude(status=models.Event.Status.REMOVED)
    return list(standing.order_by("position").prefetch_related("corrections"))


def _is_same(change: Change, moved: set[str]) -> bool:
    merged = change.merged
    told = merged.changed or merged.kept or merged.clashes or change.attaches
    return not told and change.event.pk not in moved


def _change(
    event: models.Event, line: Line, profile: Profile, bases: Bases, decisions: Decisions
) -> Change:
    merged = merge(event.cells, line.cells, bases.of(event, line))
    if merged.clashes:
        merged = _settled(merged, event, decisions)
    attaches = event.text is None and bool(line.text)
    if not attaches:
        return Change(event, line, merged)
    texts = {header for header in merged.changed if profile.columns.get(header) == "text"}
    labels = tuple(header for header in merged.changed if header not in texts)
    return Change(event, line, Merged(merged.cells, labels, merged.kept, merged.clashes), True)


def _settled(merged: Merged, event: models.Event, decisions: Decisions) -> Merged:
    """The merge with the clashes that a person has decided."""
    cells, changed, rest = dict(merged.cells), list(merged.changed), []
    for clash in merged.clashes:
        answer = decisions.get(("cell", event.pk, clash.header, clash.document))
        if answer is None:
            rest.append(clash)
        elif answer != ARCHIVE:
            own = decisions.get(("own", event.pk, clash.header, clash.document))
            cells[clash.header] = clash.document if own is None else own
            changed.append(clash.header)
    return Merged(cells, tuple(changed), merged.kept, tuple(rest))


def _refuse_broken(reading: Reading) -> None:
    if not reading.rows:
        raise KoryuError(NO_ROWS, file=reading.file)
    for finding in reading.findings:
        if finding.severity == "error":
            where = finding.source
            raise KoryuError(
                BROKEN.fill(message=finding.message),
                BROKEN_REMEDY,
                file=where.file,
                page=where.page,
                row=where.row,
                line=where.line,
                cell=finding.column,
            )
