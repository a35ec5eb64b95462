from __future__ import annotations

import re
from collections.abc import Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("数字と文字の取り違え", "Digit and letter confused", "Перепутаны цифра и буква")
_MESSAGE = Trilingual(
    "「{text}」は数字と文字を取り違えたものと思われます（「{suggestion}」）。",
    "“{text}” confuses a digit with a letter; presumably “{suggestion}”.",
    "В «{text}» перепутаны цифра и буква; по-видимому, «{suggestion}».",
)
_ONE, _ZERO = "lI|｜", "OoОо"
_DIGITS = str.maketrans(dict.fromkeys(_ONE, "1") | dict.fromkeys(_ZERO, "0"))
_COUNTER = (
    r"(?:[名人回日年月社校点台冊枚件周隻組頭羽泊期班号歳円万億割]|(?:[かヵカケヶ]|ヵ)[国月所年])"
)
_LETTERS = f"[{_ONE}{_ZERO}]"
_DOUBTFUL = re.compile(_LETTERS)
# A number with a letter in it, followed by what it counts; 第I期 is a Roman numeral.
_NUMBER = re.compile(
    rf"(?<![A-Za-zÀ-ɏЀ-ӿ0-9.,/])(?<!第(?=I[^0-9]))(?=[0-9]*{_LETTERS})"
    rf"(?:[0-9{_ONE}][0-9,{_ONE}{_ZERO}]*)(?={_COUNTER})"
)


@rule("digit-letter", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """A letter read for a digit of the same shape in a number: l2名 for 12名, 3O回 for 30回.

    Only a number that something is counted with (名, 回, 年 …) is looked at: names of types and
    viruses (O157) mix letters and digits on purpose.
    """
    for cell in document.texts:
        if not _DOUBTFUL.search(cell.plain):
            continue
        for match in _NUMBER.finditer(cell.plain):
            right = match[0].translate(_DIGITS)
            if right != match[0]:
                yield document.finding(
                    "digit-letter", "error", cell, match.span(), right, 0.93, _MESSAGE
                )
