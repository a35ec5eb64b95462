"""A chronicle, the documents it was read from, their rows, and what it covers."""

from __future__ import annotations

from typing import Any

from django.db import models

from koryu.archive.models.ordered_json import OrderedJSONField
from koryu.archive.models.words import trilingual
from koryu.chronicle.trilingual import Trilingual


class Chronicle(models.Model):
    """A published chronicle. Lists hold gazetteer ids (home, partners) or language tags."""

    slug = models.SlugField(primary_key=True, max_length=80)
    id_prefix = models.CharField(max_length=20, unique=True)
    title_ja = models.TextField()
    title_en = models.TextField(blank=True)
    title_ru = models.TextField(blank=True)
    publisher_ja = models.TextField(blank=True)
    publisher_en = models.TextField(blank=True)
    publisher_ru = models.TextField(blank=True)
    publication_ja = models.TextField(blank=True)
    publication_en = models.TextField(blank=True)
    publication_ru = models.TextField(blank=True)
    home = models.JSONField(default=list)
    partners = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    columns = OrderedJSONField(default=dict)
    fiscal = models.BooleanField(default=False)
    licence = models.TextField(blank=True)
    next_number = models.PositiveIntegerField(default=1)
    published = models.BooleanField(default=True)

    @property
    def title(self) -> Trilingual:
        return trilingual(self, "title")

    @property
    def publisher(self) -> Trilingual:
        return trilingual(self, "publisher")

    @property
    def publication(self) -> Trilingual:
        """The published document's own title."""
        return trilingual(self, "publication")

    def __str__(self) -> str:
        return self.title_ja


class Document(models.Model):
    """One file that was imported, known by the SHA-256 of its bytes."""

    chronicle = models.ForeignKey(Chronicle, models.CASCADE, related_name="documents")
    file = models.TextField()
    sha256 = models.CharField(max_length=64)
    title = models.TextField(blank=True)
    header = models.JSONField(default=list)


class SourceRow(models.Model):
    """A row as it stands in a document. Never changed once written."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=71, db_index=True)
    cells = OrderedJSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="one_row_a_position")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a source row is what a document says; it is never changed")
        super().save(*args, **kwargs)


class Coverage(models.Model):
    """What the chronicle records: systematically, partly or not, and why that is said.

    An empty category or municipality means all of them.
    """

    class State(models.TextChoices):
        SYSTEMATIC = "systematic"
        PARTLY = "partly"
        NOT = "not"

    chronicle = models.ForeignKey(Chronicle, models.CASCADE, related_name="coverage")
    year_from = models.PositiveSmallIntegerField()
    year_to = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=80, blank=True)
    municipality = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=12, choices=State.choices)
    reason_ja = models.TextField()
    reason_en = models.TextField()
    reason_ru = models.TextField()

    class Meta:
        ordering = ["year_from", "year_to", "category", "municipality"]

    @property
    def reason(self) -> Trilingual:
        return trilingual(self, "reason")
