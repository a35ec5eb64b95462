"""The archive's own append-only history: steps, and every row a step changed."""

from __future__ import annotations

from django.db import models

from koryu.archive.models.event import Event
from koryu.archive.models.ordered_json import OrderedJSONField


class Step(models.Model):
    """One thing done to the archive: a load, an import, an acceptance, an undo, a redo, an export.

    The highest id is the archive's change counter. `undone_by` marks a step taken back. An export
    changes nothing; it is kept because the next edition is merged against it.
    """

    kind = models.CharField(max_length=20)
    who = models.TextField(blank=True)
    why = models.TextField(blank=True)
    chronicle = models.SlugField(max_length=80, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    counts = OrderedJSONField(default=dict)
    undone_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undoes"
    )

    class Meta:
        ordering = ["id"]


class Change(models.Model):
    """One database row before and after a step: null before means created, null after deleted."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="changes")
    model = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    event = models.ForeignKey(
        Event, models.DO_NOTHING, null=True, blank=True, db_constraint=False, related_name="history"
    )
    before = OrderedJSONField(null=True)
    after = OrderedJSONField(null=True)

    class Meta:
        ordering = ["step", "id"]
