"""The rule half-width-kana."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "half-width-kana"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("ナﾎﾄカ市を訪問", "ナﾎﾄカ", "ナホトカ"),
        ("国際センﾀｰが協力", "センﾀｰ", "センター"),
        ("ウラｼﾞｵストクへ", "ウラｼﾞｵストク", "ウラジオストク"),
    ],
)
def test_repairs(text: str, wrong: str, right: str) -> None:
    becomes(RULE, text, wrong, right)


@pytest.mark.parametrize(
    "text",
    [
        "国際ｾﾝﾀｰが協力",
        "国際センターが協力",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
