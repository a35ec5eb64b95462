"""Whole numbers as each language writes them."""

from __future__ import annotations

import pytest
from django.utils import translation

from koryu.web.numbers import grouped


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [("ja", 3519, "3,519"), ("en", 100_000, "100,000"), ("ru", 3519, "3519"),
     ("ru", 100_000, "100\u00a0000"), ("ru", 0, "0")],
)  # fmt: skip
def test_each_language_groups_its_way(language: str, number: int, written: str) -> None:
    with translation.override(language):
        assert grouped(number) == written
