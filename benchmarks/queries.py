"""Two hundred different queries that every engine can be asked: Japanese words, filters, years."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

_JAPANESE = re.compile(r"[ァ-ヶー]+|[一-龥]+")


@dataclass(frozen=True)
class Query:
    """All words must stand in the text; a category, a region, the years, where given, must hold."""

    words: tuple[str, ...] = ()
    category: str = ""
    region: str = ""
    first_year: int = 0
    last_year: int = 0


def made(rows: Iterable[tuple[str, str, str]], count: int = 200) -> list[Query]:
    """Queries from (text, category, region) of rows: frequent and rare words, one to eight
    characters, alone, in pairs and with filters."""
    random = Random(11)
    words: Counter[str] = Counter()
    categories, regions = set(), set()
    for text, category, region in rows:
        categories.update([category] if category else [])
        regions.update([region] if region else [])
        for run in _JAPANESE.findall(text):
            start = random.randrange(len(run))
            words[run[start : start + random.choice((1, 2, 2, 2, 3, 4, 8))]] += 1
    ranked = [word for word, _ in words.most_common(2_000)]
    found: dict[Query, None] = {Query(): None, Query(words=("量子計算機",)): None}
    while len(found) < count:
        # Half from the hundred most frequent words, as people ask.
        word, other = (
            random.choice(ranked[:100] if random.random() < 0.5 else ranked) for _ in "ab"
        )
        first = random.randint(1960, 2015)
        shape = random.randrange(8)
        found[
            Query(
                words=(word, other) if shape == 0 else () if shape == 1 else (word,),
                category=random.choice(sorted(categories)) if shape in (1, 2) else "",
                region=random.choice(sorted(regions)) if shape == 3 else "",
                first_year=first if shape in (1, 4) else 0,
                last_year=first + 10 if shape in (1, 4) else 0,
            )
        ] = None
    return list(found)


def save(queries: list[Query], path: Path) -> None:
    path.write_text(json.dumps([asdict(one) for one in queries], ensure_ascii=False), "utf-8")


def load(path: Path) -> list[Query]:
    return [
        Query(**{**one, "words": tuple(one["words"])})
        for one in json.loads(path.read_text("utf-8"))
    ]
