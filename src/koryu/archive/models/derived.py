"""What is kept ready although it follows from the rest; it can be dropped and made again."""

from __future__ import annotations

from django.db import models

from koryu.archive.models.event import Event


class EventDocument(models.Model):
    """The JSON text of a public event. One that is there is right (archive/documents.py)."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="document")
    json = models.TextField()
