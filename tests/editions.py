"""Next year's edition of a chronicle, generated: rows added, edited, deleted and moved."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from koryu.chronicle.fingerprint import fingerprint
from koryu.datasets import bundled_package

ADDED, EDITED, DELETED, MOVED = 0.10, 0.03, 0.01, 0.02
_NUMBER = re.compile(r"\d+")
# What a person who types a table again does to it.
_SLIPS = {
    "・": "、",
    "ー": "一",
    "視察": "訪問",
    "開催": "実施",
    "来道": "訪問",
    "団": "團",
    "ロ": "口",
}
_ADDITIONS = ("（悪天候のため延期）", "。関係者が出迎えた", "、通訳が同行", "（第2報）", "など")
_TOPICS = ("水産", "港湾", "植樹", "合唱", "少年サッカー", "絵画", "図書", "消防", "酪農", "書道")
_DEEDS = ("の視察団を受け入れ", "の使節団が訪問", "交流会を開催", "展を開く", "の研修生を派遣")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its seven cells, and the id of the event it tells of ("" for a new one)."""

    cells: tuple[str, ...]
    id: str = ""


def bundled_lines() -> list[Line]:
    """The bundled chronicle's rows, their headlines standing for the text, which is not here."""
    columns = ("year", "month", "category1", "category2", "region1", "region2", "headline_ja")
    events = bundled_package("hokkaido_russia").tables["events"]
    return [Line(tuple(row[name] for name in columns), row["id"]) for row in events]


def next_year(lines: Sequence[Line], seed: int) -> list[Line]:
    """An edition that follows `lines`; every line still carries the id it had, if any."""
    chance = random.Random(seed)
    kept = [one for one in lines if chance.random() >= DELETED]
    for at in chance.sample(range(len(kept)), round(EDITED * len(lines))):
        kept[at] = edited(kept[at], chance)
    for _ in range(round(MOVED * len(lines))):
        moved = kept.pop(chance.randrange(len(kept)))
        kept.insert(chance.randrange(len(kept) + 1), moved)
    for _ in range(round(ADDED * len(lines))):
        _add(kept, lines, chance)
    return kept


def edited(line: Line, chance: random.Random) -> Line:
    """One to three changes as an editor makes them: to the words, a number, a date or a label."""
    cells = list(line.cells)
    for change in chance.choices((_slip, _number, _longer, _month, _label), k=chance.randint(1, 3)):
        change(cells, chance)
    if tuple(cells) == line.cells:
        _longer(cells, chance)
    return replace(line, cells=tuple(cells))


def prints(lines: Sequence[Line]) -> list[str]:
    """The fingerprints of the lines of one document, in order."""
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for one in lines:
        seen[one.cells] = seen.get(one.cells, 0) + 1
        found.append(fingerprint(one.cells, seen[one.cells]))
    return found


def _slip(cells: list[str], chance: random.Random) -> None:
    present = [wrong for wrong in _SLIPS if wrong in cells[6]]
    if present:
        wrong = chance.choice(present)
        cells[6] = cells[6].replace(wrong, _SLIPS[wrong], 1)


def _number(cells: list[str], chance: random.Random) -> None:
    cells[6] = _NUMBER.sub(lambda found: str(int(found[0]) + 1), cells[6], count=1)


def _longer(cells: list[str], chance: random.Random) -> None:
    cells[6] += chance.choice(_ADDITIONS)


def _month(cells: list[str], chance: random.Random) -> None:
    cells[1] = f"{chance.randint(1, 12)} 月"


def _label(cells: list[str], chance: random.Random) -> None:
    at = chance.choice((3, 4, 5))
    cells[at] = "" if cells[at] else ("友好交流", "極東", "札幌市")[at - 3]


def _add(kept: list[Line], lines: Sequence[Line], chance: random.Random) -> None:
    """A new row: for the new year at the end, or between the old ones; often like an older row."""
    model = chance.choice(lines).cells
    if chance.random() < 0.5:
        words = _NUMBER.sub(lambda found: str(int(found[0]) + 1), model[6])
        words = words if words != model[6] else words + "（再び）"
    else:
        place = model[5] or model[4]
        words = f"{place}{chance.choice(_TOPICS)}{chance.choice(_DEEDS)}({chance.randint(2, 90)}名)"
    if chance.random() < 0.7:
        cells = ("R 6 (2024)", f"{chance.randint(1, 12)} 月", *model[2:6], words)
        kept.append(Line(cells))
    else:
        at = chance.randrange(len(kept))
        cells = (*kept[at].cells[:2], *model[2:6], words)
        kept.insert(at, Line(cells))
