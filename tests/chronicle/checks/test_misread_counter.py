"""The rule misread-counter."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "misread-counter"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("選手12各が来訪", "12各", "12名"),
        ("第7同大会を開催", "第7同", "第7回"),
        ("5月3曰に到着", "3曰", "3日"),
        ("昭和60午に提携", "60午", "60年"),
        ("絵30牧を贈呈", "30牧", "30枚"),
    ],
)
def test_repairs(text: str, wrong: str, right: str) -> None:
    becomes(RULE, text, wrong, right)


@pytest.mark.parametrize(
    "text", ["8各国の代表", "3月10入港", "12名と3社", "7牧場を視察", "2合同会議"]
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
