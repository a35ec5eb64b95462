"""Ordinals of recurring events, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.chronicle.facts.invented import read


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("第48回中国語弁論大会を開催", [("中国語弁論大会", 48)]),
        ("「第３回北東アジアの夕べ」を開催", [("北東アジアの夕べ", 3)]),
        ("第十二回「日中書道展」が開かれる", [("日中書道展", 12)]),
        ("合同委員会第5回事務局会議(西安市)", [("合同委員会事務局会議", 5)]),
        ("第6次の共同研究を始める", [("共同研究", 6)]),
        ("「経済協力プログラム」(第4期)を策定", [("経済協力プログラム", 4)]),
        ("第3・4回日中知事会議", [("日中知事会議", 3), ("日中知事会議", 4)]),
        ("第2回目の研究会", [("研究会", 2)]),
        ("今回で3回目の日中交歓会", [("日中交歓会", 3)]),
        ("最初の墓参団を派遣", [("墓参団", 1)]),
        ("初の合同慰霊祭を実施(以降毎年)", [("合同慰霊祭", 1)]),
        ("初の合同慰霊祭を実施", []),
        ("毎年開かれる交歓会", []),
        ("青年キャンプ(毎年開催)", [("青年キャンプ", None)]),
    ],
)
def test_series(text: str, series: list[tuple[str, int | None]]) -> None:
    assert [(one.name.ja, one.ordinal) for one in read(text).series] == series


@pytest.mark.parametrize(
    "text",
    [
        "西安市第83番学校を訪問", "第1副首相が来県", "視察団(第2班)を派遣", "大会で第3位に入賞",
        "規約第5条を改正", "第1種漁港を視察", "第2四半期の輸出", "西安市立第二病院の医師",
        "第一次世界大戦の慰霊", "第3次産業の視察", "計4回開催", "第一線の研究者", "第2埠頭に入港",
        "研修生の第5期生が修了", "3回線の電話",
    ],
)  # fmt: skip
def test_no_edition(text: str) -> None:
    assert [one for one in read(text).series if one.ordinal is not None] == []
