from __future__ import annotations

import pytest

from koryu.chronicle.columns import as_read, columns_by_name, columns_of, counts_of, text_of
from koryu.chronicle.record import Source, SourceRow


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("年月日", "date"),
        ("実施時期", "date"),
        ("年　度", "year"),
        ("月", "month"),
        ("カテゴリ2", "category"),
        ("地域 1", "region"),
        ("相手先（国・都市）", "partner"),
        ("交流内容", "text"),
        ("参加人数(人)", "count"),
        ("備考", "note"),
        ("No.", "id"),
    ],
)
def test_role_by_name(header: str, role: str) -> None:
    assert columns_by_name([header]) == {header: role}


def test_role_by_content() -> None:
    rows = [
        {
            "A": "平成10年8月",
            "B": "文化",
            "C": "ロシア",
            "D": "合唱団が港町の音楽祭に参加した",
            "E": "12名",
        },
        {
            "A": "平成11年",
            "B": "教育",
            "C": "大連",
            "D": "高校生の作文集を交換する取り決めに署名",
            "E": "3名",
        },
    ]
    assert columns_of(list("ABCDE"), rows) == {
        "A": "date",
        "B": "category",
        "C": "region",
        "D": "text",
        "E": "count",
    }


def test_profile_counts_before_name_and_content() -> None:
    rows = [{"内容": "文化", "備考": "合唱団が港町の音楽祭に参加した"}]
    assert columns_of(["内容", "備考"], rows, {"内容": "category"})["内容"] == "category"
    assert columns_of(["内容", "備考"], rows, {"内容": "category"})["備考"] == "text"


def test_several_labels_in_one_cell() -> None:
    row = SourceRow(Source("a", 1, 1, 1), {"年": "1998", "相手": "大連市、江原道", "内容": "会議"})
    columns = columns_by_name(list(row.cells))
    assert as_read(row, columns).regions == ("大連市", "江原道")
    assert text_of(row, columns) == "会議"


def words(**cells: str) -> str:
    return text_of(SourceRow(Source("t.csv", 1, 1, 2), cells), columns_by_name(list(cells)))


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"備考": "港まつりに参加", "事業名": "合唱団来市"}, "合唱団来市。港まつりに参加"),
        ({"事業名": "合唱団来市。", "備考": "港まつりに参加"}, "合唱団来市。港まつりに参加"),
        ({"事業名": "合唱団来市", "備考": ""}, "合唱団来市"),
        ({"事業名": "", "備考": "港まつりに参加"}, "港まつりに参加"),
        ({"event": "A choir came", "notes": "Harbour festival"}, "A choir came. Harbour festival"),
    ],
)
def test_an_events_words_stand_in_several_columns(cells: dict[str, str], text: str) -> None:
    assert words(**cells) == text


def test_one_text_column_is_read_exactly_as_it_stands() -> None:
    assert words(内容=" 合唱団\n来市 ", 人数="12") == " 合唱団\n来市 "


def test_counts_are_the_filled_cells_of_columns_of_people() -> None:
    row = SourceRow(
        Source("t.csv", 1, 1, 2), {"内容": "合唱団来市", "派遣人数": "", "受入人数": "12"}
    )
    assert counts_of(row, columns_by_name(list(row.cells))) == (("受入人数", "12"),)
