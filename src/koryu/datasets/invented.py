"""Invented events in any number, for measuring: distinct, realistic, always the same ones.

Each takes after an event of a bundled chronicle: its kind, its people, its places, moved to other
places and years, with other counts, and told at more length. Nothing in them happened.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Any

from koryu.chronicle.trilingual import LANGUAGES
from koryu.datasets.package import Package, Record

_SEED = 20261123
_REGIONS = frozenset({"region", "federal-subject"})
_TOWNS = frozenset({"city", "municipality", "village"})
_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?![\d.])")

# What an event may add to its headline and its text: ja, en, ru.
_ADDITIONS = (
    ("記念品を交換", "gifts are exchanged", "обмен подарками"),
    ("歓迎レセプションを開催", "a welcome reception is held", "торжественный приём"),
    ("市役所を表敬訪問", "the city hall is visited", "визит в мэрию"),
    ("学校給食を体験", "school lunch is shared", "школьный обед"),
    ("ホームステイを実施", "host families take part", "проживание в семьях"),
    ("図書を寄贈", "books are donated", "дар книг"),
    ("写真パネル展を併催", "a photo exhibition is held alongside", "фотовыставка"),
    ("水産加工場を視察", "a fish plant is inspected", "осмотр рыбзавода"),
    ("病院の設備を見学", "hospital equipment is inspected", "знакомство с больницей"),
    ("合同練習と親善試合を実施", "joint practice and a friendly match", "совместная тренировка и матч"),
    ("民族舞踊を披露", "folk dances are shown", "народные танцы"),
    ("墓地を清掃し献花", "graves are cleaned and flowers laid", "уборка могил и возложение цветов"),
    ("港湾の利用を協議", "use of the port is discussed", "обсуждение работы порта"),
    ("次回の開催地を決定", "the next venue is decided", "выбор места следующей встречи"),
    ("地元紙の取材に対応", "the local press reports", "репортаж местной газеты"),
    ("茶道と書道を紹介", "tea and calligraphy are introduced", "чайная церемония и каллиграфия"),
    ("NHKの番組に出演", "NHK broadcasts it", "передача NHK"),
    ("JICAの研修に参加", "a JICA course is attended", "курсы JICA"),
    ("植樹を実施", "trees are planted", "посадка деревьев"),
    ("覚書の更新を確認", "renewal of the memorandum is confirmed", "продление меморандума"),
)  # fmt: skip
_SENTENCES = (
    "{home}の{role}{count}名が{partner}を訪れ、{added}した。",
    "{partner}から{role}{count}名を{home}に迎え、{added}した。",
    "{home}と{partner}の交流事業として{role}{count}名が参加し、{added}した。",
    "{partner}での日程は{days}日間で、{role}ら{count}名が{added}した。",
    "滞在中は{home}内の施設を巡り、{added}した。",
    "これは{home}・{partner}間の第{edition}回の取り組みにあたる。",
    "{added}したほか、{second}した。",
)


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented event: the records of its rows, under the names of the package's tables."""

    event: Record
    text: str
    participants: list[Record]
    places: list[Record]
    series: list[Record]
    organisations: list[Record]


class Inventor:
    """Makes the invented events of one package; the first n are the same whatever n is."""

    def __init__(self, package: Package) -> None:
        tables = package.tables
        self._random = Random(_SEED)  # noqa: S311  # the same draw every time, on purpose
        self._models: list[Record] = list(tables["events"])
        self._places = {row["id"]: row for row in tables["places"]}
        self._tied = {
            name: _by_event(tables[name])
            for name in ("participants", "event_places", "event_series", "event_organisations")
        }
        groups: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
        for row in self._places.values():
            groups[_peerage(row)].append(row)
        self._peers: dict[tuple[str, str], _Ranked] = {
            peerage: _Ranked(rows) for peerage, rows in groups.items()
        }
        self._patterns: dict[tuple[str, str], re.Pattern[str]] = {}
        self._roles = sorted({row["role_ja"] for row in tables["participants"] if row["role_ja"]})

    def events(self, count: int) -> Iterator[Invented]:
        """`count` events, no two alike in date, headline and text."""
        seen: set[int] = set()
        number = 0
        while number < count:
            made = self._event(number + 1)
            key = hash((made.event["date"], made.event["headline_ja"], made.text))
            if key not in seen:
                seen.add(key)
                number += 1
                yield made

    def _event(self, number: int) -> Invented:
        pick = self._random.choice
        model, dated = pick(self._models), pick(self._models)
        moved = self._moved(model["id"])
        counts = self._counts(model["id"])
        added, second = pick(_ADDITIONS), pick(_ADDITIONS)
        date = {name: dated[name] for name in ("year", "month", "date", "first_day", "last_day")}
        headlines = {
            f"headline_{code}": f"{self._retold(model[f'headline_{code}'], code, moved, counts)}{comma}{added[at]}"
            for at, (code, comma) in enumerate(zip(LANGUAGES, ("、", "; ", "; "), strict=True))
        }
        regions = {name: self._label(model[name], moved) for name in ("region1", "region2")}
        event = {**model, **date, **headlines, **regions, "id": number}
        return Invented(
            event,
            self._text(model["id"], moved, added[0], second[0]),
            self._renumbered("participants", model["id"], counts),
            self._moved_places(model["id"], moved),
            [
                {**row, "ordinal": self._random.randint(1, 60)}
                for row in self._of("event_series", model["id"])
            ],
            self._of("event_organisations", model["id"]),
        )

    def _of(self, table: str, event: str) -> list[Record]:
        return self._tied[table].get(event, [])

    def _moved(self, event: str) -> dict[str, Record]:
        """Each place of an event → the place that takes its part."""
        moved: dict[str, Record] = {}
        for row in self._of("event_places", event):
            place = self._places[row["place"]]
            if self._random.random() < 0.8:
                moved[place["id"]] = self._peers[_peerage(place)].pick(self._random)
        return moved

    def _counts(self, event: str) -> dict[str, str]:
        """Each stated count → another of its size."""
        return {
            str(row["count"]): str(self._random.randint(1, 2 * row["count"] + 9))
            for row in self._of("participants", event)
        }

    def _retold(
        self, headline: str, code: str, moved: dict[str, Record], counts: dict[str, str]
    ) -> str:
        """The headline with other places and counts; a declined name stays as it is."""
        for old, new in moved.items():
            whole = self._whole(old, code)
            headline = whole.sub(str(new[f"name_{code}"]).replace("\\", r"\\"), headline, count=1)
        return _NUMBER.sub(lambda match: counts.get(match[0], match[0]), headline)

    def _whole(self, place: str, code: str) -> re.Pattern[str]:
        """What finds a place's names in a headline."""
        if (place, code) not in self._patterns:
            names = "|".join(map(re.escape, _spellings(self._places[place], code)))
            whole = names if code == "ja" else rf"\b(?:{names})\b"
            self._patterns[place, code] = re.compile(whole)
        return self._patterns[place, code]

    def _label(self, label: str, moved: dict[str, Record]) -> str:
        """A region label, moved with the place it means."""
        for old, new in moved.items():
            if label and label in _spellings(self._places[old], "ja"):
                return str(new["name_ja"])
        return label

    def _renumbered(self, table: str, event: str, counts: dict[str, str]) -> list[Record]:
        return [
            {**row, "count": int(new), "count_stated": int(new)}
            for row in self._of(table, event)
            for new in [counts[str(row["count"])]]
        ]

    def _moved_places(self, event: str, moved: dict[str, Record]) -> list[Record]:
        rows: dict[str, Record] = {}
        for row in self._of("event_places", event):
            place = moved.get(row["place"], self._places[row["place"]])["id"]
            rows.setdefault(place, {**row, "place": place})
        return list(rows.values())

    def _text(self, event: str, moved: dict[str, Record], added: str, second: str) -> str:
        """A few invented sentences about the same places."""
        names: dict[str, str] = {"home": "北海道", "partner": "サハリン"}
        for row in self._of("event_places", event):
            place = moved.get(row["place"], self._places[row["place"]])
            names["home" if place["side"] == "home" else "partner"] = place["name_ja"]
        chosen = self._random.sample(_SENTENCES, self._random.choice((1, 2, 2, 3)))
        return "".join(
            sentence.format(
                **names,
                role=self._random.choice(self._roles),
                count=self._random.randint(1, 60),
                days=self._random.randint(2, 14),
                edition=self._random.randint(1, 48),
                added=added,
                second=second,
            )
            for sentence in chosen
        )


class _Ranked:
    """Records of which the first are drawn more often (Zipf), as places are in chronicles."""

    def __init__(self, rows: Sequence[Record]) -> None:
        self._rows = rows
        self._weights = list(accumulate(1 / (rank + 1) ** 0.8 for rank in range(len(rows))))

    def pick(self, random: Random) -> Record:
        at = bisect(self._weights, random.random() * self._weights[-1])
        return self._rows[min(at, len(self._rows) - 1)]


def _by_event(rows: Sequence[Record]) -> dict[str, list[Record]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row["event"]].append(row)
    return dict(found)


def _peerage(place: Record) -> tuple[str, str]:
    """What may take a place's part: a town of its side for a town, a region for a region."""
    kind = place["kind"]
    return place["side"], "town" if kind in _TOWNS else "region" if kind in _REGIONS else place[
        "id"
    ]


def _spellings(place: Record, code: str) -> list[str]:
    """A place's name in a language and its aliases, the longest first."""
    names = [place[f"name_{code}"], *place["aliases"].split(" | ")]
    return sorted(filter(None, names), key=len, reverse=True)
