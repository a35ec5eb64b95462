"""Markup: short numbers, nothing unescaped."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.web.svg.elements import Drawing, dot, link, num, path, rect, text

PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=40)


@pytest.mark.parametrize(
    ("value", "short"), [(12, "12"), (12.04, "12"), (-0.04, "0"), (3.25, "3.2"), (-7.5, "-7.5")]
)
def test_numbers_are_short(value: float, short: str) -> None:
    assert num(value) == short


@given(PRINTED)
def test_words_come_out_as_they_went_in(words: str) -> None:
    body = (
        text(1, 2, words)
        + rect(0, 0, 1, 1, "a", words)
        + dot(0, 0, 1, "b", words)
        + path("M0 0", "c", words)
    )
    shown = ET.fromstring(
        Drawing(10, 10, words, link(f"?q={words}", body), {"brush": words}).page()
    )
    assert shown.get("aria-label") == words
    assert shown.get("data-brush") == words
    assert (shown.find(".//text").text or "") == words  # type: ignore[union-attr]  # it is there
    assert [one.text for one in shown.iter("title")] == [words] * (3 if words else 0)


def test_a_link_stands_outside_the_order_of_tabs() -> None:
    assert 'tabindex="-1"' in link("/x", "")
    assert link("", "<g/>") == "<g/>"


def test_a_file_carries_title_description_and_styles() -> None:
    drawing = Drawing(10, 20, "三つの棒", rect(0, 0, 1, 1, "x"))
    shown = ET.fromstring(drawing.file("件数 <1998>", ".a > b { fill: red; }"))
    space = "{http://www.w3.org/2000/svg}"
    assert shown.findtext(f"{space}title") == "件数 <1998>"
    assert shown.findtext(f"{space}desc") == "三つの棒"
    assert shown.findtext(f"{space}style") == ".a > b { fill: red; }"
