"""The flow map: what is drawn, in the table, filtered, left out."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from koryu.archive import models as m
from koryu.archive.journal import step

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "", language: str = "en", status: int = 200) -> str:
    answer = client.get(f"/{language}/map/{query}", follow=True)
    assert answer.status_code == status
    return answer.content.decode()


def test_two_plates_with_legend_table_and_links(client: Client) -> None:
    shown = page(client)
    assert shown.count("<figure") == 2
    assert "home to partner" in shown
    assert 'href="/en/places/korsakov/"' in shown
    assert 'href="/en/partnerships/wakkanai--korsakov/"' in shown
    assert "Flows by region" in shown


@pytest.mark.parametrize("language", ["ja", "en", "ru"])
def test_flow_and_table_tell_the_same(client: Client, language: str) -> None:
    shown = page(client, language=language)
    name = {"ja": "稚内市 – コルサコフ", "en": "Wakkanai – Korsakov", "ru": "Вакканай – Корсаков"}[
        language
    ]
    row = re.search(rf"{name}</a></th>(.*?)</tr>", shown)
    assert row is not None
    out, back, both = (int(n) for n in re.findall(r">(\d+)<", row[1])[:3])
    hint = {"ja": f"稚内市 → コルサコフ: {out + both}件", "en": f"Wakkanai → Korsakov: {out + both} events",
            "ru": f"Вакканай → Корсаков: {out + both} "}[language]  # fmt: skip
    assert hint in shown
    assert back > 0


def test_filters_are_those_of_the_search(client: Client) -> None:
    shown = page(client, "?direction=inbound&category=medicine")
    assert 'class="arc i"' in shown
    assert 'class="arc o"' not in shown
    total = client.get("/api/events?q=direction:inbound category:medicine").json()["total"]
    assert f"{total} events are behind this map" in shown


def test_by_people(client: Client) -> None:
    shown = page(client, "?measure=people")
    assert "people out" in shown
    assert "that is not zero" in shown
    assert 'class="arc x"' not in shown


def test_what_lies_off_a_plate_is_told(client: Client) -> None:
    assert "Not on this plate: Sapporo – Novosibirsk" in page(client)


def test_no_row_is_said(client: Client) -> None:
    assert "nothing to draw" in page(client, "?q=zzzzzzzz")


def test_one_row_is_a_map(client: Client) -> None:
    only = client.get("/api/events?q=direction:outbound has:people").json()["events"][0]["id"]
    headline = m.Event.objects.get(pk=only).headline_en
    shown = page(client, f'?q="{headline}"')
    assert shown.count('class="land"') == 4


def test_a_query_that_cannot_be_read_is_told(client: Client) -> None:
    assert "cannot be read" in page(client, "?q=(", status=400)


@pytest.fixture
def odd_places(sample: None) -> None:
    """A place without coordinates and one with a name of 200 characters, both in an outbound event."""
    event = m.Event.objects.get(pk="smp-5")
    with step("edit", who="tests") as archive:
        archive.create([
            m.Place(id="nowhere", name_ja="座標のない町", kind="city", side="partner"),
            m.Place(id="long", name_ja="長い名前" * 50, kind="city", side="partner", latitude=47.0, longitude=143.0),
        ])  # fmt: skip
        archive.create([
            m.EventPlace(event=event, place_id="wakkanai", order=1, role="origin"),
            m.EventPlace(event=event, place_id="nowhere", order=2, role="destination"),
            m.EventPlace(event=event, place_id="long", order=3, role="destination"),
        ])  # fmt: skip


def test_a_place_without_coordinates_stands_in_the_table(client: Client, odd_places: None) -> None:
    shown = page(client, "?chronicle=sample", "ja")
    assert "稚内市 – 座標のない町" in shown
    assert "この図に入らないもの：稚内市 – 座標のない町" in shown


@pytest.mark.parametrize("address", ["events/smp-5/", "places/nowhere/", "places/long/", "timeline/?lanes=place",
                                     "statistics/?rows=place"])  # fmt: skip
def test_odd_places_break_no_page(client: Client, odd_places: None, address: str) -> None:
    answer = client.get(f"/ja/{address}")
    assert answer.status_code == 200
    assert "nan" not in re.findall(r'[dxy]="([^"]*)"', answer.content.decode())
