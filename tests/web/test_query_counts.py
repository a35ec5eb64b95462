"""How many database queries a page may take, whatever it lists."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

# Cold: nothing is known yet of cards and figures. Nothing grows with the number of events.
MOST = {
    "/en/": 32,
    "/en/events/": 22,
    "/en/events/?q=wakkanai&category=culture": 22,
    "/en/events/hkru-0214/": 45,
    "/en/places/": 3,
    "/en/places/wakkanai/": 31,
    "/en/partnerships/": 3,
    "/en/partnerships/wakkanai--nevelsk/": 30,
    "/en/series/": 3,
    "/en/series/far-east-conference/": 22,
    "/en/about/": 4,
    "/en/data/": 14,
    "/api/events?limit=200": 14,
}


@pytest.mark.parametrize("address", MOST)
def test_queries_have_a_limit(
    client: Client,
    sample: None,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
) -> None:
    client.get("/en/events/?q=nothing-of-this-kind")  # the index is ready, no card is known
    with django_assert_max_num_queries(MOST[address]):
        assert client.get(address).status_code == 200


def test_known_cards_are_not_fetched_again(
    client: Client, sample: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/en/events/")
    with django_assert_max_num_queries(3):
        client.get("/en/events/")
