"""Finding places in text."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.gazetteer_general import general_gazetteer
from koryu.chronicle.trilingual import Trilingual

GAZETTEER = Gazetteer(
    [
        Place("east", Trilingual("東州", "East Oblast", "Восточная область"), "region", "partner"),
        Place("easton", Trilingual("東州港", "Easton", "Истон"), "city", "partner", parent="east"),
        Place(
            "sakura",
            Trilingual("サクラ市", "Sakura", "Сакура"),
            "city",
            "home",
            "さくらし",
            ("サクラ", "桜"),
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("東州港に入港", ["easton"]),
        ("東州から東州港へ", ["east", "easton"]),
        ("ｻｸﾗ市の祭", ["sakura"]),
        ("サクラソウの鉢", ["sakura"]),
        ("何もない", []),
        ("", []),
    ],
)
def test_finds_the_longest_name(text: str, found: list[str]) -> None:
    assert [mention.place.id for mention in GAZETTEER.find(text)] == found


def test_span_is_of_the_original_text() -> None:
    text = "㈱ｻｸﾗ市支社"
    (mention,) = GAZETTEER.find(text)
    assert text[slice(*mention.span)] == "ｻｸﾗ市"


@pytest.mark.parametrize("word", ["サクラ市", "sakura", "САКУРА", "さくらし", "桜", " サクラ "])
def test_label_in_any_script_means_its_place(word: str) -> None:
    place = GAZETTEER.resolve(word)
    assert place is not None
    assert place.id == "sakura"


def test_unknown_label_means_nothing() -> None:
    assert GAZETTEER.resolve("西州") is None


def test_ancestors_are_nearest_first_and_end() -> None:
    assert [place.id for place in GAZETTEER.ancestors("easton")] == ["east"]


@given(st.text("東州港サクラ市桜ﾗｸｻ㈱x "))
def test_mentions_do_not_overlap_and_stay_inside(text: str) -> None:
    end = 0
    for mention in GAZETTEER.find(text):
        assert end <= mention.span[0] < mention.span[1] <= len(text)
        end = mention.span[1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ハルピンへ使節団", "ハルビン"),
        ("呼和浩特に到着", "フフホト"),
        ("盤錦市の農場", "盤錦"),
        ("延辺から研修生", "延辺朝鮮族自治州"),
        ("浦項市で物産展", "浦項"),
        ("襄陽郡の児童", "襄陽郡"),
        ("コムソモリスク市の少年団", "コムソモリスク・ナ・アムーレ"),
        ("ウラジオの街並み", "ウラジオストク"),
        ("モンゴル国中央県", "中央県"),
        ("グリフィス教授の講演", None),
        ("友好と平和の集い", None),
    ],
)
def test_general_gazetteer_shows_the_form_japanese_records_use(
    text: str, shown: str | None
) -> None:
    found = [mention.place.name.ja for mention in general_gazetteer().find(text)]
    assert found[-1:] == ([shown] if shown else [])


@pytest.mark.parametrize(
    ("japanese", "russian"),
    [
        ("チンタオ", "Циндао"), ("ターリエン", "Далянь"), ("深セン", "Шэньчжэнь"), ("長春", "Чанчунь"),
        ("西安", "Сиань"), ("馬鞍山", "Мааньшань"), ("江陰", "Цзянъинь"), ("敦煌", "Дуньхуан"), ("撫順", "Фушунь"),
        ("合肥", "Хэфэй"), ("自貢", "Цзыгун"), ("許昌", "Сюйчан"), ("ハルビン", "Харбин"), ("ウルムチ", "Урумчи"),
        ("パリ", "Париж"), ("ニューヨーク", "Нью-Йорк"), ("シアトル", "Сиэтл"), ("ウィーン", "Вена"), ("ローマ", "Рим"),
        ("ポートランド", "Портланд"), ("高陽市", "Коян"), ("ウランバートル", "Улан-Батор"), ("サンパウロ", "Сан-Паулу"),
    ],
)  # fmt: skip
def test_cities_abroad_have_the_names_that_russian_gives_them(japanese: str, russian: str) -> None:
    place = general_gazetteer().resolve(japanese)
    assert place is not None
    assert place.name.ru == russian


def test_no_two_places_abroad_are_shown_by_one_name() -> None:
    abroad = [one for one in general_gazetteer().places.values() if one.id.startswith("gn-")]
    shown = Counter(one.name.ja for one in abroad)
    assert [name for name, times in shown.items() if times > 1] == []


def test_around_holds_the_place_and_what_encloses_it() -> None:
    assert GAZETTEER.around("easton") == {"easton", "east"}
