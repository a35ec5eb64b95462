"""Health, robots, sitemap, feed."""

from __future__ import annotations

from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from koryu.archive.models import Event
from koryu.web.views import machines

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_health_follows_the_database(client: Client, db: None) -> None:
    assert client.get("/healthz").status_code == 200
    with patch.object(connection, "cursor", side_effect=DatabaseError):
        assert client.get("/healthz").status_code == 503


def test_robots_name_the_sitemap(client: Client, db: None) -> None:
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_sitemap_lists_every_event_in_every_language(client: Client, db: None) -> None:
    found = _locations(client, "/sitemap.xml")
    assert len(found) == len(set(found))
    for language in ("ja", "en", "ru"):
        events = [one for one in found if f"/{language}/events/hkru-" in one]
        assert len(events) == Event.objects.public().count()
        for page in ("", "timeline/", "map/", "statistics/", "quality/", "places/wakkanai/"):
            assert f"http://localhost/{language}/{page}" in found


def test_sitemap_is_cut_where_it_is_too_long(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = set(_locations(client, "/sitemap.xml"))
    monkeypatch.setattr(machines, "_MOST_ADDRESSES", 600)
    parts = _locations(client, "/sitemap.xml")
    assert len(parts) == 4
    held = [one for part in parts for one in _locations(client, part)]
    assert set(held) == whole
    assert len(held) == len(whole)
    assert not _locations(client, "/sitemap.xml?page=999")


def test_feed_is_atom_with_the_newest_first(client: Client, sample: None) -> None:
    root = ElementTree.fromstring(client.get("/en/feed.atom").content)
    space = "{http://www.w3.org/2005/Atom}"
    links = [one.get("href") for one in root.iterfind(f"{space}entry/{space}link")]
    assert links[0] == "http://localhost/en/events/smp-5/"
    assert not any("smp-2" in str(one) for one in links)


def _locations(client: Client, address: str) -> list[str]:
    root = ElementTree.fromstring(client.get(address).content)
    return [str(one.text) for one in root.iter(f"{_SPACE}loc")]
