"""The rule unbalanced-bracket."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "unbalanced-bracket"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        ("新潟フェア」を開催", "新潟フェア」", "「新潟フェア」", ()),
        ("第3回「日ロ絵画展を市民会館で開催", "「日ロ絵画展", "「日ロ絵画展」", ()),
        ("経済会議を開催(新潟市", "(新潟市", "(新潟市)", ()),
        ("知事会談を開催ウラジオストク市）", "ウラジオストク市）", "（ウラジオストク市）", ()),
        ("「新潟の春を市内で開催", "「新潟の春", "「新潟の春」", ("「新潟の春」の準備会",)),
        ("会議を開催）新潟市）", "）新潟市）", "（新潟市）", ()),
        ("「春の集い「を開催", "「春の集い「", "「春の集い」", ()),
        ("「写真展)を開催", "「写真展)", "「写真展」", ()),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "「新潟フェア(春)」を開催(新潟市)",
        "1)訪問団 2)視察団",
        "『日露「春」の集い』を開催",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
