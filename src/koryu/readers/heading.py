"""Headings that tell the year of what stands below them: ■1998年, 〈昭和50年度〉, 平成10年(1998年)の交流."""

from __future__ import annotations

import re

from koryu.chronicle.datephrase import is_year

_SIGNS = r"\s■□◆◇●○◎▼▽★☆＊*#・:：\-"
_MARKS = re.compile(rf"^[{_SIGNS}]+|[{_SIGNS}]+$")
_BRACKETS = re.compile(rf"^[{_SIGNS}【〈《「『（(［\[<＜]+|[{_SIGNS}】〉》」』）)］\]>＞]+$")
_WORDS_AFTER = re.compile(r"\s*の?(?:できごと|出来事|主な動き|動き|交流|事業|実績)$")


def unadorned(text: str) -> str:
    """A heading without signs, brackets around it, and words that only say that events follow."""
    bare = _WORDS_AFTER.sub("", _MARKS.sub("", text))
    return bare if is_year(bare) else _WORDS_AFTER.sub("", _BRACKETS.sub("", text)).strip()


def year_heading(text: str) -> str:
    """The year that a heading tells; "" where the text is none."""
    bare = unadorned(text) if len(text) < 60 else ""
    return bare if is_year(bare) else ""
