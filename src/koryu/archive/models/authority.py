"""What events refer to: categories, places, series, partnerships, organisations."""

from __future__ import annotations

from django.db import models

from koryu.archive.models.words import trilingual
from koryu.chronicle.trilingual import Trilingual


class Named(models.Model):
    """Anything with a stable id and a name in three languages."""

    id = models.CharField(primary_key=True, max_length=120)
    name_ja = models.TextField()
    name_en = models.TextField(blank=True)
    name_ru = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> Trilingual:
        return trilingual(self, "name")

    def __str__(self) -> str:
        return self.name_ja


class Category(Named):
    """A category label; `position` is its order on pages."""

    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["position", "id"]


class Place(Named):
    """A gazetteer entry; WGS 84 degrees. Aliases are in any script and spelling."""

    kana = models.TextField(blank=True)
    aliases = models.JSONField(default=list)
    kind = models.CharField(max_length=40)
    side = models.CharField(max_length=8)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    geonames = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["id"]


class Series(Named):
    """A recurring event; `missing` lists edition numbers that no row carries."""

    kind = models.CharField(max_length=40)
    missing = models.JSONField(default=list)
    notes_ja = models.TextField(blank=True)
    notes_en = models.TextField(blank=True)
    notes_ru = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "series"

    @property
    def notes(self) -> Trilingual:
        return trilingual(self, "notes")


class Partnership(Named):
    """A tie between a home and a partner place; `founded` is EDTF, empty where not known."""

    home = models.ForeignKey(Place, models.PROTECT, related_name="home_partnerships")
    partner = models.ForeignKey(Place, models.PROTECT, related_name="partner_partnerships")
    kind = models.CharField(max_length=40)
    founded = models.CharField(max_length=30, blank=True)
    evidence_ja = models.TextField(blank=True)
    evidence_en = models.TextField(blank=True)
    evidence_ru = models.TextField(blank=True)
    checked = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["id"]

    @property
    def evidence(self) -> Trilingual:
        return trilingual(self, "evidence")


class Organisation(Named):
    """An institution or association; not a person."""

    aliases = models.JSONField(default=list)
    kind = models.CharField(max_length=40)
    side = models.CharField(max_length=8, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
