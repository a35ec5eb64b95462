"""The page of one event."""

from __future__ import annotations

import json

from django.test import Client

from koryu.archive import models as m
from koryu.archive.journal import step, undo
from koryu.chronicle.terms import term


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_composes_a_title_where_no_headline_is(client: Client, sample: None) -> None:
    expected = {
        "ja": "来 · コルサコフ → 稚内市 · 15人 · 10周年",
        "en": "Inbound · Korsakov → Wakkanai · 15\u00a0people · anniversary 10",
        "ru": "Приезд · Корсаков → Вакканай · 15\u00a0человек · годовщина: 10",
    }
    for language, title in expected.items():
        assert f"<h1>{title}</h1>" in _text(client, f"/{language}/events/smp-1/")


def test_shows_text_as_read_and_corrected(client: Client, sample: None) -> None:
    text = _text(client, "/en/events/smp-1/")
    assert "<del>ISK</del>" in text
    assert "<ins>イスク</ins>" in text
    assert "not attached to this copy" not in text


def test_tells_corrections_findings_and_basis(client: Client, sample: None) -> None:
    text = _text(client, "/en/events/smp-1/")
    assert "reading damage (presumed): mixed scripts" in text
    assert "sample-rule" in text
    assert "computed from the text" in text
    assert "stated in the row" in text


def test_says_a_common_basis_once(client: Client, db: None) -> None:
    assert _text(client, "/en/events/hkru-0214/").count("decided by an editor") == 1


def test_merged_id_redirects_for_ever(client: Client, sample: None) -> None:
    response = client.get("/ru/events/smp-3/")
    assert response.status_code == 301
    assert response.headers["Location"] == "/ru/events/smp-1/"


def test_unknown_id_offers_the_nearest(client: Client, db: None) -> None:
    text = client.get("/en/events/hkru-9999/").content.decode()
    assert 'href="/en/events/hkru-0684/"' in text
    assert 'value="hkru-9999"' in text


def test_neighbours_in_series_and_chronicle(client: Client, db: None) -> None:
    text = _text(client, "/en/events/hkru-0214/")
    assert 'rel="prev"' in text
    assert 'rel="next"' in text
    tie = m.EventSeries.objects.filter(event="hkru-0214").get()
    assert f'href="/en/series/{tie.series_id}/"' in text


def test_tells_the_history(client: Client, sample: None) -> None:
    event = m.Event.objects.get(pk="smp-5")
    with step("edit", who="Editor", why="a better line") as archive:
        archive.update(event, headline_en="A reading in the port")
    text = _text(client, "/en/events/smp-5/")
    assert "A reading in the port" in text
    assert "a better line" in text
    assert "History of this record (2 entries)" in text


def test_history_shows_what_changed_by_which_step(client: Client, sample: None) -> None:
    event = m.Event.objects.get(pk="smp-5")
    with step("import", who="Officer", why="next-year.xlsx") as archive:
        archive.update(event, text="港の合唱団9名が参加")
    with step("import", who="Officer", why="year-after.xlsx") as archive:
        archive.update(event, text="港の合唱団12名が参加", direction="inbound")
        archive.create([m.EventCategory(event=event, category_id="culture", order=1)])
    undo(m.Step.objects.latest("id"), "Officer")
    text = _text(client, "/en/events/smp-5/")
    assert "next-year.xlsx" in text
    assert "港の合唱団<del>9</del><ins>12</ins>名が参加" in text
    assert "港の合唱団<del>12</del><ins>9</ins>名が参加" in text
    assert "<li>direction</li><li>categories</li>" in text
    assert "(undone)" in text
    assert "本文：<span" in _text(client, "/ja/events/smp-5/")
    assert "категории</li>" in _text(client, "/ru/events/smp-5/")


def test_every_part_of_an_event_has_a_name_in_its_history() -> None:
    tied = {one.related_model._meta.model_name for one in m.Event._meta.related_objects}
    unseen = {"change", "event", "eventdocument"}
    for name in {*tied, "direction", "agreement", "status"} - unseen:
        assert term("field", str(name)).ja != name, name


def test_citations(client: Client, sample: None) -> None:
    bib = client.get("/en/events/hkru-0214/cite.bib")
    assert bib.content.decode().startswith("@misc{hkru-0214,\n")
    ris = client.get("/ja/events/hkru-0214/cite.ris").content.decode()
    assert ris.startswith("TY  - DATA\r\n")
    assert ris.endswith("ER  - \r\n")
    item = json.loads(client.get("/ru/events/smp-4/cite.json").content)[0]
    assert item["id"] == "smp-4"
    assert "issued" not in item
    assert client.get("/en/events/smp-2/cite.bib").status_code == 404
    assert client.get("/en/events/hkru-0214/cite.doc").status_code == 404


def test_json_ld(client: Client, db: None) -> None:
    response = client.get("/en/events/hkru-0214.jsonld")
    assert response.headers["Content-Type"] == "application/ld+json"
    document = json.loads(response.content)
    assert document["@type"] == "Event"
    assert document["startDate"] <= document["endDate"]
    assert {name["@language"] for name in document["name"]} == {"ja", "en", "ru"}
