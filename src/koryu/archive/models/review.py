"""What is doubtful, and what a person decided about it."""

from __future__ import annotations

from django.db import models

from koryu.archive.models.event import Event
from koryu.archive.models.words import trilingual
from koryu.chronicle.trilingual import Trilingual


class Correction(models.Model):
    """A repair of one passage of a row: accepted and in force, or withdrawn.

    `kind` is the class of the damage or mistake (docs/editorial.md lists them). `before` and `after`
    are the characters around the passage, by which the same damage is known again in another
    edition; both empty means every place where the passage stands.
    """

    class Status(models.TextChoices):
        ACCEPTED = "accepted"
        REJECTED = "rejected"
        NOTED = "noted"

    event = models.ForeignKey(Event, models.CASCADE, related_name="corrections")
    column = models.TextField()
    as_read = models.TextField()
    corrected = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    kind = models.CharField(max_length=40)
    confidence = models.FloatField()
    evidence_ja = models.TextField(blank=True)
    evidence_en = models.TextField(blank=True)
    evidence_ru = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status.choices)
    decided_by = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["event", "id"]

    @property
    def evidence(self) -> Trilingual:
        return trilingual(self, "evidence")


class Finding(models.Model):
    """Something a check found in the current text of an event; open until decided."""

    class Decision(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        REJECTED = "rejected"
        DEFERRED = "deferred"

    event = models.ForeignKey(Event, models.CASCADE, related_name="findings")
    rule = models.CharField(max_length=60, db_index=True)
    severity = models.CharField(max_length=8)
    column = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    suggestion = models.TextField(null=True, blank=True)
    confidence = models.FloatField()
    message_ja = models.TextField()
    message_en = models.TextField()
    message_ru = models.TextField()
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    decided_by = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["rule", "event", "start"]

    @property
    def message(self) -> Trilingual:
        return trilingual(self, "message")
