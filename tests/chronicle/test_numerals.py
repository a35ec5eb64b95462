from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koryu.chronicle.numerals import arabic, kanji_number

DIGITS = "〇一二三四五六七八九"


@settings(deadline=None)
@given(st.integers(1, 9999))
def test_both_ways_of_writing_give_the_number(number: int) -> None:
    positional = "".join(DIGITS[int(digit)] for digit in str(number))
    assert kanji_number(positional) == number
    spoken = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            spoken += (DIGITS[digit] if digit > 1 or unit == 1 else "") + name
    assert kanji_number(spoken) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平成二十三年", "平成23年"),
        ("１２月", "12月"),
        ("一九九八", "1998"),
        ("月", "月"),
        ("", ""),
    ],
)
def test_arabic(text: str, expected: str) -> None:
    assert arabic(text) == expected
