"""The search page."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from koryu.archive.journal import revision
from koryu.search import search
from koryu.writers.columns import ID, STEP


def _text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode())


def _ids(text: str) -> list[str]:
    return re.findall(r'<article id="([^"]+)"', text)


def test_hits_stand_in_order_as_articles(client: Client, db: None) -> None:
    hits = search("稚内")
    text = _text(client, "/ja/events/?q=稚内")
    assert _ids(text) == hits.ids
    assert f"{hits.total}件" in text
    assert "<mark>稚内</mark>" in text


def test_years_carry_their_era(client: Client, sample: None) -> None:
    text = _text(client, "/ja/events/?chronicle=sample")
    assert "昭和64年・平成元年" in text
    assert "日付なし" in text


def test_facets_and_chips_lead_there_and_back(client: Client, db: None) -> None:
    text = _text(client, "/en/events/?q=wakkanai")
    assert 'href="?q=wakkanai&category=culture"' in text
    chosen = _text(client, "/en/events/?q=wakkanai&category=culture&direction=inbound")
    assert 'class="chip" href="?q=wakkanai&direction=inbound"' in chosen
    assert 'class="chip" href="?category=culture&direction=inbound"' in chosen
    assert _ids(chosen) == search("wakkanai category:culture direction:inbound").ids


def test_every_facet_link_finds_as_many_as_it_says(client: Client, db: None) -> None:
    text = _text(client, "/en/events/?q=korsakov")
    links = re.findall(
        r'<li><a href="([^"]+)"[^>]*><span class="label">[^<]*</span><span class="count">(\d+)',
        text,
    )
    assert len(links) > 20
    for href, count in links:
        assert f"{count} event" in _text(client, f"/en/events/{href}"), href


def test_pages_hold_every_hit_once(client: Client, db: None) -> None:
    wanted = search("コルサコフ OR ネベリスク", limit=None)
    found: list[str] = []
    page = 1
    while len(found) < wanted.total:
        found += _ids(_text(client, f"/ja/events/?q=コルサコフ OR ネベリスク&page={page}"))
        page += 1
    assert found == wanted.ids


def test_pager_tells_years(client: Client, db: None) -> None:
    text = _text(client, "/en/events/")
    assert re.search(r'aria-current="page">1<small>1952–19\d\d</small>', text)
    backwards = _text(client, "/en/events/?sort=date-desc")
    assert re.search(r'aria-current="page">1<small>2023–20\d\d</small>', backwards)


@pytest.mark.parametrize("page", ["1000000000", "99999999999999999999", "-1", "x", "٣", ""])
def test_any_page_number_is_answered(client: Client, db: None, page: str) -> None:
    assert _ids(_text(client, f"/en/events/?page={page}"))


def test_years_of_a_form_become_a_filter(client: Client, db: None) -> None:
    response = client.get("/en/events/?q=korsakov&from=1997&to=1999&sort=relevance")
    assert response.headers["Location"] == "/en/events/?q=korsakov&year=1997..1999&sort=relevance"
    assert client.get("/en/events/?from=&to=&q=x").headers["Location"] == "/en/events/?q=x"


@pytest.mark.parametrize(
    ("query", "before"), [('稚内 "開いた', "稚内 "), ("foo:bar", ""), ("(", ""), ("a OR", "a ")]
)
def test_an_error_shows_where(client: Client, db: None, query: str, before: str) -> None:
    text = _text(client, f"/en/events/?{urlencode({'q': query})}", status=400)
    assert f"<code>{before}<mark>" in text
    assert f'value="{query}"' in text


@pytest.mark.parametrize(
    "query", ["%00", "a" * 10_000, "-", "OR OR", "🎣", "\u202e稚内", "%25_%", "x " * 300, "year:9"]
)
def test_hard_queries_are_answered(client: Client, db: None, query: str) -> None:
    assert client.get("/ja/events/", {"q": query}).status_code in {200, 400}


@pytest.mark.parametrize("query", ["category=nonsense", "year=x", "direction=up", "place=%00"])
def test_unknown_filters_are_answered(client: Client, db: None, query: str) -> None:
    assert client.get(f"/en/events/?{query}").status_code in {200, 400}


def test_downloads_hold_all_hits(client: Client, db: None) -> None:
    wanted = search("サハリン", limit=None)
    response = client.get("/ja/events/?q=サハリン&format=csv&page=2")
    assert 'filename="koryu.csv"' in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert {row[STEP] for row in rows} == {str(revision())}
    assert [row[ID] for row in rows] == wanted.ids
    assert client.get("/ja/events/?q=稚内&format=xlsx").content[:2] == b"PK"
    for unknown in ("exe", "pdf", "../x"):
        assert client.get(f"/ja/events/?q=稚内&format={unknown}").status_code == 400


def test_nothing_found_says_what_to_do(client: Client, db: None) -> None:
    text = _text(client, "/en/events/?q=zzzzqqq")
    assert "0 events" in text
    assert "Nothing matches all of this" in text


def test_a_name_in_another_script_says_why(client: Client, db: None) -> None:
    assert "コルサコフ = Корсаков" in _text(client, "/ru/events/?q=コルサコフ")


def test_text_is_searched_and_shown_where_it_is_attached(client: Client, sample: None) -> None:
    text = _text(client, "/en/events/?q=合唱団 港町")
    assert _ids(text) == ["smp-1"]
    assert '<p class="excerpt" lang="ja">' in text


def test_suggestions(client: Client, db: None) -> None:
    assert '<option value="Корсаков">' in _text(client, "/en/suggest/?q=Корс")
    assert "<option" not in _text(client, "/en/suggest/")


def test_coverage_note_stands_beside_municipal_hits(client: Client, db: None) -> None:
    assert "Mind what was recorded" in _text(client, "/en/events/?category=municipal")
