"""The rule misread-kanji."""

import pytest

from tests.chronicle.checks.tools import becomes, unchanged

RULE = "misread-kanji"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "beside"),
    [
        (
            "訪間団を受け入れ",
            "訪間",
            "訪問",
            (
                "訪問団を派遣",
                "訪問団が来訪",
                "訪問団が帰国",
                "親善訪問団",
                "市民訪問団",
            ),
        ),
        (
            "日露泥年交流会を開催",
            "泥年",
            "青年",
            (
                "日露青年交流会を開催",
                "日露青年交流会に参加",
            ),
        ),
        ("医帥2名を受け入れ", "医帥", "医師", ()),
        ("交換留学牛が来日", "留学牛", "留学生", ()),
        ("有好都市の提携", "有好", "友好", ()),
        ("議会の副義長が来訪", "義長", "議長", ()),
        ("侍遇の改善を協議", "侍遇", "待遇", ("待遇の改善",)),
        ("建設の許司を得る", "許司", "許可", ()),
        ("市の使節が未県", "未県", "来県", ()),
        ("柏崎巾の生徒が参加", "柏崎巾", "柏崎市", ()),
        (
            "柏崎布で開催",
            "柏崎布",
            "柏崎市",
            (
                "柏崎市で開催",
                "柏崎市を訪問",
            ),
        ),
    ],
)
def test_repairs(text: str, wrong: str, right: str, beside: tuple[str, ...]) -> None:
    becomes(RULE, text, wrong, right, beside=beside)


@pytest.mark.parametrize(
    "text",
    [
        "荒又重雄氏と大杉洋子氏が講演",
        "在仙総領事が来訪",
        "牡丹苗を贈呈",
        "医育大学と禎心会を視察",
        "日本人会会長が来県",
        "姫路城を見学",
        "港務局と環境監測站の職員が来県",
        "柏崎塗と佐渡焼を展示",
        "郷土史の研究家に支援金",
        "小杉祥中学校と交流",
        "県水産試験場が協力",
        "前市長と元町長が参加",
        "原田牛雄氏と有坂氏が出演",
    ],
)
def test_leaves_alone(text: str) -> None:
    unchanged(RULE, text)
