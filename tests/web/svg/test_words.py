"""Widths and line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.web.svg.words import lines, shortened, width

TEXTS = st.text(st.sampled_from("稚内市、。（）abcШжи -–1"), max_size=60)


def test_an_east_asian_character_fills_the_square() -> None:
    assert width("稚内", 12) == 24
    assert width("ab", 12) < 24


@given(TEXTS, st.floats(20, 300))
def test_lines_lose_nothing_but_spaces(text: str, most: float) -> None:
    assert "".join(lines(text, most)).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.floats(30, 300))
def test_a_line_is_too_wide_only_where_it_cannot_break(text: str, most: float) -> None:
    for line in lines(text, most):
        assert width(line) <= most or len(lines(line, 1)) <= len(line)
        if width(line) > most:
            assert len(lines(line, most)) == 1


@pytest.mark.parametrize(
    ("text", "most", "broken"),
    [
        ("収録なし。一部のみ", 62, ["収録なし。", "一部のみ"]),
        ("not recorded at all", 80, ["not recorded", "at all"]),
        ("", 50, []),
    ],
)
def test_breaks(text: str, most: float, broken: list[str]) -> None:
    assert lines(text, most) == broken


@given(TEXTS, st.floats(20, 200))
def test_shortened_fits(text: str, most: float) -> None:
    assert width(shortened(text, most)) <= max(most, width("…"))


def test_what_fits_is_not_shortened() -> None:
    assert shortened("稚内市", 100) == "稚内市"
