"""Classes of characters, and the letters that stand for a sound in another script."""

from __future__ import annotations

import re

KATAKANA = "ァ-ヺー"
KANJI = "々〆〇㐀-䶿一-鿿豈-﫿⺀-⿟"
LATIN = "A-Za-zÀ-ɏ"
CYRILLIC = "Ѐ-ӿ"

PHRASE = re.compile(rf"[{KATAKANA}{KANJI}{LATIN}{CYRILLIC}・ヽヾ]+")
KATAKANA_RUN = re.compile(rf"[{KATAKANA}]+")
_KANJI = re.compile(rf"[{KANJI}]")


def is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def is_kanji(char: str) -> bool:
    return "一" <= char <= "鿿" or bool(_KANJI.match(char))
