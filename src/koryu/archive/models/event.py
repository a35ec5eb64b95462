"""Events and what they are tied to."""

from __future__ import annotations

from django.db import models

from koryu.archive.models.authority import Category, Organisation, Partnership, Place, Series
from koryu.archive.models.chronicle import Chronicle, SourceRow
from koryu.archive.models.ordered_json import OrderedJSONField
from koryu.archive.models.words import trilingual
from koryu.chronicle.trilingual import Trilingual


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> EventQuerySet:
        """What the world may see. Every page, count, export and API answer starts here."""
        return self.filter(status=Event.Status.PUBLISHED, chronicle__published=True)

    def in_order(self) -> EventQuerySet:
        """By date, then by position in the chronicle; undated events come last."""
        return self.order_by(models.F("first_day").asc(nulls_last=True), "chronicle", "position")

    def whole(self) -> EventQuerySet:
        """With everything an event's JSON needs, in a fixed number of queries."""
        return self.select_related("chronicle", "source_row__document").prefetch_related(
            "event_categories__category",
            "participants",
            "event_places__place",
            "event_series__series",
            "anniversaries",
            "event_partnerships",
            "event_organisations__organisation",
        )


class Event(models.Model):
    """One event. `page`, `row` and `fingerprint` are those of the first edition's row.

    `cells` is the row as the chronicle's own table has it, under its headers; the columns `…_as_read`
    and `text` hold the same by meaning. `cells_corrected` holds those cells that accepted
    corrections change. `text` is null until the document is attached. `basis` tells for each
    understood field whether it is stated, computed or decided. `merged_into` redirects.
    """

    class Status(models.TextChoices):
        PUBLISHED = "published"
        DRAFT = "draft"
        REMOVED = "removed"

    id = models.CharField(primary_key=True, max_length=40)
    chronicle = models.ForeignKey(Chronicle, models.PROTECT, related_name="events")
    position = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PUBLISHED)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    cells = OrderedJSONField(default=dict)
    cells_corrected = OrderedJSONField(default=dict)
    year_as_read = models.TextField(blank=True)
    month_as_read = models.TextField(blank=True)
    categories_as_read = models.JSONField(default=list)
    regions_as_read = models.JSONField(default=list)
    date = models.CharField(max_length=60, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    headline_ja = models.TextField(blank=True)
    headline_en = models.TextField(blank=True)
    headline_ru = models.TextField(blank=True)
    text = models.TextField(null=True, blank=True)
    text_corrected = models.TextField(null=True, blank=True)
    direction = models.CharField(max_length=10, null=True, blank=True)
    agreement = models.BooleanField(default=False)
    basis = OrderedJSONField(default=dict)
    page = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=71, db_index=True)
    source_row = models.ForeignKey(
        SourceRow, models.PROTECT, null=True, blank=True, related_name="events"
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["chronicle", "position"]
        indexes = [
            models.Index(fields=["first_day", "chronicle", "position"], name="event_by_date"),
            models.Index(fields=["chronicle", "position"], name="event_by_position"),
        ]

    @property
    def headline(self) -> Trilingual:
        return trilingual(self, "headline")

    def __str__(self) -> str:
        return self.id


class EventCategory(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="event_categories")
    category = models.ForeignKey(Category, models.PROTECT, related_name="event_categories")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["event", "order"]


class Participant(models.Model):
    """One stated count of people; `part_of` is the `number` of the whole within the event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="participants")
    number = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    count_stated = models.PositiveIntegerField()
    qualifier = models.CharField(max_length=8, default="exact")
    side = models.CharField(max_length=8, null=True, blank=True)
    crossed = models.BooleanField(null=True, blank=True)
    role_ja = models.TextField(blank=True)
    role_en = models.TextField(blank=True)
    role_ru = models.TextField(blank=True)
    part_of = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["event", "number"]

    @property
    def role(self) -> Trilingual:
        return trilingual(self, "role")


class EventPlace(models.Model):
    """A place an event names; `contradicts` is the label of the row that says otherwise."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_places")
    place = models.ForeignKey(Place, models.PROTECT, related_name="event_places")
    order = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12)
    contradicts = models.TextField(blank=True)

    class Meta:
        ordering = ["event", "order"]


class EventSeries(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="event_series")
    series = models.ForeignKey(Series, models.PROTECT, related_name="editions")
    order = models.PositiveSmallIntegerField()
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["event", "order"]


class EventAnniversary(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="anniversaries")
    order = models.PositiveSmallIntegerField()
    years = models.PositiveSmallIntegerField()
    of = models.CharField(max_length=12)

    class Meta:
        ordering = ["event", "order"]


class EventPartnership(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="event_partnerships")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="event_partnerships")

    class Meta:
        ordering = ["event", "partnership"]


class EventOrganisation(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="event_organisations")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="event_organisations"
    )
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["event", "order"]
