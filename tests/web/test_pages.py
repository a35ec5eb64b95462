"""Every page kind in every language answers, in its language, and shows nothing unpublished."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from tests.web.sample import CANARY, PAYLOAD

LANGUAGES = ("ja", "en", "ru")
PAGES = (
    "", "events/", "events/?q=稚内", "events/?sort=relevance&q=korsakov", "events/?category=culture",
    "events/?q=%22", "events/hkru-0214/", "events/smp-1/", "events/smp-4/", "places/",
    "places/wakkanai/", "places/?q=сах", "partnerships/", "partnerships/wakkanai--nevelsk/",
    "series/", "series/far-east-conference/", "about/", "data/", "nowhere/", "events/hkru-9999/",
)  # fmt: skip
MACHINES = ("/sitemap.xml", "/robots.txt", "/healthz", "/en/feed.atom", "/en/suggest/?q=ウミ",
            "/api/events?limit=200&sort=date-desc&chronicle=sample", "/en/events/?format=jsonl&chronicle=sample")  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_answers_in_its_language(client: Client, sample: None, language: str, page: str) -> None:
    response = client.get(f"/{language}/{page}")
    text = response.content.decode()
    assert response.status_code in {200, 400, 404}
    assert f'<html lang="{language}">' in text
    assert response.headers["Content-Language"] == language
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert CANARY not in text
    assert "<img src=x" not in text


@pytest.mark.parametrize("address", MACHINES)
def test_machines_are_told_nothing_unpublished(client: Client, sample: None, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    text = response.content.decode("utf-8-sig")
    assert CANARY not in text
    assert "smp-2" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", ["smp-2", "smp-3x", "smp-99", "%00", "a" * 300])
def test_what_is_not_published_is_not_found(
    client: Client, sample: None, language: str, event: str
) -> None:
    assert client.get(f"/{language}/events/{event}/").status_code == 404


def test_payload_is_shown_as_text(client: Client, sample: None) -> None:
    text = client.get("/en/events/smp-4/").content.decode()
    assert PAYLOAD not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "\\u003Cimg src=x" in text  # in the JSON-LD block


def test_root_leads_by_accepted_language(client: Client, db: None) -> None:
    for accepted, language in (("ru,en;q=0.5", "ru"), ("en-GB", "en"), ("ja", "ja"), ("fr", "ja")):
        response = client.get("/", HTTP_ACCEPT_LANGUAGE=accepted)
        assert response.headers["Location"] == f"/{language}/"
    response = client.get("/events/hkru-0001/", HTTP_ACCEPT_LANGUAGE="ru")
    assert response.headers["Location"] == "/ru/events/hkru-0001/"


def test_language_switch_keeps_page_and_query(client: Client, db: None) -> None:
    text = client.get("/ja/events/?q=%E7%A8%9A%E5%86%85&page=2").content.decode()
    assert 'href="/ru/events/?q=%E7%A8%9A%E5%86%85&amp;page=2"' in text


def test_headlines_are_marked_as_editorial(client: Client, db: None) -> None:
    text = client.get("/en/events/hkru-0001/").content.decode()
    assert "Headline by this edition’s editors" in text
    assert "koryu import FILE" in text


@pytest.mark.parametrize("page", ["events/", "places/wakkanai/", "series/far-east-conference/"])
def test_lists_say_that_the_text_is_not_attached(client: Client, db: None, page: str) -> None:
    text = client.get(f"/en/{page}").content.decode()
    assert "the chronicle’s own text is not attached to this copy" in text
    assert 'href="/en/about/#attach"' in text


def test_the_data_describe_themselves(client: Client, db: None) -> None:
    text = client.get("/ja/data/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert found
    document = json.loads(found[1])
    assert document["@type"] == "Dataset"
    assert document["temporalCoverage"] == "1952/2023"
    assert {one["encodingFormat"] for one in document["distribution"]} >= {"text/csv"}
    for one in document["distribution"]:
        assert client.get(one["contentUrl"].removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize(
    ("language", "locale"), [("ja", "ja_JP"), ("en", "en_GB"), ("ru", "ru_RU")]
)
def test_what_a_shared_link_shows(client: Client, db: None, language: str, locale: str) -> None:
    text = client.get(f"/{language}/events/hkru-0214/").content.decode()
    told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', text))
    heading = re.search(r"<h1>(.*?)</h1>", text)
    assert heading
    assert told["title"] == heading[1]
    assert heading[1] in told["description"]
    assert told["locale"] == locale
    assert told["url"] == f"http://localhost/{language}/events/hkru-0214/"
