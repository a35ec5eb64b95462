"""Finding places in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.trilingual import Trilingual

GAZETTEER = Gazetteer(
    [
        Place("east", Trilingual("東州", "East Oblast", "Восточная область"), "region", "partner"),
        Place("easton", Trilingual("東州港", "Easton", "Истон"), "city", "partner", parent="east"),
        Place(
            "sakura",
            Trilingual("サクラ市", "Sakura", "Сакура"),
            "city",
            "home",
            "さくらし",
            ("サクラ", "桜"),
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("東州港に入港", ["easton"]),
        ("東州から東州港へ", ["east", "easton"]),
        ("ｻｸﾗ市の祭", ["sakura"]),
        ("サクラソウの鉢", ["sakura"]),
        ("何もない", []),
        ("", []),
    ],
)
def test_finds_the_longest_name(text: str, found: list[str]) -> None:
    assert [mention.place.id for mention in GAZETTEER.find(text)] == found


def test_span_is_of_the_original_text() -> None:
    text = "㈱ｻｸﾗ市支社"
    (mention,) = GAZETTEER.find(text)
    assert text[slice(*mention.span)] == "ｻｸﾗ市"


@pytest.mark.parametrize("word", ["サクラ市", "sakura", "САКУРА", "さくらし", "桜", " サクラ "])
def test_label_in_any_script_means_its_place(word: str) -> None:
    place = GAZETTEER.resolve(word)
    assert place is not None
    assert place.id == "sakura"


def test_unknown_label_means_nothing() -> None:
    assert GAZETTEER.resolve("西州") is None


def test_ancestors_are_nearest_first_and_end() -> None:
    assert [place.id for place in GAZETTEER.ancestors("easton")] == ["east"]


@given(st.text("東州港サクラ市桜ﾗｸｻ㈱x "))
def test_mentions_do_not_overlap_and_stay_inside(text: str) -> None:
    end = 0
    for mention in GAZETTEER.find(text):
        assert end <= mention.span[0] < mention.span[1] <= len(text)
        end = mention.span[1]
