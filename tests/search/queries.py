"""Two hundred different queries made from what an archive holds, always the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.search.brute import Scan, lettered

_FIELDS = (
    "place:{place}", "partner:{place}", "municipality:稚内", "category:医療", "category:Culture",
    "region:サハリン", "direction:inbound", "direction:not-stated", "direction:来", "year:1997..2002",
    "year:..1990", "年:1998", "month:8", "date:1998-08", "date:1990..1995-06", "people:>100",
    "people:10..20", "people:<3", "has:agreement", "has:people", "has:series", "has:text",
    "org:hokkaido-government", "series:grave-visits", "chronicle:hokkaido-russia",
)  # fmt: skip
_ALWAYS = (
    "稚内", "わっかない", "ワッカナイ", "Корсаков", "Корсакова", "korsakov", "日ロ", '"日ロ"', "友好提携", "サハ",
    "Сахалин", "Sakhalin", "さはりん", "樺太", "カムチャッカ", "カムチャツカ", "オジョルスキー", "オゾルスキー", "大泊",
    "Москва", "в Москве", "Южно-Сахалинске", "Петропавловске-Камчатском", "会", "氷", "ー", "・", "1",
    "40周年", "NHK", "ｎｈｋ", "-稚内", "稚内 -コルサコフ", "墓参 OR 医療", "(墓参 OR 医療) サハリン", "交流訪問",
    '"Sakhalin Oblast"', "Far East", "ё", "ō", "(", ")",
)  # fmt: skip


def queries(scan: Scan, count: int = 200) -> list[str]:
    """`count` queries: the usual ones, fields, and words, parts and combinations of what texts say."""
    random = Random(7)
    found = dict.fromkeys(one for one in _ALWAYS if one not in "()")
    places = [one for (kind, _), one in scan.things.items() if kind == "place"]
    for one in _FIELDS:
        place = random.choice(places)
        found[one.format(place=place.id)] = None
    words = _words(scan, random)
    while len(found) < count:
        word = next(words)
        shape = random.choice(
            ("{0}", "{0}", "{0} {1}", "{0} -{1}", "{0} OR {1}", '"{0}"', "{0} {2}", "-{0} {2}")
        )
        field = random.choice(_FIELDS).format(place=random.choice(places).id)
        found[shape.format(word, next(words), field)] = None
    return list(found)


def _words(scan: Scan, random: Random) -> Iterator[str]:
    """Beginnings of words, pieces of Japanese, names, aliases and readings."""
    things = list(scan.things.values())
    while True:
        if random.random() < 0.2:
            thing = random.choice(things)
            yield _safe(random.choice([*thing.names, *thing.words]))
            continue
        text = random.choice(random.choice(scan.events)["texts"])
        start = random.randrange(len(text))
        while start and lettered(text[start]) and lettered(text[start - 1]):
            start -= 1
        if piece := _safe(text[start : start + random.choice((1, 2, 2, 2, 3, 4, 6, 9))]):
            yield piece


def _safe(text: str) -> str:
    """Without what the query language itself uses."""
    return "".join(char for char in text if char not in '"“”„«»「」『』()（）:：-−－').strip()
