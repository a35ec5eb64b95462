"""A chronicle out of the archive, in its own order, and remembered for the merge that follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from koryu.archive import models
from koryu.archive.failures import told_plainly
from koryu.archive.record import records
from koryu.chronicle import record
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

_WHICH = Trilingual(
    "年表が{count}つあります。どれを書き出すか分かりません。",
    "There are {count} chronicles; it is not clear which to export.",
    "Хроник в архиве: {count}; неясно, какую выгружать.",
)
_WHICH_REMEDY = Trilingual(
    "--chronicle で選んでください：{slugs}",
    "Choose with --chronicle: {slugs}",
    "Выберите параметром --chronicle: {slugs}",
)
_NO_SUCH = Trilingual(
    "「{slug}」という年表はありません。",
    "There is no chronicle “{slug}”.",
    "Хроники «{slug}» нет.",
)


def chronicle_named(slug: str | None) -> models.Chronicle:
    """The chronicle of this name, or the only one there is. KoryuError where that is not one."""
    every = list(models.Chronicle.objects.order_by("slug"))
    chosen = [one for one in every if slug in (None, one.pk)]
    slugs = ", ".join(one.pk for one in every)
    if not chosen:
        raise KoryuError(_NO_SUCH.fill(slug=slug), _WHICH_REMEDY.fill(slugs=slugs))
    if len(chosen) > 1:
        raise KoryuError(_WHICH.fill(count=len(chosen)), _WHICH_REMEDY.fill(slugs=slugs))
    return chosen[0]


def rows_of(slug: str | None) -> Iterator[record.Event]:
    """The public events of a chronicle, or of all, in the order of the chronicle's own table."""
    events = models.Event.objects.public().order_by("chronicle", "position")
    if slug is not None:
        events = events.filter(chronicle=slug)
    return records(list(events.values_list("pk", flat=True)))


@contextmanager
def remembered(chronicle: models.Chronicle, file: str, who: str = "") -> Iterator[models.Step]:
    """A step that says what is exported here, kept if the export succeeds; `counts` is for the caller."""
    with told_plainly(), transaction.atomic():
        made = models.Step.objects.create(kind="export", who=who, why=file, chronicle=chronicle.pk)
        yield made
        made.save(update_fields=["counts"])
