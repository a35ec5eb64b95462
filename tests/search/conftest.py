"""Every test of the search runs on both engines; PostgreSQL's where the tests run on PostgreSQL."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from koryu.search import postgres_table


@pytest.fixture(
    autouse=True, params=["memory", pytest.param("postgres", marks=pytest.mark.postgresql)]
)
def engine(request: pytest.FixtureRequest, settings: Any) -> None:
    """Both engines; PostgreSQL's where the tests run on PostgreSQL."""
    if request.param == "postgres" and connection.vendor != "postgresql":
        pytest.skip("the tests run on another database")
    settings.SEARCH_ENGINE = request.param
    postgres_table.forget()
