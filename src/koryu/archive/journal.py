"""Every change of the archive goes through a step, is recorded row by row, and can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from koryu.archive.documents import forget
from koryu.archive.failures import told_plainly
from koryu.archive.models import Change, Step

_BATCH = 500


class Recorder:
    """Writes rows and remembers what they were; used inside `step()` only."""

    def __init__(self, step: Step) -> None:
        self.step = step
        self._changes: list[Change] = []

    def create(self, instances: Iterable[models.Model]) -> None:
        """Insert rows; the order of mixed models is kept, so parents go first."""
        for model, group in _runs(instances):
            model._default_manager.bulk_create(group, batch_size=_BATCH)
            self._changes.extend(self._change(one, None, _image(one)) for one in group)

    def update(self, instance: models.Model, **values: Any) -> bool:
        """Set fields of a row; True if that changed anything."""
        before = _image(instance)
        for name, value in values.items():
            setattr(instance, name, value)
        after = _image(instance)
        if before == after:
            return False
        changed = [name for name in after if before[name] != after[name]]
        fields = {
            field.attname: getattr(instance, field.attname)
            for field in instance._meta.concrete_fields
        }
        type(instance)._default_manager.filter(pk=instance.pk).update(
            **{name: fields[name] for name in changed}
        )
        self._changes.append(
            self._change(
                instance,
                {name: before[name] for name in changed},
                {name: after[name] for name in changed},
            )
        )
        return True

    def delete(self, instances: Iterable[models.Model]) -> None:
        """Delete rows; children first."""
        for model, group in _runs(instances):
            self._changes.extend(self._change(one, _image(one), None) for one in group)
            model._default_manager.filter(pk__in=[one.pk for one in group]).delete()

    def flush(self) -> None:
        Change.objects.bulk_create(self._changes, batch_size=_BATCH)
        forget(self._changes)
        self._changes.clear()

    def _change(self, instance: models.Model, before: Any, after: Any) -> Change:
        event = (
            instance.pk
            if instance._meta.model_name == "event"
            else getattr(instance, "event_id", None)
        )
        return Change(
            step=self.step,
            model=str(instance._meta.model_name),
            key=str(instance.pk),
            event_id=event,
            before=before,
            after=after,
        )


@contextmanager
def step(kind: str, who: str = "", why: str = "", chronicle: str = "") -> Iterator[Recorder]:
    """One transaction: all of what is done inside, or nothing.

    A step that changed nothing is not kept.
    """
    with told_plainly(), transaction.atomic():
        opened = Step.objects.create(kind=kind, who=who, why=why, chronicle=chronicle)
        recorder = Recorder(opened)
        yield recorder
        recorder.flush()
        if not opened.changes.exists() and not opened.counts:
            opened.delete()
        else:
            opened.save(update_fields=["counts"])


def undo(target: Step, who: str = "") -> Step:
    """Take a step back, whole: every row becomes what it was before it. Returns the undo step."""
    return _reverse(target, "undo", who)


def redo(target: Step, who: str = "") -> Step:
    """Take an undo back: what it undid stands again. Returns the redo step."""
    reverse = _reverse(target, "redo", who)
    Step.objects.filter(undone_by=target).update(undone_by=None)
    return reverse


def last_undoable() -> Step | None:
    """The newest import, acceptance or the like that still stands; loading a bundle is none."""
    kept = Step.objects.filter(undone_by=None).exclude(kind__in=["load", "export", "undo", "redo"])
    return kept.order_by("-id").first()


def last_redoable() -> Step | None:
    """The newest undo that still stands, if nothing new was done since."""
    newest = Step.objects.filter(kind="undo", undone_by=None).order_by("-id").first()
    if newest is None:
        return None
    since = Step.objects.filter(id__gt=newest.pk).exclude(kind__in=["export", "undo", "redo"])
    return None if since.exists() else newest


def revision() -> int:
    """The archive's change counter: it moves with every step, undo included."""
    newest: int | None = Step.objects.aggregate(top=models.Max("id"))["top"]
    return newest or 0


@told_plainly()
@transaction.atomic
def _reverse(target: Step, kind: str, who: str) -> Step:
    """Every row that `target` changed as it was before, itself a recorded step."""
    reverse = Step.objects.create(
        kind=kind,
        who=who,
        why=target.why,
        chronicle=target.chronicle,
        counts={"step": target.pk},
    )
    changes = list(target.changes.order_by("-id"))
    forget(changes)
    put_back(changes)
    Change.objects.bulk_create(
        (
            Change(
                step=reverse,
                model=one.model,
                key=one.key,
                event_id=one.event_id,
                before=one.after,
                after=one.before,
            )
            for one in changes
        ),
        batch_size=_BATCH,
    )
    Step.objects.filter(pk=target.pk).update(undone_by=reverse)
    return reverse


def put_back(changes: Iterable[Change]) -> None:
    """Every row as it was before these changes, which come newest first."""
    for (name, way), run in groupby(changes, lambda one: (one.model, _way(one))):
        _restore(apps.get_model("archive", name), way, list(run))


def _way(change: Change) -> str:
    if change.before is None:
        return "created"
    return "deleted" if change.after is None else "updated"


def _restore(model: type[models.Model], way: str, changes: list[Change]) -> None:
    rows = model._default_manager
    if way == "deleted":
        rows.bulk_create((model(**_values(model, one.before or {})) for one in changes), _BATCH)
    elif way == "created":
        for start in range(0, len(changes), _BATCH):
            piece = rows.filter(pk__in=[one.key for one in changes[start : start + _BATCH]])
            # Exactly what the step created goes, nothing with it; the database checks references.
            piece._raw_delete(piece.db)
    else:
        for one in changes:
            rows.filter(pk=one.key).update(**_values(model, one.before or {}))


def _values(model: type[models.Model], image: dict[str, Any]) -> dict[str, Any]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in image.items()}


def _image(instance: models.Model) -> dict[str, Any]:
    """A row as JSON values, by column attribute."""
    encoder = DjangoJSONEncoder()
    return {
        field.attname: value
        if isinstance(
            value := getattr(instance, field.attname), str | int | float | bool | list | dict | None
        )
        else encoder.default(value)
        for field in instance._meta.concrete_fields
    }


def _runs(
    instances: Iterable[models.Model],
) -> Iterator[tuple[type[models.Model], list[models.Model]]]:
    groups: defaultdict[type[models.Model], list[models.Model]] = defaultdict(list)
    for instance in instances:
        groups[type(instance)].append(instance)
    yield from groups.items()
