"""The rule radical-glyph."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "radical-glyph"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        ("新潟市⻑が表敬訪問", "市⻑", "市長", ()),
        ("市⺠を派遣", "市⺠", "市民", ()),
        ("サッ⼒ー大会", "サッ⼒ー", "サッカー", ()),
        ("⼭岳会が登頂", "⼭岳", "山岳", ()),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "市長が表敬訪問",
        "山古志村の市民団",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
