"""The rule doubled-word."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "doubled-word"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        ("訪問団ををナホトカ市へ派遣", "をを", "を", ()),
        ("演奏会を等を実施", "を等を", "等を", ()),
        ("合唱団の交流交流を実施", "交流交流", "交流", ()),
        (
            "新潟日ロ協会新潟連合会が主催",
            "新潟日ロ協会新潟連合会",
            "日ロ協会新潟連合会",
            ("日ロ協会新潟連合会が後援",),
        ),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "一人一人が署名",
        "知事とともに訪問",
        "キラキラコンサート",
        "年々増える市民の交流",
        "ものの見方",
        "八八会が来訪",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
