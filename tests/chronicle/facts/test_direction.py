"""What crosses the border, for any home and any partner."""

from __future__ import annotations

import pytest

from tests.chronicle.facts.invented import read


@pytest.mark.parametrize(
    "text",
    [
        "知事が西安市を訪問", "西安市訪問団の派遣", "県議会議員団が訪中", "県民の翼、大連市へ",
        "サッカーチームが訪ロ", "高校生が渡米", "西安市に救急車を寄贈", "ハルビン市の見本市に出展",
        "大連市において物産展を開催", "友好提携協定に調印(西安市)", "西安市の招きで県代表団が訪問",
        "ハルビン市で開かれた会議に職員が出席", "新潟フェアinソウル", "西安市へ県職員を派遣",
    ],
)  # fmt: skip
def test_outbound(text: str) -> None:
    assert read(text).direction == "outbound"


@pytest.mark.parametrize(
    "text",
    [
        "西安市代表団が来県", "西安市長が来日", "西安市長一行来庁", "ソウルから記者団が来訪",
        "西安市から研修生を受け入れ", "西安市の画家を招へい", "西安市長が知事を表敬訪問",
        "マラソンに西安市の選手が参加", "西安市から牡丹が贈られる", "西安市の訪日団、県内企業を視察",
        "西安市の児童の絵画展を長岡市で開催", "日中経済会議(新潟市)", "日中知事会議(東京都)",
        "西安市の高校生が県内でホームステイ",
    ],
)  # fmt: skip
def test_inbound(text: str) -> None:
    assert read(text).direction == "inbound"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("県と西安市の柔道連盟が毎年相互に訪問", "mutual"),
        ("県職員を西安市へ派遣、西安市職員を受け入れ", "mutual"),
        ("記念行事を開催(県内、西安市)", "mutual"),
        ("西安市とオンラインで商談会", "online"),
        ("西安市の式典に知事がビデオメッセージを寄せる", "online"),
        ("県日中友好協会設立", "none"),
        ("大連市に県事務所を開設", "none"),
        ("新潟・ソウル定期便が就航", "none"),
        ("県日中友好協会会長が外務大臣表彰を受賞", "none"),
        ("西安市紹介講座を開き、市民が受講", "none"),
        ("西安市への訪問団の派遣を中止", "none"),
        ("駐日ロシア大使が式典に出席", "none"),
        ("西安市長に名誉市民の称号を贈呈", None),
        ("県と西安市の協議", None),
        ("西安市と友好交流協定を締結", None),
        ("西安市との児童画交流展", None),
        ("西安市との共催による作文コンクール", None),
    ],
)
def test_other_ways(text: str, direction: str | None) -> None:
    assert read(text).direction == direction


def test_both_sides_on_third_soil() -> None:
    told = "新潟県とロシア・沿海地方の代表が、ともにヘルシンキ市を訪問"
    assert read(told).direction in ("elsewhere", "outbound")


@pytest.mark.parametrize("name", ["nagasaki", "kumamoto", "yokohama", "okayama"])
@pytest.mark.parametrize("place", ["大連市", "ソウル", "ハイデルベルク市", "バンクーバー市"])
def test_the_way_does_not_depend_on_which_places_they_are(name: str, place: str) -> None:
    assert read(f"{place}から青年団が来訪", name).direction == "inbound"
    assert read(f"青年団を{place}に派遣", name).direction == "outbound"
