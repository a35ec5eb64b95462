"""The rule long-vowel."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "long-vowel"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        ("佐渡ー新潟間の航路を開設", "佐渡ー新潟", "佐渡―新潟", ()),
        ("新潟一佐渡間の船", "新潟一佐渡", "新潟―佐渡", ()),
        ("新潟一佐渡間の船", "新潟一佐渡", "新潟~佐渡", ("長岡~柏崎の列車",)),
        ("市長ー行が来日", "ー行", "一行", ()),
        ("スポ一ツ交流を実施", "スポ一ツ", "スポーツ", ()),
        ("経済セミナ-を開催", "セミナ-", "セミナー", ()),
        ("ウラジオストクー新潟線が就航", "ウラジオストクー新潟", "ウラジオストク―新潟", ()),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "新潟-ハバロフスク線が就航",
        "スポーツセミナーを開催",
        "チーム一行が来訪",
        "ロシア一周の旅",
        "コンピューター研修",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
