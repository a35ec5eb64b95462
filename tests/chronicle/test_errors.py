"""Errors say what, where and what to do."""

from __future__ import annotations

import pytest

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

WHAT = Trilingual("列が足りません。", "A column is missing.", "Не хватает столбца.")
REMEDY = Trilingual("列を足してください。", "Add it.", "Добавьте его.")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["列が足りません。", "  ファイル a.txt, ページ 3, 行 7", "  列を足してください。"]),
        ("en", ["A column is missing.", "  file a.txt, page 3, row 7", "  Add it."]),
        ("ru", ["Не хватает столбца.", "  файл a.txt, страница 3, запись 7", "  Добавьте его."]),
    ],
)
def test_message_names_place_and_remedy(language: str, lines: list[str]) -> None:
    error = KoryuError(WHAT, REMEDY, file="a.txt", page=3, row=7, cell=None)
    assert error.message(language).splitlines() == lines


def test_place_known_later_is_added_and_the_first_kept() -> None:
    error = KoryuError(WHAT, row=7).at(file="a.txt", row=9)
    assert error.place == {"file": "a.txt", "row": 7}


def test_unknown_kind_of_place_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="shelf"):
        KoryuError(WHAT, shelf=2)
