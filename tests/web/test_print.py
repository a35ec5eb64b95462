"""The table for paper."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from koryu.archive.models import Event
from koryu.search import search
from koryu.web.views import printed
from tests.archive.minato import HEADER, ROWS, imported, text_of

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def rows(text: str) -> list[tuple[str, ...]]:
    body = text.split("<tbody>")[1].split("</tbody>")[0]
    return [tuple(re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)) for row in body.split("<tr>")[1:]]


@pytest.fixture
def minato() -> None:
    imported(text_of(ROWS))
    mended = {"内容": ROWS[4][6].replace("团", "団")}
    Event.objects.filter(pk="mn-0005").update(cells_corrected=mended, text_corrected=mended["内容"])


@pytest.mark.parametrize(
    ("language", "said"),
    [("ja", "読み取ったまま"), ("en", "Shown as read"), ("ru", "Показано как прочитано")],
)
def test_table_has_the_chronicles_columns_and_every_cell(
    client: Client, minato: None, language: str, said: str
) -> None:
    text = page(client, f"/{language}/print/?chronicle=minato")
    assert said in text
    assert '<h1 lang="ja">交流の歴史</h1>' in text
    head = text.split("<thead>")[1].split("</thead>")[0]
    assert tuple(re.findall(r'<th scope="col">(.*?)</th>', head)) == HEADER
    assert rows(text) == list(ROWS)


def test_corrected_cells_are_shown_on_demand(client: Client, minato: None) -> None:
    plain = page(client, "/ja/print/?chronicle=minato")
    mended = page(client, "/ja/print/?chronicle=minato&text=corrected")
    assert rows(plain)[4][6] == ROWS[4][6]
    assert rows(mended)[4][6] == ROWS[4][6].replace("团", "団")
    assert 'href="?chronicle=minato&text=corrected"' in plain
    assert 'href="?chronicle=minato"' in mended


def test_search_can_be_printed(client: Client, minato: None) -> None:
    text = page(client, "/ja/print/?q=合唱団&chronicle=minato")
    assert rows(text) == [ROWS[0]]
    assert "1件" in text


def test_events_without_text_show_their_headlines(client: Client) -> None:
    found = rows(page(client, "/ru/print/?q=稚内"))
    assert len(found) == search("稚内").total
    assert found[0][6] == Event.objects.get(pk=search("稚内").ids[0]).headline_ru


def test_whole_chronicle_is_in_its_own_order(client: Client) -> None:
    events = Event.objects.public().order_by("position")
    years = [row[0] for row in rows(page(client, "/en/print/"))]
    assert years == list(events.values_list("year_as_read", flat=True))


def test_more_than_a_person_prints_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "_MOST", 5)
    text = page(client, "/en/print/")
    assert len(rows(text)) == 5
    assert "first 5 of 684 events" in text


def test_query_that_cannot_be_read_goes_to_the_search(client: Client) -> None:
    response = client.get("/ja/print/?q=foo:bar")
    assert response.status_code == 302
    assert response["Location"] == "/ja/events/?q=foo%3Abar"


def test_pages_lead_to_it(client: Client) -> None:
    assert 'href="/ja/print/?q=稚内"' in page(client, "/ja/events/?q=稚内").replace(
        "%E7%A8%9A%E5%86%85", "稚内"
    )
    assert 'href="/ja/print/"' in page(client, "/ja/data/")
