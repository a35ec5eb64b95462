"""The rule rare-glyph."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "rare-glyph"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("新潟巿長が来訪", "巿長", "市長"),
        ("硏修を実施", "硏修", "研修"),
        ("姉妺校と交流", "姉妺", "姉妹"),
        ("夏期硏修を実施", "硏修", "研修"),
        ("福\ufa19を祭る", "福\ufa19", "福神"),
    ],
)
def test_repairs(text: str, wrong: str, right: str) -> None:
    becomes(RULE, text, wrong, right)


@pytest.mark.parametrize(
    "text",
    [
        "瀋陽市を訪問",
        "劉暁麗氏が講演",
        "髙橋氏と濵田氏が参加",
        "邢台市の李佟氏",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
