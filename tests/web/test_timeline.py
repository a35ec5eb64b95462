"""The timeline: levels, lanes, links, and what cannot be drawn."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "", language: str = "en", status: int = 200) -> str:
    answer = client.get(f"/{language}/timeline/{query}", follow=True)
    assert answer.status_code == status
    return answer.content.decode()


def test_all_years_with_the_unrecorded_hatched_and_why(client: Client) -> None:
    shown = page(client)
    assert "url(#timeline-w-not)" in shown
    assert "url(#timeline-n-partly)" in shown
    assert "2003–2019: Municipal exchange: not recorded." in shown
    assert "1952–1987: recorded in part." in shown


def test_decade_leads_to_year_leads_to_months_leads_to_the_search(client: Client) -> None:
    assert 'href="?decade=1990"' in page(client)
    decade = page(client, "?decade=1990")
    assert 'href="?year=1998"' in decade
    assert "1950" not in re.sub(r"(?s)<nav.*?</nav>", "", decade)
    year = page(client, "?year=1998")
    assert 'href="/en/events/?year=1998&amp;month=8"' in year
    assert 'href="/en/events/?year=1998&amp;month=not-stated"' in year


def test_a_bar_is_as_high_as_its_events(client: Client) -> None:
    shown = page(client, "?year=1998")
    assert "Events recorded in 1998, by month" in shown
    hits = client.get("/api/events?q=year:1998 month:7").json()["total"]
    row = re.search(r'month=7">July</a></th>(.*?)</tr>', shown)
    assert row is not None
    assert row[1].endswith(f'<td class="n">{hits}</td>')


def test_conditions_stay_in_every_link(client: Client) -> None:
    shown = page(client, "?category=medicine&lanes=place")
    assert 'href="?category=medicine&amp;decade=1990&amp;lanes=place"' in shown
    assert 'class="chip" href="?lanes=place"' in shown


def test_a_range_may_be_drawn(client: Client) -> None:
    assert 'data-brush="/en/events/?year=%01..%02"' in page(client)
    assert "brush.js" in page(client)


def test_fields_of_the_form_become_a_clean_address(client: Client) -> None:
    answer = client.get("/en/timeline/?q=&category=&from=1997&to=2002")
    assert answer.status_code == 302
    assert answer["Location"] == "/en/timeline/?year=1997..2002"


@pytest.mark.parametrize("query", ["?year=1700..1750", "?year=1800", "?q=zzzzzzzz", "?decade=1700"])
def test_nothing_to_draw_is_said(client: Client, query: str) -> None:
    assert "nothing to draw" in page(client, query)


@pytest.mark.parametrize("query", ["?q=(", "?category=nope", "?year=soon"])
def test_what_cannot_be_read_is_told(client: Client, query: str) -> None:
    assert "cannot be read" in page(client, query, status=400)


def test_unknown_lanes_are_the_stacked_bars(client: Client) -> None:
    assert 'id="timeline"' in page(client, "?lanes=nope")


@pytest.mark.parametrize("by", ["place", "municipality"])
def test_lanes_lead_to_their_places(client: Client, by: str) -> None:
    shown = page(client, f"?lanes={by}", "ja")
    place = "korsakov" if by == "place" else "wakkanai"
    assert f'href="/ja/places/{place}/"' in shown


def test_drafts_are_not_counted(client: Client, sample: None) -> None:
    assert "nothing to draw" in page(client, "?q=ウミガラス秘密行")


def test_undated_events_are_told(client: Client, sample: None) -> None:
    assert "no date" in page(client, "?chronicle=sample")


def test_lanes_by_category_are_hatched_each_by_its_own_coverage(client: Client) -> None:
    text = client.get("/en/timeline/?lanes=category&q=sapporo").content.decode()
    assert 'href="/en/events/?q=sapporo&amp;category=culture"' in text
    assert 'class="culture"' in text
    lanes = client.get("/en/timeline/?lanes=category").content.decode()
    assert lanes.count('fill="url(#lanes-w-not)"') > 2
