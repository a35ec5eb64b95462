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
        ("新潟県県から12名", "新潟県県", "新潟県", ()),
        ("学科学学生6名", "学学生", "学生", ()),
        ("青青少年の翼", "青青少年", "青少年", ()),
        ("市長ら12名が来訪し記念念植樹", "記念念", "記念", ()),
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
        "新潟市市制の記念",
        "日ロ協会会員と大学学生部",
        "貨客船船員と海軍軍楽隊が来県",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
