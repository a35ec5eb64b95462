"""The rule split-mark."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "split-mark"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("ハハ゛ロフスクを訪問", "ハハ゛ロフスク", "ハバロフスク"),
        ("団員9名か゛来訪", "か゛", "が"),
        ("ハ\u309aネル展を開催", "ハ\u309aネル", "パネル"),
    ],
)
def test_repairs(text: str, wrong: str, right: str) -> None:
    becomes(RULE, text, wrong, right)


@pytest.mark.parametrize(
    "text",
    [
        "かき氷゛",
        "バスで移動",
        "「あ゛」と書く",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
