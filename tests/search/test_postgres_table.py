"""The table in PostgreSQL: one that another version made is replaced, not misread."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from koryu.search import postgres_table, search

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_a_table_of_another_layout_is_made_anew(settings: Any) -> None:
    if settings.SEARCH_ENGINE != "postgres":
        pytest.skip("the table is PostgreSQL's")
    expected = search("稚内")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_event")
        cursor.execute("CREATE TABLE search_event (id text PRIMARY KEY)")
    postgres_table.forget()
    found = search("稚内")
    assert found.total > 0
    assert (found.ids, found.facets) == (expected.ids, expected.facets)


def test_an_answer_is_the_hits_however_fast_the_database_tells_them(settings: Any) -> None:
    """Two statements are sent together; only the second one's rows are the answer."""
    if settings.SEARCH_ENGINE != "postgres":
        pytest.skip("the engine is PostgreSQL's")
    assert {search("サ").total for _ in range(50)} == {search("サ", limit=None).total}
