"""What the tests of pages share."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.sample import load_sample


@pytest.fixture
def client() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.fixture
def sample(db: None) -> None:
    """The invented chronicle of `tests.web.sample`, beside the bundled one."""
    load_sample()
