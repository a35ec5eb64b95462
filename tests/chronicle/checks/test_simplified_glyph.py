"""The rule simplified-glyph."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "simplified-glyph"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        ("経済代表团が来県", "代表团", "代表団", ()),
        ("芸术祭を開催", "芸术", "芸術", ()),
        ("農業技术を研修", "技术", "技術", ()),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "経済代表団が来県",
        "芸術祭で台湾の団体が演奏",
        "叶市長と机上演習",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
