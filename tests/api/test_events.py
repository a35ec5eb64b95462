"""The REST interface."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from koryu.api import schemas
from koryu.archive.documents import fill
from koryu.archive.journal import step
from koryu.archive.models import Event, Place
from koryu.search import search


@pytest.fixture
def client() -> Client:
    return Client(HTTP_HOST="localhost")


def test_answers_as_the_search_does(client: Client, db: None) -> None:
    hits = search("稚内")
    answer = client.get("/api/events", {"q": "稚内"}).json()
    assert answer["total"] == hits.total
    assert [one["id"] for one in answer["events"]] == hits.ids
    assert {one["value"]: one["count"] for one in answer["facets"]["category"]} == {
        one.value: one.count for one in hits.facets["category"]
    }


def test_facets_tell_any_name(client: Client, db: None) -> None:
    odd = '%d "count":0 \\ 100%'
    with step("test") as archive:
        archive.update(Place.objects.get(pk="korsakov"), name_en=odd)
    found = client.get("/api/events", {"place": "korsakov", "limit": 0}).json()
    named = {one["value"]: one for one in found["facets"]["place"]}
    assert named["korsakov"]["name"]["en"] == odd
    assert named["korsakov"]["count"] == found["total"] > 0


def test_every_event_keeps_its_schema(client: Client, db: None) -> None:
    total, seen, page = 1, 0, 1
    while seen < total:
        answer = client.get("/api/events", {"limit": 200, "page": page}).json()
        schemas.Found.model_validate(answer)
        total, seen, page = answer["total"], seen + len(answer["events"]), page + 1
    assert seen == total > 600


def test_pages_and_filters(client: Client, db: None) -> None:
    first = client.get("/api/events", {"q": "サハリン", "limit": 10, "category": "culture"}).json()
    second = client.get(
        "/api/events", {"q": "サハリン", "limit": 10, "category": "culture", "page": 2}
    ).json()
    wanted = search("サハリン category:culture", limit=20).ids
    assert [one["id"] for one in first["events"] + second["events"]] == wanted
    assert client.get("/api/events", {"page": 10**9, "limit": 200}).json()["events"] == []


def test_one_event(client: Client, db: None) -> None:
    event = client.get("/api/events/hkru-0214").json()
    schemas.Event.model_validate(event)
    assert event["id"] == "hkru-0214"


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"q": "foo:bar"}, 400), ({"q": '"'}, 400), ({"page": "0"}, 422), ({"limit": "201"}, 422),
        ({"sort": "size"}, 422), ({"page": "x"}, 422), ({"q": "\0"}, 400),
    ],
)  # fmt: skip
def test_bad_requests_are_told(
    client: Client, db: None, parameters: dict[str, str], status: int
) -> None:
    response = client.get("/api/events", parameters)
    assert response.status_code == status
    if status == 400:
        problem = schemas.Problem.model_validate(response.json())
        assert problem.position or "\0" in parameters["q"]
        assert problem.what.ru


def test_what_is_not_published_is_not_found(client: Client, db: None) -> None:
    for _ in fill():
        pass
    Event.objects.filter(pk="hkru-0214").update(status="draft")
    for asked in ("hkru-0214", "hkru-9999", "%00", "x" * 90):
        response = client.get(f"/api/events/{asked}")
        assert response.status_code == 404
        assert json.loads(response.content)["what"]["en"] == "No published event has this id."


def test_describes_itself(client: Client, db: None) -> None:
    description = client.get("/api/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) == {"/api/events", "/api/events/{event_id}"}
    names = {one["name"] for one in description["paths"]["/api/events"]["get"]["parameters"]}
    assert {"q", "sort", "page", "limit", "category", "region", "place", "year", "series"} <= names
    assert client.get("/api/docs").status_code == 404
