"""Every change of the archive goes through a step, is recorded row by row, and can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

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
def step(kind: str, who: str = "", why: str = "") -> Iterator[Recorder]:
    """One transaction: all of what is done inside, or nothing.

    A step that changed nothing is not kept.
    """
    with transaction.atomic():
        opened = Step.objects.create(kind=kind, who=who, why=why)
        recorder = Recorder(opened)
        yield recorder
        recorder.flush()
        if not opened.changes.exists() and not opened.counts:
            opened.delete()
        else:
            opened.save(update_fields=["counts"])


def undo(target: Step, who: str = "") -> Step:
    """Take a step back, whole: every row becomes what it was before it. Returns the undo step."""
    with transaction.atomic():
        reverse = Step.objects.create(kind="undo", who=who, counts={"step": target.pk})
        for change in target.changes.order_by("-id").iterator():
            _restore(change)
        Step.objects.filter(pk=target.pk).update(undone_by=reverse)
    return reverse


def last_undoable() -> Step | None:
    """The newest import, acceptance or the like that still stands; loading a bundle is none."""
    kept = Step.objects.filter(undone_by=None).exclude(kind__in=["load", "undo"])
    return kept.order_by("-id").first()


def revision() -> int:
    """The archive's change counter: it moves with every step, undo included."""
    newest: int | None = Step.objects.aggregate(top=models.Max("id"))["top"]
    return newest or 0


def _restore(change: Change) -> None:
    model = apps.get_model("archive", change.model)
    rows = model._default_manager.filter(pk=change.key)
    if change.before is None:
        rows.delete()
    elif change.after is None:
        model(**_values(model, change.before)).save(force_insert=True)
    else:
        rows.update(**_values(model, change.before))


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
