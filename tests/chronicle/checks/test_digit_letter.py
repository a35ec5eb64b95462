"""The rule digit-letter."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "digit-letter"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("選手l2名が来訪", "l2", "12"),
        ("来場者4OO名", "4OO", "400"),
        ("第I5回大会", "I5", "15"),
        ("引率I名が同行", "I", "1"),
        ("市民８O名", "８O", "80"),
    ],
)
def test_repairs(text: str, wrong: str, right: str) -> None:
    becomes(RULE, text, wrong, right)


@pytest.mark.parametrize(
    "text",
    [
        "O157の対策",
        "第I期計画",
        "AI研究者3名",
        "3LDKの住宅2軒",
        "ILOの職員",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
