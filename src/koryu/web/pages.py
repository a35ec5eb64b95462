"""Addresses below a language prefix: the pages people read."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from koryu.web.views import (
    about,
    data,
    event,
    events,
    feed,
    home,
    map,
    partnerships,
    places,
    printed,
    quality,
    series,
    statistics,
    timeline,
)

# PostgreSQL takes no NUL in a text: an address with one is that of nothing.
_KEY = r"[^/\x00]+"
_ID = rf"(?P<event_id>{_KEY}?)"


class KeyConverter(StringConverter):
    """The key of an event, a place, a partnership or a series."""

    regex = _KEY


register_converter(KeyConverter, "key")

urlpatterns = [
    path("", home.home, name="home"),
    path("events/", events.events, name="events"),
    re_path(rf"^events/{_ID}\.jsonld$", event.jsonld, name="event_jsonld"),
    re_path(rf"^events/{_ID}/cite\.(?P<form>bib|ris|json)$", event.cite, name="event_cite"),
    path("events/<key:event_id>/", event.event, name="event"),
    path("print/", printed.printed, name="print"),
    path("suggest/", events.suggest, name="suggest"),
    path("places/", places.places, name="places"),
    path("places/<key:place_id>/", places.place, name="place"),
    path("partnerships/", partnerships.partnerships, name="partnerships"),
    path("partnerships/<key:partnership_id>/", partnerships.partnership, name="partnership"),
    path("series/", series.series_list, name="series_list"),
    path("series/<key:series_id>/", series.series, name="series"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("map/", map.flow_map, name="map"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("quality/", quality.quality, name="quality"),
    path("about/", about.about, name="about"),
    path("data/", data.data, name="data"),
    path("feed.atom", feed.feed, name="feed"),
]
