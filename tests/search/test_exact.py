"""Hits, order and facets equal a scan over every event (brute.py), query by query."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from koryu.archive.invented import lay_in
from koryu.archive.models import Chronicle
from koryu.chronicle.query import QueryError, parse
from koryu.datasets import BUNDLED, bundled_package
from koryu.datasets.invented import Inventor
from koryu.search import Hits, search
from tests.search.brute import Scan, scan
from tests.search.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> Scan:
    """The bundled chronicle and some invented events that have a text."""
    inventor = Inventor(bundled_package(BUNDLED[0]))
    lay_in(inventor.events(150), Chronicle.objects.get(), lambda done: None)
    return scan()


def same(archive: Scan, query: str) -> None:
    """The search finds what the scan finds, in its order, with its counts."""
    expected = archive.hits(parse(query))
    hits = search(query, limit=None)
    assert hits.ids == [event["id"] for event in expected], query
    assert hits.total == len(expected)
    assert counted(hits) == dict(archive.facets(expected)), query


def counted(hits: Hits) -> dict[tuple[str, str], int]:
    return {(facet, one.value): one.count for facet, found in hits.facets.items() for one in found}


def test_two_hundred_queries(archive: Scan) -> None:
    for query in queries(archive):
        same(archive, query)


def test_any_query(archive: Scan) -> None:
    words = st.one_of(
        st.sampled_from([text for event in archive.events[::7] for text in event["texts"]]).flatmap(
            lambda text: st.integers(0, len(text)).flatmap(
                lambda start: st.integers(1, 6).map(lambda length: text[start : start + length])
            )
        ),
        st.text(max_size=6),
        st.sampled_from(["OR", "-", "(", ")", '"', "year:1998", "place:稚内", "has:people"]),
    )

    @examples(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(words, max_size=5).map(" ".join))
    def every(query: str) -> None:
        try:
            parse(query)
        except QueryError:
            return
        same(archive, query)

    every()


def test_pages_are_slices_of_the_whole(archive: Scan) -> None:
    for sort in ("date", "date-desc", "relevance"):
        whole = search("交流 -医療", sort=sort, limit=None)  # type: ignore[arg-type]
        for offset in (0, 1, 49, whole.total - 1, whole.total, whole.total + 10**9):
            page = search("交流 -医療", sort=sort, offset=offset, limit=50)  # type: ignore[arg-type]
            assert page.ids == whole.ids[offset : offset + 50]
            assert (page.total, page.facets) == (whole.total, whole.facets)
