"""The rule split-glyph."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "split-glyph"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("モスクワでパネノレ展を開催", "パネノレ", "パネル"),
        ("ホノノレルで会談", "ホノノレル", "ホノルル"),
        ("合言十12名が参加", "合言十", "合計"),
        ("木木業の視察", "木木業", "林業"),
    ],
)
def test_repairs(text: str, wrong: str, right: str) -> None:
    becomes(RULE, text, wrong, right)


@pytest.mark.parametrize(
    "text", ["女子学生が来県", "三言語で発行", "食官と王里氏が来訪", "ノレンを寄贈"]
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
