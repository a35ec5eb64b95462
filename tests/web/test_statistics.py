"""Statistics: tables, charts, files, notes, and addresses that make no sense."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from koryu.search.statistics import FIELDS

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "", language: str = "en", status: int = 200) -> str:
    answer = client.get(f"/{language}/statistics/{query}", follow=True)
    assert answer.status_code == status
    return answer.content.decode()


def lines(client: Client, query: str) -> list[dict[str, str]]:
    answer = client.get(f"/en/statistics/{query}&format=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("rows", FIELDS)
@pytest.mark.parametrize("columns", ["", "category", "year", "month"])
def test_every_pair_of_fields_is_a_page(client: Client, rows: str, columns: str) -> None:
    shown = page(client, f"?rows={rows}&columns={columns}&measure=people")
    assert "<figure" in shown
    assert "<table" in shown


def test_a_category_that_is_not_recorded_is_not_zero(client: Client) -> None:
    shown = page(client, "?rows=first-category&columns=year&measure=events")
    row = re.search(r"Medicine</a></th>(.*?)</tr>", shown)
    assert row is not None
    assert '<td class="n unrec">…</td>' in row[1]


def test_a_cell_leads_to_as_many_events_as_it_counts(client: Client) -> None:
    shown = page(client, "?rows=category&columns=decade&q=wakkanai")
    cells = re.findall(r'<td class="n[^"]*"><a href="([^"]+)">(\d+)</a></td>', shown)
    assert len(cells) > 5
    for href, count in cells[:4]:
        found = client.get(href.replace("&amp;", "&")).content.decode()
        assert re.search(rf'<h2 id="h-hits">{count} events?</h2>', found), href


def test_people_that_no_row_states_are_a_dash(client: Client) -> None:
    shown = page(client, "?rows=category&measure=people")
    row = re.search(r"Science</a></th>(.*?)</tr>", shown)
    assert row is not None
    assert row[1].startswith('<td class="n">–</td>')
    assert "307 of 684 rows" in shown


def test_each_figure_has_its_coverage_note_and_its_address(client: Client) -> None:
    shown = page(client, "?rows=year&measure=events")
    assert shown.count("2003–2019: Municipal exchange: not recorded") >= 2
    assert 'href="http://localhost/en/statistics/?rows=year&amp;measure=events"' in shown


def test_the_csv_has_a_line_for_each_cell_and_leaves_unstated_people_empty(client: Client) -> None:
    cells = lines(client, "?rows=direction&columns=decade&measure=events")
    found = next(one for one in cells if (one["row_id"], one["column_id"]) == ("inbound", "1990"))
    hits = client.get("/api/events?q=direction:inbound year:1990..1999").json()["total"]
    assert int(found["events"]) == hits
    assert any(one["people_crossed"] == "" and one["events"] != "0" for one in cells)
    assert all(one["people_crossed"] != "0" for one in cells)


def test_the_svg_stands_alone(client: Client) -> None:
    answer = client.get("/ja/statistics/?rows=year&format=svg")
    assert answer["Content-Type"] == "image/svg+xml"
    drawing = ET.fromstring(answer.content)
    space = "{http://www.w3.org/2000/svg}"
    assert "http://localhost/ja/statistics/" in (drawing.findtext(f"{space}title") or "")
    assert "--ink:" in (drawing.findtext(f"{space}style") or "")
    assert b"<script" not in answer.content


def test_a_cell_of_a_name_that_is_a_formula_is_guarded(client: Client, sample: None) -> None:
    from koryu.archive import models as m
    from koryu.archive.journal import step

    with step("edit", who="tests") as archive:
        archive.create([m.Place(id="sum", name_ja="=1+1", kind="city", side="partner")])
        archive.create([m.EventPlace(event_id="smp-5", place_id="sum", order=1, role="venue")])
    names = {one["row"] for one in lines(client, "?rows=place")}
    assert "'=1+1" in names
    assert "=1+1" not in names


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?rows=nope", "There is no field “nope”."),
        ("?rows=year&columns=nope", "There is no field “nope”."),
        ("?rows=year&measure=money", "There is no field “money”."),
        ("?rows=year&format=pdf", "There is no format “pdf”."),
        ("?rows=year&q=(", "cannot be read"),
        ("?rows=year&category=nope", "nope"),
        (f"?rows={'x' * 300}", "There is no field"),
    ],
)
def test_an_address_without_sense_is_explained(client: Client, query: str, told: str) -> None:
    shown = page(client, query, status=400)
    assert told in shown
    assert '<select id="rows"' in shown


def test_markup_in_an_address_stays_text(client: Client) -> None:
    assert "<script>alert" not in page(client, "?rows=<script>alert(1)</script>", status=400)


def test_no_row_and_one_row(client: Client) -> None:
    assert "nothing to draw" in page(client, "?q=zzzzzzzz&rows=year")
    assert "a single row" in page(client, "?q=year:2003&rows=year")


def test_the_same_field_twice_is_one_field(client: Client) -> None:
    assert '<h2 id="h-table">Year</h2>' in page(client, "?rows=year&columns=year")


def test_drafts_are_not_counted(client: Client, sample: None) -> None:
    assert "nothing to draw" in page(client, "?rows=year&q=ウミガラス秘密行")
