"""Realistic reading damage, put into rows by chance and remembered.

Every kind takes a text and gives it back with one word damaged, together with the word as it was
and as it is; a kind that finds nothing to damage gives None. The confusions are those of page
readers, written down here on their own, not taken from the tables of the rules.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from koryu.chronicle.record import SourceRow
from tests.chronicle.checks.invented import rows_of

_KATAKANA = re.compile(r"[ァ-ヺー・]{5,}")
_LATIN = {
    "ア": "A", "イ": "I", "ウ": "U", "エ": "E", "オ": "O", "カ": "KA", "キ": "KI", "ク": "K", "ケ": "KE",
    "コ": "KO", "サ": "SA", "シ": "SHI", "ス": "S", "セ": "SE", "ソ": "SO", "タ": "TA", "チ": "CHI", "ツ": "TS",
    "テ": "TE", "ト": "T", "ナ": "NA", "ニ": "NI", "ノ": "NO", "ハ": "HA", "フ": "F", "ホ": "HO", "マ": "MA",
    "ミ": "MI", "ム": "M", "モ": "MO", "ラ": "RA", "リ": "RI", "ル": "R", "レ": "RE", "ロ": "RO", "ン": "N",
    "ガ": "GA", "グ": "G", "ゴ": "GO", "ジ": "JI", "ズ": "Z", "ダ": "DA", "デ": "DE", "ド": "D", "バ": "BA",
    "ビ": "BI", "ブ": "B", "ベ": "BE", "ボ": "BO", "パ": "PA", "プ": "P", "ペ": "PE",
}  # fmt: skip
_CYRILLIC = str.maketrans("AIUEOKSTNHMRGZDBPFJC", "аиуеокстнхмргздбпфжц")
_KANA = {
    "バ": "パ", "パ": "バ", "ビ": "ピ", "ブ": "プ", "プ": "ブ", "ベ": "ペ", "ペ": "ベ", "ボ": "ポ", "ポ": "ボ",
    "ソ": "ン", "ン": "ソ", "シ": "ツ", "ツ": "シ", "ク": "ワ", "ウ": "ワ", "コ": "ユ", "ス": "ヌ", "マ": "ア",
    "ッ": "ツ", "ュ": "ユ", "ョ": "ヨ", "ャ": "ヤ", "ィ": "イ", "ェ": "エ", "ォ": "オ",
}  # fmt: skip
_TWINS = {"ロ": "口", "ニ": "二", "カ": "力", "ハ": "八", "タ": "夕", "エ": "工", "ト": "卜", "ー": "一", "口": "ロ", "力": "カ", "工": "エ"}  # fmt: skip
_SIMPLIFIED = {"団": "团", "術": "术", "庁": "厅", "長": "长", "開": "开", "東": "东", "陽": "阳", "連": "连", "門": "门", "員": "员", "問": "问", "絵": "绘", "経": "经", "済": "济", "実": "实"}  # fmt: skip
_KANJI = {"問": "間", "待": "侍", "市": "布", "団": "因", "代": "伐", "表": "衷", "育": "盲", "校": "狡", "員": "貝", "友": "反", "学": "字", "館": "飴", "県": "具", "術": "衡", "協": "脇", "参": "惨", "院": "陥", "観": "勧", "済": "斉", "際": "祭", "生": "牛", "受": "愛", "贈": "憎", "伝": "仏"}  # fmt: skip
_BRACKETS = re.compile(r"[「」（）()]")


@dataclass(frozen=True)
class Damage:
    """One damage: its row, the span of the wrong word there, the wrong word and the right one."""

    kind: str
    row: int
    wrong: str
    right: str
    start: int


Hurt = tuple[str, str, str, int]


def _swap(
    text: str, table: dict[str, str], chance: random.Random, within: re.Pattern[str]
) -> Hurt | None:
    places = [
        (match.start() + at, match)
        for match in within.finditer(text)
        for at, char in enumerate(match[0])
        if char in table
    ]
    if not places:
        return None
    at, match = chance.choice(places)
    damaged = text[:at] + table[text[at]] + text[at + 1 :]
    return damaged, match[0], damaged[match.start() : match.end()], match.start()


def mixed(text: str, chance: random.Random) -> Hurt | None:
    """A run of two or three kana as Latin or Cyrillic letters."""
    words = [one for one in _KATAKANA.finditer(text) if all(char in _LATIN for char in one[0][-3:])]
    if not words:
        return None
    match = chance.choice(words)
    cut = chance.choice((2, 3))
    letters = "".join(_LATIN[char] for char in match[0][-cut:])
    if chance.random() < 0.3:
        letters = letters.translate(_CYRILLIC)
    wrong = match[0][:-cut] + letters
    return text[: match.start()] + wrong + text[match.end() :], match[0], wrong, match.start()


def kana(text: str, chance: random.Random) -> Hurt | None:
    return _swap(text, _KANA, chance, _KATAKANA)


def twin(text: str, chance: random.Random) -> Hurt | None:
    return _swap(
        text, _TWINS, chance, re.compile(r"[ァ-ヺー]{4,}|日ロ|[人入窓]口|協力|努力|工[業場芸]")
    )


def simplified(text: str, chance: random.Random) -> Hurt | None:
    return _swap(text, _SIMPLIFIED, chance, re.compile(r"[一-鿿]{2,}"))


def kanji(text: str, chance: random.Random) -> Hurt | None:
    return _swap(text, _KANJI, chance, re.compile(r"[一-鿿]{2,}"))


def slip(text: str, chance: random.Random) -> Hurt | None:
    """A kana of a long word lost, doubled or swapped."""
    words = [one for one in _KATAKANA.finditer(text) if len(one[0]) > 5]
    if not words:
        return None
    match = chance.choice(words)
    word, at = match[0], chance.randrange(1, len(match[0]) - 1)
    wrong = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    if wrong == word:
        return None
    return text[: match.start()] + wrong + text[match.end() :], word, wrong, match.start()


def bracket(text: str, chance: random.Random) -> Hurt | None:
    """One bracket of a pair lost."""
    pairs = re.search(r"([「（(])([^「」（）()]+)([」）)])", text)
    if pairs is None:
        return None
    wrong = chance.choice((pairs[1] + pairs[2], pairs[2] + pairs[3]))
    return text[: pairs.start()] + wrong + text[pairs.end() :], pairs[0], wrong, pairs.start()


def particle(text: str, chance: random.Random) -> Hurt | None:
    found = list(re.finditer(r"(?<=[一-鿿ァ-ヺー])を(?=[一-鿿])", text))
    if not found:
        return None
    at = chance.choice(found).start()
    return text[:at] + "を" + text[at:], "を", "をを", at


KINDS: dict[str, Callable[[str, random.Random], Hurt | None]] = {
    "mixed": mixed,
    "kana": kana,
    "twin": twin,
    "simplified": simplified,
    "kanji": kanji,
    "slip": slip,
    "bracket": bracket,
    "particle": particle,
}


def damaged(
    cells: list[list[str]], seed: int, share: float = 0.12
) -> tuple[list[SourceRow], list[Damage]]:
    """The rows with one word damaged in a share of them, and what was done."""
    chance = random.Random(f"damage {seed}")
    rows = [list(row) for row in cells]
    done: list[Damage] = []
    for at in chance.sample(range(len(rows)), int(len(rows) * share)):
        for kind in chance.sample(list(KINDS), len(KINDS)):
            hurt = KINDS[kind](rows[at][6], chance)
            if hurt and hurt[1] != hurt[2]:
                rows[at][6], right, wrong, start = hurt
                done.append(Damage(kind, at, wrong, right, start))
                break
    return rows_of(rows), done
