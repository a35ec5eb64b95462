"""An event, and all of the data, as schema.org JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from koryu.archive.models import Chronicle, Event, EventPlace
from koryu.chronicle.trilingual import LANGUAGES, Trilingual
from koryu.web.downloads import FORMATS

_ATTENDANCE = {"online": "https://schema.org/OnlineEventAttendanceMode"}
_OFFLINE = "https://schema.org/OfflineEventAttendanceMode"


def event_document(event: Event, url: str) -> dict[str, Any]:
    """schema.org/Event with its places; `url` is the event's permanent address."""
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": url,
        "url": url,
        "identifier": event.pk,
        "name": _words(event.headline),
        "eventAttendanceMode": _ATTENDANCE.get(event.direction or "", _OFFLINE),
        "location": [_place(tie) for tie in event.event_places.all() if tie.role != "label"],
        "isPartOf": {"@type": "Dataset", "name": _words(event.chronicle.title)},
        "keywords": [tie.category.name_en for tie in event.event_categories.all()],
        "description": event.text_corrected or event.text or "",
    }
    if event.first_day and event.last_day:
        document["startDate"] = event.first_day.isoformat()
        document["endDate"] = event.last_day.isoformat()
        document["temporalCoverage"] = event.date
    return {name: value for name, value in document.items() if value}


def dataset_document(
    chronicles: Sequence[Chronicle], years: tuple[int, int] | None, root: str
) -> dict[str, Any]:
    """schema.org/Dataset of all that is published, with its downloads; `root` is the site's address."""
    events = f"{root}{reverse('events')}"
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{root}{reverse('data')}",
        "url": f"{root}{reverse('data')}",
        "name": [word for one in chronicles for word in _words(one.title)],
        "description": gettext("A published chronicle of regional exchange, searchable in Japanese, English and Russian."),
        "creator": [{"@type": "Organization", "name": _words(one.publisher)} for one in chronicles if one.publisher.ja],
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "inLanguage": list(LANGUAGES),
        "isAccessibleForFree": True,
        "temporalCoverage": "/".join(str(year) for year in years) if years else "",
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind.partition(";")[0], "contentUrl": f"{events}?format={form}"}
            for form, kind in FORMATS.items()
        ],
    }  # fmt: skip
    return {name: value for name, value in document.items() if value}


def _place(tie: EventPlace) -> dict[str, Any]:
    place = tie.place
    described: dict[str, Any] = {"@type": "Place", "name": _words(place.name)}
    if place.latitude is not None and place.longitude is not None:
        described["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    return described


def _words(text: Trilingual) -> list[dict[str, str]]:
    return [
        {"@language": code, "@value": value} for code in LANGUAGES if (value := getattr(text, code))
    ]
