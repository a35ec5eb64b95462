"""Headings that tell the year of what stands below them: ■1998年, 〈昭和50年度〉, 平成10年(1998年)の交流."""

from __future__ import annotations

import re

from koryu.chronicle.datephrase import is_year

_SIGNS = r"\s■□◆◇●○◎▼▽★☆＊*#・:：\-"
_MARKS = re.compile(rf"^[{_SIGNS}]+|[{_SIGNS}]+$")
_PAIR = re.compile(r"[【〈《「『（(［\[<＜〔]\s*(.*?)\s*[】〉》」』）)］\]>＞〕]")
_WORDS_AFTER = re.compile(r"\s*の?(?:できごと|出来事|主な動き|動き|交流|事業|実績)$")
_NESTED, _LONGEST = 3, 60


def unadorned(text: str) -> str:
    """A heading without signs, brackets around it, and words that only say that events follow.

    A text longer than any heading is left as it is.
    """
    if len(text) >= _LONGEST:
        return text
    bare = text
    for _ in range(_NESTED):
        bare = _WORDS_AFTER.sub("", _MARKS.sub("", bare))
        pair = _PAIR.fullmatch(bare)
        if pair is None or is_year(bare):
            break
        bare = pair[1]
    return bare


def year_heading(text: str) -> str:
    """The year that a heading tells; "" where the text is none."""
    bare = unadorned(text)
    return bare if is_year(bare) else ""
