"""The rule mixed-script."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "mixed-script"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        ("長岡市の訪問団がウラジオSTOK市を訪問", "ウラジオSTOK", "ウラジオストク", ()),
        ("柏崎市の訪問団がナホTOKA市を訪問", "ナホTOKA", "ナホトカ", ()),
        ("ハбаровスク市から技師が来訪", "ハбаровスク", "ハバロフスク", ()),
        ("ブラцк市長が来訪", "ブラцк", "ブラーツク", ()),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "NHK新潟放送局が取材",
        "長岡JCとナホトカJCが懇談",
        "フェアinウラジオストクを開催",
        "市民フォーラムIN佐渡",
        "Jリーグの選手が指導",
        "ITセミナーとLNG基地の視察",
        "CISロシア専門家会合",
        "ロシアDAYを開催",
        "ベストOF佐渡",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
