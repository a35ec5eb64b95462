"""Places: longest match, homographs, what is not listed, and labels."""

from __future__ import annotations

import pytest

from tests.chronicle.facts.invented import read


def named(text: str, name: str = "niigata", *regions: str) -> list[tuple[str, str]]:
    return [(one.name.ja, one.role) for one in read(text, name, *regions).places]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("サハリン航路の説明会", []),
        ("サハ共和国の楽団", ["サハ共和国"]),
        ("東京都で日中会議", ["東京都"]),
        ("京都で日中会議", ["京都府"]),
        ("沿岸の漁業を視察", []),
        ("中国地方知事会、日本海の環境", []),
        ("大連合唱祭", ["大連市"]),
        ("パリコレクション、ロンドン", []),
        ("長岡氏と長岡市長が大連市を訪問", ["長岡市", "大連市"]),
        ("貨客船「ハルビン」号が入港、大連丸も", []),
        ("イルクーツク市バレエ学校、イルクーツク室内楽団", ["イルクーツク"]),
        ("新潟県と中国、韓国", []),
        ("ウラジオストク国立経済大学の学生", ["ウラジオストク"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in named(text)] == names


def test_parts() -> None:
    assert named("長岡市の訪問団が大連市を訪問") == [
        ("長岡市", "origin"),
        ("大連市", "destination"),
    ]
    assert named("経済会議を開催(大連市)") == [("大連市", "venue")]
    assert named("佐渡市と大連市の協議") == [("佐渡市", "named"), ("大連市", "named")]


@pytest.mark.parametrize(
    ("regions", "labels"),
    [
        (("大連",), []),
        (("遼寧省",), [("遼寧省", "label")]),
        (("新潟県", "中国"), []),
        (("火星",), []),
        ((" 佐渡 ",), [("佐渡市", "label")]),
    ],
)
def test_labels(regions: tuple[str, ...], labels: list[tuple[str, str]]) -> None:
    assert named("大連市を訪問", "niigata", *regions)[1:] == labels


def test_the_home_prefecture_of_another_chronicle_is_a_place() -> None:
    assert named("新潟県の訪問団", "tottori") == [("新潟県", "named")]
