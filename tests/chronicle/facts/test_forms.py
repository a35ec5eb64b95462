"""Forms that chronicles met later use: unknown cities, shares, notes after a headline, senders."""

from __future__ import annotations

import pytest

from tests.chronicle.facts.invented import read


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("図們市の舞踊団が松江市で公演", "inbound"),
        ("松江市と図們市の商工関係者の意見交換会を松江市で開催", "inbound"),
        ("浜田市の中学生が図們市を訪問", "outbound"),
    ],
)
def test_a_city_unknown_in_japan_beside_a_home_place_is_foreign(text: str, direction: str) -> None:
    assert read(text, "shimane", "中国").direction == direction


@pytest.mark.parametrize(
    "text", ["松江市の見本市に出展", "県内市と友好都市の交流", "松江市と姉妹都市の交流展"]
)
def test_words_that_end_in_shi_are_no_foreign_cities(text: str) -> None:
    assert all(one.name.ja == "松江市" for one in read(text, "shimane").places)
    assert read(text, "shimane").direction != "inbound"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("大連市と新潟市の生徒各5名がビデオレターを交換", [(5, "partner"), (5, "home")]),
        ("大連市、ハルビン市の教員各2名を招き研修", [(2, "partner"), (2, "partner")]),
        ("両市の生徒(大連3名、新潟2名)が合同で演奏", [(3, "partner"), (2, "home")]),
        ("大連市との会議をオンラインで開催し、市側4名が参加", [(4, "home")]),
        ("大連市へは指導者2名を派遣", [(2, "home")]),
    ],
)
def test_whose_share(text: str, sides: list[tuple[int, str]]) -> None:
    assert [(one.count, one.side) for one in read(text).participants] == sides


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("地震に対し、大連市の市民から義援金が寄せられた", "inbound"),
        ("救援物資として毛布を大連市に輸送", "outbound"),
        ("大連市長から見舞状が届く", "online"),
        ("大連市の代表団を受入れ。記念品を贈呈", "inbound"),
        ("大連市へマスクを贈り、大連市からもマスクが届く", "mutual"),
        ("大連市との提携5周年記念訪問団。市議会議長ら", "outbound"),
        ("大連市からの提携5周年記念訪問団", "inbound"),
        ("大連市との提携の調印(新潟市役所)", "inbound"),
        ("覚書を交換(大連市庁舎にて)", "outbound"),
    ],
)
def test_the_way_of_gifts_headlines_and_venues(text: str, direction: str) -> None:
    assert read(text).direction == direction


def test_anniversaries_of_two_partners_in_one_row_are_two() -> None:
    text = "大連市との友好都市提携5周年、ハルビン市との友好都市提携5周年を記念し写真展を開催"
    assert [one.years for one in read(text).anniversaries] == [5, 5]


def test_an_anniversary_told_twice_counts_once() -> None:
    text = "大連市との友好都市提携5周年。友好都市提携5周年を記念し写真展を開催"
    assert [one.years for one in read(text).anniversaries] == [5]
