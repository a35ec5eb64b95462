"""The rule cross-script."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "cross-script"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        ("日口親善協会が総会を開催", "日口", "日ロ", ()),
        ("二コライ堂の合唱団が来訪", "二コライ", "ニコライ", ()),
        ("人ロ減少に関する会議", "人ロ", "人口", ()),
        ("ホームステ亻を体験", "ホームステ亻", "ホームステイ", ()),
        ("ハバ囗フスクを訪問", "ハバ囗フスク", "ハバロフスク", ()),
        ("ニ国間の協議", "ニ国", "二国", ()),
        ("越前ガ二を試食", "ガ二", "ガニ", ()),
        ("エ場の視察", "エ場", "工場", ()),
        ("経済協カを確認", "協カ", "協力", ()),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "入口と窓口を視察",
        "口腔医療の研修",
        "日ロ親善協会の総会",
        "第二回会合を二日間開催",
        "力士と卜部氏の講演",
        "八月の夕べ",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
