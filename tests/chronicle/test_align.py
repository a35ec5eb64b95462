"""Rows of two editions find each other."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from koryu.chronicle.align import Row, align

WORDS = ["合唱団", "卓球教室", "視察", "港", "絵画展", "植樹", "音楽祭", "協定", "高校生", "船"]


def edition(seed: int, length: int = 60) -> list[Row]:
    source = random.Random(seed)
    rows = []
    for number in range(length):
        text = f"{number}番目の" + "".join(source.sample(WORDS, 5)) + str(source.randrange(10**6))
        rows.append(Row(text, f"19{60 + number // 3}", (source.choice("甲乙丙"),), text))
    return rows


def edited(row: Row, text: str) -> Row:
    return Row(text, row.date, row.labels, text, row.id)


def test_same_edition_pairs_in_order() -> None:
    rows = edition(1)
    aligned = align(rows, rows)
    assert aligned.pairs == {place: place for place in range(len(rows))}
    assert not aligned.moved
    assert not aligned.doubtful


def test_edited_row_is_found_between_its_neighbours() -> None:
    old = edition(2)
    new = list(old)
    new[10] = edited(old[10], old[10].text.replace("番目の", "番目のあらたな"))
    assert align(old, new).pairs[10] == 10


def test_moved_row_is_paired_and_named_as_moved() -> None:
    old = edition(3)
    new = [*old[:5], *old[6:], old[5]]
    aligned = align(old, new)
    assert aligned.pairs[5] == len(old) - 1
    assert aligned.moved == {5}


def test_added_and_deleted_rows_stay_alone() -> None:
    old = edition(4)
    added = Row("x", "2030", ("丁",), "どこにもない文")
    new = [*old[:20], added, *old[21:]]
    aligned = align(old, new)
    assert 20 not in aligned.pairs
    assert 20 not in aligned.pairs.values()


def test_id_wins_over_wording() -> None:
    old = [Row("a", "1990", (), "甲の文", "k-1"), Row("b", "1990", (), "乙の文", "k-2")]
    new = [Row("c", "1991", (), "まったく別の文", "k-2")]
    assert align(old, new).pairs == {1: 0}


def test_row_of_unknown_wording_is_found_between_its_neighbours() -> None:
    old = [replace(row, text=None) for row in edition(5, 9)]
    new = list(edition(5, 9))
    new[4] = replace(new[4], fingerprint="x", date="1066")
    assert align(old, new).pairs[4] == 4


def test_two_equally_like_rows_are_left_to_a_person() -> None:
    text = "冬の音楽祭に合唱団が参加し港で演奏"
    old = [
        Row("a", "1990", (), text + "一"),
        Row("b", "1991", (), "間に立つ行その一"),
        Row("c", "1990", (), text + "二"),
        Row("d", "1992", (), "終わりの行"),
    ]
    new = [old[3], Row("e", "1990", (), text + "三"), old[1]]
    assert align(old, new).doubtful == {1: (0, 2)}


@given(st.integers(0, 10**6), st.data())
def test_each_row_is_in_one_pair_at_most(seed: int, data: st.DataObject) -> None:
    old = edition(seed, 12)
    new = data.draw(st.permutations(old)).copy()[: data.draw(st.integers(0, 12))]
    aligned = align(old, new)
    assert len(set(aligned.pairs.values())) == len(aligned.pairs)
    assert all(old[i] == new[j] for i, j in aligned.pairs.items())
    assert len(aligned.pairs) == len(new)
