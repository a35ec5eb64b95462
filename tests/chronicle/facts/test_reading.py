"""What holds for any text: no error, spans inside it, and the same facts in any width."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.chronicle.facts import FIELDS, Words, facts_of
from koryu.chronicle.facts.reading import LONGEST
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Facts
from koryu.chronicle.trilingual import Trilingual
from tests.chronicle.facts.invented import read, rows

WORDS = st.sampled_from(
    [
        "大連市",
        "長岡市",
        "サハ",
        "ソ連",
        "中国",
        "第",
        "回",
        "次",
        "3",
        "12",
        "名",
        "人",
        "周年",
        "を訪問",
        "から来県",
        "(うち",
        "「",
        "」",
        ")",
        "、",
        "。",
        "に調印",
        "で開催",
        "他",
        "夫妻",
        "①",
        "㈱",
        "ｶﾞ",
        "が",
        "と",
        "の",
    ]
)
WIDE = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}


def spans(facts: Facts) -> list[tuple[int, int]]:
    found = [facts.direction_span, facts.agreement_span]
    for several in (facts.participants, facts.places, facts.series, facts.anniversaries):
        found.extend(one.span for one in several)
    return [span for span in found if span is not None]


@given(st.lists(WORDS, max_size=25).map("".join) | st.text(max_size=80))
def test_any_text_has_facts_whose_spans_lie_in_it(text: str) -> None:
    facts = read(text)
    assert all(0 <= start < end <= len(text) for start, end in spans(facts))
    assert set(facts.basis) == set(FIELDS)
    ids = [one.id for one in facts.participants]
    assert all(one.of in ids for one in facts.participants if one.of is not None)


def test_spans_point_to_the_words_of_the_row() -> None:
    text = "㈱大同商事の招きで、第１２回会議に長岡市長ら５名が大連市を訪問"
    facts = read(text)
    told = {text[start:end] for start, end in spans(facts)}
    assert told >= {"第１２回", "５名", "長岡市", "大連市", "訪問"}


def test_full_width_digits_tell_the_same() -> None:
    for row in rows()[::7]:
        narrow, wide = (read(text, row.chronicle) for text in (row.text, row.text.translate(WIDE)))
        assert [one.count for one in narrow.participants] == [
            one.count for one in wide.participants
        ]
        assert [one.ordinal for one in narrow.series] == [one.ordinal for one in wide.series]
        assert narrow.direction == wide.direction


def test_nothing_is_told_by_an_empty_row() -> None:
    facts = read("")
    assert facts.direction == "none"
    assert not spans(facts)


def test_without_gazetteer_or_profile_the_countries_are_known() -> None:
    unknown = Profile("x", "x", Trilingual("x"))
    [facts] = facts_of([Words("韓国から12名が来訪")], unknown, Gazetteer(()))
    assert facts.direction == "inbound"
    assert [(one.count, one.side) for one in facts.participants] == [(12, "partner")]


@pytest.mark.parametrize(
    "unit",
    [
        "名",
        "ア",
        "(",
        "「",
        "大連市、",
        "長岡市と",
        "訪問",
        "5名、",
        "等",
        "の",
        "プラン策定と",
        "ｶﾞ",
    ],
)
def test_no_text_is_read_slowly(unit: str) -> None:
    began = time.process_time()
    read(unit * LONGEST)
    assert time.process_time() - began < 5


def test_a_text_of_any_length_is_read_in_time() -> None:
    facts = read("大連市を訪問(第1回)。" * 100_000)
    assert len(facts.series) < LONGEST
