"""The rules about labels: label-variant, label-column, label-repeated, label-place."""

from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.gazetteer_general import general_gazetteer
from koryu.chronicle.record import SourceRow
from tests.chronicle.checks import invented
from tests.chronicle.checks.tools import found

USUAL = [
    ["友好交流", "", "沿海地方", "新潟市", "新潟市の訪問団が市長とともにウラジオストクを訪問"],
    ["文化", "", "ハバロフスク地方", "長岡市", "長岡市の合唱団がハバロフスクで公演"],
    ["経済", "", "イルクーツク州", "佐渡市", "佐渡市の企業がイルクーツクで商談"],
]


def labelled(*rows: list[str]) -> list[SourceRow]:
    whole = [*USUAL * 6, *rows]
    return invented.rows_of(
        [["H 10 (1998)", "3 月", *row[:4], f"{row[4]}({at})"] for at, row in enumerate(whole)]
    )


def told(rule: str, *rows: list[str]) -> list[tuple[str, str, str | None]]:
    return [(one.column, one.text, one.suggestion) for one in found(rule, labelled(*rows))]


def test_a_variant_of_a_label_is_told_with_the_usual_one() -> None:
    rows = [
        ["友好交流", "", "沿海", "新潟市", "新潟市の視察"],
        ["友好交流", "", "沿海地方", "新潟", "新潟市の視察"],
    ]
    assert told("label-variant", *rows) == [
        ("相手地域", "沿海", "沿海地方"),
        ("市町村", "新潟", "新潟市"),
    ]


def test_a_misread_label_is_told_as_damage_and_once() -> None:
    rows = [
        ["友好交流", "", "ハパロフスク地方", "", "市の視察"],
        ["友好交流", "", "イルクーツノ州", "佐浪市", "市の視察"],
        ["友好交流", "", "上越町", "", "市の視察"],
    ]
    assert told("misread-label", *rows) == [
        ("相手地域", "ハパロフスク地方", "ハバロフスク地方"),
        ("相手地域", "イルクーツノ州", "イルクーツク州"),
        ("市町村", "佐浪市", "佐渡市"),
    ]
    assert told("label-variant", *rows) == []


def test_a_town_that_the_gazetteer_does_not_know_is_no_misreading() -> None:
    rows = labelled(*(["文化", "", "", town, "視察"] for town in ("両津市", "天竜市", "大宮市")))
    assert found("misread-label", rows, general_gazetteer()) == []


def test_glyphs_of_labels_are_looked_at_as_those_of_the_words() -> None:
    assert told("simplified-glyph", ["文化", "", "沿海地方", "长岡市", "視察"]) == [
        ("市町村", "长岡市", "長岡市")
    ]
    assert told("cross-script", ["エ業", "", "沿海地方", "長岡市", "視察"]) == [
        ("分野1", "エ業", "工業")
    ]


def test_labels_of_different_places_are_left_alone() -> None:
    assert told("label-variant", ["教育", "", "沿海地方", "上越市", "視察"]) == []


def test_a_label_in_the_other_sides_column_is_told() -> None:
    assert told("label-column", ["文化", "", "柏崎市", "", "柏崎市の視察"]) == [
        ("相手地域", "柏崎市", None)
    ]
    assert told("label-column", *USUAL) == []


def test_a_label_twice_in_a_row_is_told() -> None:
    assert told("label-repeated", ["文化", "文化", "", "", "視察"]) == [("分野2", "文化", "")]
    assert told("label-repeated", ["文化", "経済", "沿海地方", "新潟市", "視察"]) == []


def test_a_label_of_another_region_than_the_texts_is_told() -> None:
    row = ["文化", "", "沿海地方", "長岡市", "長岡市の合唱団がハバロフスクで公演"]
    assert told("label-place", row) == [("相手地域", "沿海地方", "ハバロフスク地方")]


def test_a_label_missing_beside_a_place_is_proposed() -> None:
    row = ["文化", "", "", "長岡市", "長岡市の合唱団がハバロフスクで公演"]
    assert told("label-place", row) == [("相手地域", "", "ハバロフスク地方")]


def test_labels_that_the_text_bears_out_are_left_alone() -> None:
    rows = [
        ["文化", "", "沿海地方", "", "沿海地方とハバロフスクの合唱団が来県"],
        ["文化", "", "沿海地方", "新潟市", "市民会館で写真展"],
        ["文化", "", "", "", "県民の集いを開催"],
    ]
    assert told("label-place", *rows) == []


def test_a_label_unlike_those_of_like_rows_is_told_without_a_gazetteer() -> None:
    wrong = ["文化", "", "沿海地方", "長岡市", "長岡市の合唱団がハバロフスクで公演"]
    missing = ["文化", "", "", "長岡市", "長岡市の合唱団がハバロフスクで公演"]
    rows = labelled(*USUAL * 3, wrong, missing, *USUAL * 3)
    findings = [
        (one.column, one.text, one.suggestion) for one in found("label-habit", rows, Gazetteer(()))
    ]
    assert findings == [
        ("相手地域", "沿海地方", "ハバロフスク地方"),
        ("相手地域", "", "ハバロフスク地方"),
    ]
    assert found("label-habit", labelled(*USUAL), Gazetteer(())) == []
