"""Words in three languages."""

from __future__ import annotations

import pytest

from koryu.chronicle.trilingual import Trilingual


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        (Trilingual("港", "port", "порт"), "ru", "порт"),
        (Trilingual("港", "port"), "ru", "port"),
        (Trilingual("港"), "en", "港"),
        (Trilingual("", "port"), "ja", "port"),
        (Trilingual(""), "ja", ""),
    ],
)
def test_falls_back_to_a_language_that_has_words(
    words: Trilingual, language: str, shown: str
) -> None:
    assert words.of(language) == shown


def test_fill_puts_words_into_each_language() -> None:
    template = Trilingual("{where}に{count}件", "{count} at {where}", "{where}: {count}")
    filled = template.fill(where=Trilingual("港", "the port", "порт"), count=3)
    assert filled == Trilingual("港に3件", "3 at the port", "порт: 3")
