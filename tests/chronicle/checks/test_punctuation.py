"""The rule punctuation."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("訪問団が来県。。", "。。", "。"),
        ("市長  が来県", "  ", " "),
        ("ナ\ufffdトカ市", "\ufffd", None),
        ("開催。 (新潟市)", " ", ""),
    ],
)
def test_tells(text: str, wrong: str, right: str | None) -> None:
    becomes("punctuation", text, wrong, right)


@pytest.mark.parametrize(
    "text", ["訪問団が来県。", "「新潟フェア 2001」を開催(新潟市)", "A.B.氏が来県"]
)
def test_leaves_alone(text: str) -> None:
    unchanged("punctuation", text)
