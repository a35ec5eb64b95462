"""The query language: what is typed → the tree, or where it is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.chronicle.query import (
    And,
    Days,
    Field,
    Node,
    Not,
    Numbers,
    Or,
    Phrase,
    QueryError,
    Word,
    parse,
)
from koryu.chronicle.query.marks import Marker
from koryu.chronicle.query.words import reading, searchable, stem

ANY = 2**63 - 1


def shape(node: Node | None) -> Any:
    """A tree without its spans."""
    match node:
        case Word(text):
            return text
        case Phrase(text):
            return {text}
        case Field(name, value):
            return name, value
        case Not(inner):
            return "not", shape(inner)
        case And(nodes):
            return ["and", *map(shape, nodes)]
        case Or(nodes):
            return ["or", *map(shape, nodes)]
    return None


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", None),
        (" \u3000 ", None),
        ("稚内", "稚内"),
        ("稚内　コルサコフ", ["and", "稚内", "コルサコフ"]),
        ('"北の 歴史"', {"北の 歴史"}),
        ("「北の歴史」研究", ["and", {"北の歴史"}, "研究"]),
        ("«Дом дружбы»", {"дом дружбы"}),
        ("„Дом“", {"дом"}),
        ("-札幌", ("not", "札幌")),
        ("－札幌 −函館", ["and", ("not", "札幌"), ("not", "函館")]),
        ("稚内 - コルサコフ", ["and", "稚内", "コルサコフ"]),
        ("--a", ("not", ("not", "a"))),
        ("COVID-19", "covid-19"),
        ("a OR b c", ["or", "a", ["and", "b", "c"]]),
        ("a ＯＲ b", ["or", "a", "b"]),
        ("a or b", ["and", "a", "or", "b"]),
        ("(a OR b) -(c d)", ["and", ["or", "a", "b"], ("not", ["and", "c", "d"])]),
        ("（墓参 OR 遺骨）サハリン", ["and", ["or", "墓参", "遺骨"], "サハリン"]),
        ("place:稚内", ("place", "稚内")),
        ("ｐｌａｃｅ：「ユジノ サハリンスク」", ("place", "ユジノ サハリンスク")),
        ("場所:稚内", ("place", "稚内")),
        ("место:Корсаков", ("place", "Корсаков")),
        ("org:北海道大学", ("organisation", "北海道大学")),
        ("year:1997..2002", ("year", Numbers(1997, 2002))),
        ("年:１９９８", ("year", Numbers(1998, 1998))),
        ("year:..1990", ("year", Numbers(0, 1990))),
        ("people:>100", ("people", Numbers(101, ANY))),
        ("people:<=5", ("people", Numbers(0, 5))),
        ("date:1998-08", ("date", Days(date(1998, 8, 1), date(1998, 8, 31)))),
        ("date:1998..1999-02", ("date", Days(date(1998, 1, 1), date(1999, 2, 28)))),
        ("direction:来", ("direction", "inbound")),
        ("has:соглашение", ("has", "agreement")),
        ("-has:agreement", ("not", ("has", "agreement"))),
        ("団長:知事", "団長:知事"),
        ("12:30", "12:30"),
        ("ＮＨＫ", "nhk"),
        ("Озёрский", "озерский"),
        ("Hokkaidō", "hokkaido"),
        ("稚\u200f内\x00", "稚内"),
    ],
)
def test_tree(typed: str, tree: Any) -> None:
    assert shape(parse(typed)) == tree


@pytest.mark.parametrize(
    ("typed", "position", "suggestion"),
    [
        ('稚内 "北の歴史', 4, '稚内 "北の歴史"'),
        ("「北", 1, "「北」"),
        ("plcae:稚内", 1, "place"),
        ("a foo:bar", 3, ""),
        ("has:agrement", 1, "agreement"),
        ("direction:sideways", 1, ""),
        ("year:199x", 1, ""),
        ("date:1998-13", 1, ""),
        ("place:", 1, ""),
        ("a OR", 3, ""),
        ("OR a", 1, ""),
        ("(a", 1, ""),
        ("a)", 2, ""),
        ("a ()", 3, ""),
        ("a -(", 4, ""),
        ("- -", 0, ""),
        ("a" * 1001, 0, ""),
        (" ".join("a" * 51), 0, ""),
    ],
)
def test_what_is_wrong_is_told_with_its_place(typed: str, position: int, suggestion: str) -> None:
    with pytest.raises(QueryError) as told:
        parse(typed)
    assert (told.value.position, told.value.suggestion) == (position, suggestion)
    assert len({told.value.message(language) for language in ("ja", "en", "ru")}) == 3


@given(st.text())
def test_anything_is_read_or_refused(typed: str) -> None:
    assert 0 <= position(typed) <= len(typed) + 1


def position(typed: str) -> int:
    """Where a query is wrong; 0 where it is not."""
    try:
        parse(typed)
    except QueryError as error:
        return error.position
    return 0


@given(st.text())
def test_searchable_text_has_even_spaces(text: str) -> None:
    once = searchable(text)
    assert "  " not in once
    assert once == once.strip()


def test_an_apostrophe_is_found_however_it_is_typed() -> None:
    assert searchable("Citizens’ Orchestra") == searchable("citizens' orchestra")


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("稚内", "稚内市と稚内港", ["稚内", "稚内"]),
        ("kor", "Korsakov, near korsakov-2; Pokor", ["Kor", "kor"]),
        ("NHK", "ＮＨＫ札幌", ["ＮＨＫ"]),
        ("Москва", "в Москве и под Москвой", ["Москве", "Москвой"]),
        ('"Москва"', "в Москве", []),
        ("Южно-Сахалинске", "Южно-Сахалинск", ["Южно-Сахалинск"]),
        ("㍿", "株式会社", ["株式会社"]),
        ("会議 議会", "会議会", ["会議会"]),
        ("友好 都市", "ﾕｳｺｳ都市", ["都市"]),
        ("ユウコウ", "ﾕｳｺｳ都市", ["ﾕｳｺｳ"]),
        ("a", "", []),
    ],
)
def test_marks(query: str, text: str, marked: list[str]) -> None:
    tree = parse(query)
    terms = tree.nodes if isinstance(tree, And) else (tree,)
    marker = Marker(tuple(one for one in terms if isinstance(one, Word | Phrase)))
    assert [text[start:end] for start, end in marker.spans(text)] == marked


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("москва", "москве"),
        ("корсакова", "корсаков"),
        ("корсакове", "корсаков"),
        ("острова", "остров"),
        ("японский", "японского"),
    ],
)
def test_russian_forms_share_a_stem(word: str, other: str) -> None:
    assert stem(word) == stem(other)
    assert word.startswith(stem(word))


def test_readings_do_not_tell_kana_apart() -> None:
    assert reading("サハリン") == reading("さはりん") == "さはりん"
    assert reading("ｻﾊﾘﾝ") == "さはりん"
