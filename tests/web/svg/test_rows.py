"""Names beside rows: whole where they fit, on two lines where not, cut only beyond that."""

from __future__ import annotations

import re

from koryu.web.svg.rows import Names
from koryu.web.svg.words import width


def _lines(names: Names, name: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", names.markup(name, 0, 50))


def test_short_names_take_one_line() -> None:
    names = Names.of(["経済", "文化"], narrow=True)
    assert not names.two
    assert names.row(19) == 19
    assert _lines(names, "経済") == ["経済"]


def test_long_names_take_two_lines_and_higher_rows() -> None:
    names = Names.of(["Обмены муниципалитетов", "Спорт"], narrow=True)
    assert names.row(19) > 19
    assert _lines(names, "Обмены муниципалитетов") == ["Обмены", "муниципалитетов"]
    assert _lines(names, "Спорт") == ["Спорт"]


def test_what_two_lines_cannot_hold_is_cut() -> None:
    long = "とても長い名前の会議" * 20
    names = Names.of([long], narrow=True)
    shown = _lines(names, long)
    assert len(shown) == 2
    assert shown[1].endswith("…")
    assert all(width(one, 11) <= names.room for one in shown)
    assert _lines(names, "") == []
