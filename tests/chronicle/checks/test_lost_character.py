"""The rule lost-character."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "lost-character"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        (
            "新潟県日親善協会会長が訪問",
            "日",
            "日ロ",
            (
                "新潟県日ロ親善協会会長が来訪",
                "新潟県日ロ親善協会会長が懇談",
            ),
        ),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "歴史博物館館長が来訪",
        "新潟市市長公室",
        "在札ロシア総領事が来県",
        "県立病院院長と会談",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
