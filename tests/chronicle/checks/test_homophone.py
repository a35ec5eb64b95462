"""The rule homophone."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "homophone"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        (
            "沿海地方保険局長が来県",
            "保険",
            "保健",
            (
                "沿海地方保健局長が来県",
                "ハバロフスク地方保健局長と懇談",
                "保健所を視察",
                "保健師を派遣",
            ),
        ),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "保険会社と保健局が協定",
        "公演と講演会を開催",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
