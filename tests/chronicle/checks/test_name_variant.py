"""The rule name-variant."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "name-variant"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        (
            "ヴィクトリア劇場が公演",
            "ヴィクトリア",
            "ビクトリア",
            (
                "ビクトリア劇場が来訪",
                "ビクトリア劇場で懇談",
                "ビクトリア劇場を視察",
            ),
        ),
        (
            "コムソモリスクナアムーレ市を訪問",
            "コムソモリスクナアムーレ",
            "コムソモリスク・ナ・アムーレ",
            ("コムソモリスク・ナ・アムーレ市から来訪",),
        ),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "バレーボールとバレエの交流",
        "ウラジオストクで開催",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
