"""Places, partnerships, series: lists and pages."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from koryu.archive import models as m
from koryu.web.listing import Line, sifted
from koryu.web.views.series import Edition, _editions

LISTS = ("places", "partnerships", "series")


def _names(text: str, kind: str) -> list[str]:
    return re.findall(rf'<th scope="row"><a href="/en/{kind}/([^/"]+)/"', text)


# Every tenth line; all of them where minutes are not counted.
@pytest.mark.parametrize("every", [10, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", LISTS)
def test_a_line_leads_to_its_page(client: Client, db: None, kind: str, every: int) -> None:
    names = _names(client.get(f"/en/{kind}/").content.decode(), kind)
    assert len(names) > 20
    for name in names[::every]:
        assert client.get(f"/en/{kind}/{name}/").status_code == 200


@pytest.mark.parametrize("kind", LISTS)
def test_sifting_and_sorting(client: Client, db: None, kind: str) -> None:
    whole = _names(client.get(f"/en/{kind}/").content.decode(), kind)
    sifted_names = _names(client.get(f"/en/{kind}/?q=вакканай").content.decode(), kind)
    assert sifted_names
    assert set(sifted_names) < set(whole)
    by_name = _names(client.get(f"/en/{kind}/?sort=name").content.decode(), kind)
    assert sorted(by_name) == sorted(whole)
    assert "No name contains this." in client.get(f"/en/{kind}/?q=zzzz").content.decode()
    assert client.get(f"/en/{kind}/?sort=nonsense&q=%00").status_code == 200


@pytest.mark.parametrize("kind", LISTS)
def test_a_heading_puts_the_list_in_its_order(client: Client, db: None, kind: str) -> None:
    text = client.get(f"/en/{kind}/?q=sa").content.decode()
    assert 'aria-sort="descending"><a href="?q=sa&amp;sort=events">' in text
    ordered = client.get(f"/en/{kind}/?q=sa&sort=years").content.decode()
    assert 'aria-sort="ascending"><a href="?q=sa&amp;sort=years">' in ordered
    for table in ordered.split("<tbody>")[1:]:
        years = re.findall(r'<td class="n(?: roomy)?">(\d{4})(?:–\d{4})?</td></tr>', table)
        assert years == sorted(years)


@pytest.mark.parametrize("kind", LISTS)
def test_unknown_names_are_not_found(client: Client, db: None, kind: str) -> None:
    assert client.get(f"/en/{kind}/nowhere/").status_code == 404


def test_a_place_counts_public_events_only(client: Client, sample: None) -> None:
    wanted = m.Event.objects.public().filter(event_places__place="wakkanai").distinct().count()
    text = client.get("/en/places/wakkanai/").content.decode()
    assert f"All {wanted} events" in text
    assert len(re.findall("<article ", text)) == min(wanted, 100)


def test_a_partnership_tells_its_evidence(client: Client, db: None) -> None:
    tie = m.Partnership.objects.get(pk="wakkanai--nevelsk")
    text = client.get("/ru/partnerships/wakkanai--nevelsk/").content.decode()
    assert tie.evidence_ru.replace('"', "&quot;") in text
    assert "8 сентября 1972\u00a0г." in text


def test_japanese_names_sort_by_reading() -> None:
    places = [
        m.Place(pk="c", name_ja="稚内市", kana="わっかないし"),
        m.Place(pk="a", name_ja="旭川市", kana="あさひかわし"),
        m.Place(pk="b", name_ja="札幌市", kana="さっぽろし"),
    ]
    lines = [Line(place, 1, None, None) for place in places]
    assert [line.thing.pk for line in sifted(lines, "", "name", "ja")] == ["a", "b", "c"]
    assert [line.thing.pk for line in sifted(lines, "さっぽろ", "name", "ja")] == ["b"]


def test_missing_editions_stand_in_their_place(client: Client, db: None) -> None:
    series = m.Series.objects.get(pk="far-east-conference")
    text = client.get("/en/series/far-east-conference/").content.decode()
    assert text.count("no row carries this number</span>") == len(series.missing) > 0


def test_editions_put_missing_numbers_before_greater_ones(sample: None) -> None:
    from koryu.web.cards import cards_of

    cards = cards_of(["smp-1", "smp-5"], "en")
    found = list(_editions(cards, {"smp-1": 1, "smp-5": 4}, [3, 2, 7]))
    assert [one.number for one in found] == [1, 2, 3, 4, 7]
    assert found[1] == Edition(2, None)
    unnumbered = list(_editions(cards, {"smp-1": None, "smp-5": 2}, [1]))
    assert [one.number for one in unnumbered] == [None, 1, 2]
