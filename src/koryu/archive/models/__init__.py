"""The archive's tables, one file a subject."""

from koryu.archive.models.authority import Category, Organisation, Partnership, Place, Series
from koryu.archive.models.chronicle import Chronicle, Coverage, Document, SourceRow
from koryu.archive.models.derived import EventDocument
from koryu.archive.models.event import (
    Event,
    EventAnniversary,
    EventCategory,
    EventOrganisation,
    EventPartnership,
    EventPlace,
    EventQuerySet,
    EventSeries,
    Participant,
)
from koryu.archive.models.history import Change, Step
from koryu.archive.models.review import Correction, Finding

__all__ = [
    "Category",
    "Change",
    "Chronicle",
    "Correction",
    "Coverage",
    "Document",
    "Event",
    "EventAnniversary",
    "EventCategory",
    "EventDocument",
    "EventOrganisation",
    "EventPartnership",
    "EventPlace",
    "EventQuerySet",
    "EventSeries",
    "Finding",
    "Organisation",
    "Participant",
    "Partnership",
    "Place",
    "Series",
    "SourceRow",
    "Step",
]
