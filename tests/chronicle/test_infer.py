from __future__ import annotations

import pytest

from koryu.chronicle.gazetteer_general import gazetteer_for, general_gazetteer
from koryu.chronicle.infer import infer, infer_profile
from koryu.chronicle.profile import Profile
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.text import read_text

ROWS = """\
1998年	8月	ロシア	長岡市の合唱団がハバロフスク市を訪問
1998年	10月	ロシア	ウラジオストク市の視察団が新潟市を訪問
1999年	5月	中国	上越市の高校生がハルビン市で交流
1999年	6月	ロシア	佐渡市で写真展
"""


def table(title: str, header: str = "年\t月\t相手国\t内容") -> str:
    return f"{title}\n{header}\n{ROWS}"


def inferred(text: str) -> Profile:
    return infer_profile(read_text(text, "table.txt"), general_gazetteer())


@pytest.mark.parametrize(
    ("title", "home", "partners"),
    [
        ("新潟県国際交流年表", "jp-15", ("ru", "cn")),
        ("新潟とロシアの交流", "jp-15", ("ru",)),
        ("長岡市姉妹都市交流のあゆみ", "jp-152021", ("ru", "cn")),
        ("交流のあゆみ", "jp-15", ("ru", "cn")),
    ],
)
def test_home_and_partners(title: str, home: str, partners: tuple[str, ...]) -> None:
    profile = inferred(table(title))
    assert profile.home == (home,)
    assert profile.partners == partners
    assert profile.title.ja == title


def test_slug_and_prefix() -> None:
    profile = inferred(table("新潟とロシアの交流"))
    assert (profile.slug, profile.id_prefix) == ("niigata-russia", "niru")


def test_fiscal_years_by_header_and_order_of_months() -> None:
    fiscal = "年度\t月\t内容\n平成10\t8月\t訪問団の派遣\n平成10\t2月\t視察団の来県\n"
    calendar = "年度\t月\t内容\n平成10\t2月\t訪問団の派遣\n平成10\t8月\t視察団の来県\n"
    assert inferred(fiscal).fiscal
    assert not inferred(calendar).fiscal
    assert not inferred(table("新潟県国際交流年表")).fiscal


def test_every_part_has_a_reason_in_three_languages() -> None:
    inference = infer(read_text(table("新潟県国際交流年表"), "a.txt"), general_gazetteer())
    assert {one.key for one in inference.reasons} == {"home", "partners", "columns"}
    for reason in inference.reasons:
        assert all(reason.why.as_dict().values())


def test_gazetteer_of_a_chronicle_knows_sides_and_short_names() -> None:
    gazetteer = gazetteer_for(inferred(table("新潟とロシアの交流")))
    sides = {one: gazetteer[one].side for one in ("jp-15", "jp-13", "ru-kha", "cn")}
    assert sides == {"jp-15": "home", "jp-13": "home", "ru-kha": "partner", "cn": "other"}
    found = [one.place.id for one in gazetteer.find("長岡まつりにハバロフスクの楽団")]
    assert found == ["jp-152021", "gn-2022890"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ネクタイとスタイル、タイを訪問", ["タイ"]),
        ("サハリンとサハ共和国", ["サハリン州", "サハ共和国"]),
        ("東京都と京都", ["東京都", "京都市"]),
        (
            "ソウルと釜山、黒龍江省ハルビン市",
            ["ソウル特別市", "釜山広域市", "黒竜江省", "ハルビン"],
        ),
        ("友好と青年の中心で公演", []),
    ],
)
def test_places_in_text(text: str, names: list[str]) -> None:
    assert [one.place.name.ja for one in general_gazetteer().find(text)] == names


def test_general_gazetteer_is_whole() -> None:
    places = general_gazetteer().places
    kinds = [place.kind for place in places.values()]
    assert kinds.count("prefecture") == 47
    assert sum(one in {"city", "town", "village", "ward"} for one in kinds) > 1700
    assert all(place.parent in places for place in places.values() if place.parent)
    russian = [one for one in places.values() if one.parent == "ru" and one.kind == "region"]
    assert len(russian) >= 81  # Moscow and Saint Petersburg stand among the cities
    assert all(place.name.en and place.name.ru for place in russian)


def test_empty_profile_is_allowed() -> None:
    assert gazetteer_for(Profile("a", "a", Trilingual("a")))["jp"].side == "home"
