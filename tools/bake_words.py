"""Bake the word tables of `chronicle/data` from UniDic (PyPI: unidic-lite 1.0.8, BSD).

    python tools/bake_words.py FOLDER_OF_UNIDIC_LITE

Writes words_kanji.csv (words of two kanji), words_katakana.csv and homophones.csv. "Common" are
the words whose cost the dictionary learned from text; the rest carry the default cost of their
kind. Given names are left out: they would make almost any pair of kanji a word.
"""

from __future__ import annotations

import re
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "koryu" / "chronicle" / "data"
DEFAULT_COST_SHARED_BY = 300
_HEADER, _TOKEN = 72, 16
_KANJI = re.compile(r"[\u4e00-\u9fff々]{2}")
_KATAKANA = re.compile(r"[ァ-ヴー]{3,10}")


@dataclass(frozen=True)
class Entry:
    surface: str
    cost: int
    features: list[str]

    @property
    def is_name(self) -> bool:
        return self.features[1] == "固有名詞"

    @property
    def is_personal(self) -> bool:
        return self.features[2] == "人名" and self.features[3] != "姓"


def entries(dictionary: bytes) -> Iterator[Entry]:
    """Every word of a compiled MeCab dictionary (double array of UTF-8, tokens, features)."""
    trie_size, token_size = struct.unpack_from("<2I", dictionary, 24)
    cells = struct.unpack_from(f"<{trie_size // 4}i", dictionary, _HEADER)
    base, check = cells[::2], [cell & 0xFFFFFFFF for cell in cells[1::2]]
    tokens = _HEADER + trie_size
    features = tokens + token_size
    open_nodes = [(base[0], b"")]
    while open_nodes:
        node, prefix = open_nodes.pop()
        if 0 <= node < len(base) and check[node] == node and base[node] < 0:
            count, first = (-base[node] - 1) & 0xFF, (-base[node] - 1) >> 8
            for at in range(first, first + count):
                cost, offset = struct.unpack_from("<hI", dictionary, tokens + at * _TOKEN + 6)
                end = dictionary.index(b"\0", features + offset)
                told = dictionary[features + offset : end].decode()
                yield Entry(prefix.decode(), cost, told.split(","))
        for byte in range(256):
            child = node + byte + 1
            if 0 <= child < len(base) and check[child] == node != child:
                open_nodes.append((base[child], prefix + bytes([byte])))


def common_words(found: list[Entry]) -> set[str]:
    """The words whose cost is not one of the defaults that hundreds of words share."""
    shared = Counter(one.cost for one in found)
    return {one.surface for one in found if shared[one.cost] < DEFAULT_COST_SHARED_BY}


def notice(folder: Path) -> str:
    licence = (
        folder.parent / "unidic_lite-1.0.8.dist-info" / "licenses" / "LICENSE.unidic"
    ).read_text()
    lines = ["Made by tools/bake_words.py from UniDic 2.1.2 (PyPI: unidic-lite 1.0.8).", ""]
    return "".join(f"# {line}".rstrip() + "\n" for line in [*lines, *licence.splitlines()])


def write(name: str, head: str, header: str, lines: list[str]) -> None:
    (DATA / f"{name}.csv").write_text("\n".join([head + header, *lines, ""]), "utf-8")


def by_prefix(words: set[str], length: int) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        groups[word[:length]].append(word[length:])
    return groups


def bake_kanji(found: list[Entry], head: str) -> None:
    words = {one.surface for one in found}
    common = common_words([one for one in found if not one.is_name])
    names = {one.surface for one in found if one.is_name}
    lines = []
    for first, seconds in by_prefix(words, 1).items():
        known = "".join(one for one in seconds if first + one in common)
        listed = "".join(one for one in seconds if first + one not in common | names)
        named = "".join(one for one in seconds if first + one in names - common)
        lines.append(f"{first},{known},{listed},{named}")
    write("words_kanji", head, "first,common,listed,names", lines)


def bake_katakana(found: list[Entry], head: str) -> None:
    words = {one.surface for one in found}
    common = common_words([one for one in found if not one.is_name])
    lines = []
    for first, rest in by_prefix(words, 2).items():
        known = " ".join(one for one in rest if first + one in common)
        listed = " ".join(one for one in rest if first + one not in common)
        lines.append(f"{first},{known},{listed}")
    write("words_katakana", head, "first,common,listed", lines)


def bake_homophones(found: list[Entry], head: str) -> None:
    plain = [one for one in found if not one.is_name]
    common = common_words(plain)
    readings: defaultdict[str, set[str]] = defaultdict(set)
    for one in plain:
        if one.surface in common:
            readings[one.features[6]].add(one.surface)
    lines = [
        f"{reading},{' '.join(sorted(words))}"
        for reading, words in sorted(readings.items())
        if len(words) > 1
    ]
    write("homophones", head, "reading,words", lines)


def main() -> None:
    folder = Path(sys.argv[1])
    found = [
        one for one in entries((folder / "dicdir" / "sys.dic").read_bytes()) if not one.is_personal
    ]
    head = notice(folder)
    kanji = [one for one in found if _KANJI.fullmatch(one.surface)]
    bake_kanji(kanji, head)
    bake_homophones(kanji, head)
    bake_katakana([one for one in found if _KATAKANA.fullmatch(one.surface)], head)


if __name__ == "__main__":
    main()
