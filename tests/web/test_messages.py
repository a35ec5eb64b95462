"""The catalogues hold every message of the site, translated, and no other."""

from __future__ import annotations

import re

import pytest

from koryu.chronicle.tables import table
from tests.web.messages import asked, catalogue

_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_LETTERS = {"ja": r"[\u3040-\u30ff\u4e00-\u9fff]", "ru": r"[\u0400-\u04ff]"}
# Messages whose translation has no letters of its own.
_SIGNS = {"%(year)ss", "No.", "no. %(n)s"}


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_holds_what_is_asked_and_nothing_else(language: str) -> None:
    held = [one.message for one in catalogue(language)]
    assert len(held) == len(set(held))
    wanted = asked()
    assert len(wanted) > 200
    assert wanted - set(held) == set()
    assert set(held) - wanted == set()


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_is_translated_whole(language: str) -> None:
    for one in catalogue(language):
        assert not one.fuzzy, one
        assert len(one.texts) == (1 if len(one.ids) == 1 else {"ja": 1, "ru": 3}[language]), one
        for text in one.texts:
            assert text.strip(), one
            assert one.ids[0] in _SIGNS or re.search(_LETTERS[language], text), one


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_keeps_the_numbers_and_names_of_a_message(language: str) -> None:
    """A form may leave its number out only where an English form does."""
    for one in catalogue(language):
        given = [set(_PLACEHOLDER.findall(text)) for text in one.ids]
        for text in one.texts:
            held = set(_PLACEHOLDER.findall(text))
            assert set.intersection(*given) <= held <= set.union(*given), one


def test_terms_are_whole_and_unique() -> None:
    rows = table("terms")
    keys = [(row["group"], row["code"]) for row in rows]
    assert len(keys) == len(set(keys))
    for row in rows:
        assert all(row[language].strip() for language in ("ja", "en", "ru")), row
        assert not re.search(r"[\u0400-\u04ff]", row["en"]), row
