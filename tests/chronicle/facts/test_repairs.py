"""Evident reading damage is mended before the grammars read, and spans lead to the text as it stands."""

from __future__ import annotations

import pytest

from koryu.chronicle.facts.repairs import mended
from tests.chronicle.facts.invented import read


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("訓練生7名を派遺", "訓練生7名を派遣"),
        ("工業大学の留学牛6名", "工業大学の留学生6名"),
        ("口シア語サロン", "ロシア語サロン"),
        ("文化セン夕ーを見学", "文化センターを見学"),
        ("八バロフスクの医帥", "ハバロフスクの医師"),
    ],
)
def test_a_misread_glyph_is_mended(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "サッカー二チーム",
        "県人会の総会",
        "チーム三つ",
        "2週間通学",
        "商工会連合会",
        "祝賀会",
        "ヨット一隻",
        "交流を見送る",
    ],
)
def test_what_may_be_right_stays(text: str) -> None:
    assert mended(text) == text


def test_a_damaged_row_is_understood_and_its_span_stands_in_the_text() -> None:
    facts = read("県立病院の看護師5名をハルビン市へ派遺", "akita")
    assert facts.direction == "outbound"
    assert facts.direction_span is not None
    assert "県立病院の看護師5名をハルビン市へ派遺"[slice(*facts.direction_span)] == "派遺"


def test_a_simplified_glyph_is_read_as_the_japanese_one() -> None:
    facts = read("天津市で「友好协定书」に署名", "akita")
    assert facts.agreement


def test_a_name_with_a_letter_misread_is_still_that_place() -> None:
    facts = read("高校の吹奏楽部32名がウラジオストワで演奏", "akita")
    assert facts.direction == "outbound"
    assert [place.name.ja for place in facts.places] == ["ウラジオストク"]


def test_a_word_that_is_one_is_no_misread_name() -> None:
    assert not read("県民会館でオーケストラとアンサンブルの公演", "akita").places
