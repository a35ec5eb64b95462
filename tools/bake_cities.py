"""The cities abroad of the general gazetteer; part of tools/bake_places.py.

First the places of tools/cities_ja.csv, whose Japanese names are this project's; then GeoNames' cities
by the Japanese names among their alternate names, which do not tell their language:

- In katakana, the name is Japanese.
- In China, Taiwan and Korea also in kanji, put into Japanese glyphs (盘锦 is 盤錦); of several the one
  most of the forms agree on. Where Japanese writes a Chinese city in katakana (ハルビン), GeoNames has
  the katakana form with 市 too, and it comes first.
- The less populous a city, the likelier its name means something else in a Japanese text: it needs a
  longer name, or its 市 behind it.
"""

from __future__ import annotations

import csv
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from palladius import in_russian

HERE = Path(__file__).parent
DATA = HERE.parent / "src/koryu/chronicle/data"
KATAKANA = re.compile(r"[ァ-ヴー・＝]+$")
KANJI = re.compile(r"[一-鿿々]+$")
RUSSIAN = re.compile(r"[А-Яа-яЁё -]+$")
DISTRICT = re.compile("[州郡区]$|地区$")
SUFFIX = re.compile("(市|県|區|区|縣|县|广域市|廣域市|広域市|特別市|＝|教区)$")
KANJI_LANDS = {"CN", "TW", "KR", "KP", "HK", "MO"}
# The countries whose towns the records name: neighbours, and those with many twin towns of Japanese ones.
NEAR = {"RU", "MN"}
TWINNED = {
    "US", "CA", "AU", "NZ", "GB", "IE", "DE", "FR", "IT", "AT", "CH", "NL", "BE", "ES", "PT", "HU",
    "CZ", "PL", "FI", "SE", "NO", "DK", "GR", "TR", "KZ", "UA", "BR", "MX", "VN", "TH", "PH",
}  # fmt: skip
# People a city needs to be named, and to be named by a short or bare name.
LEAST = {"RU": 15_000, "MN": 10_000, "KR": 50_000, "CN": 50_000, "TW": 100_000, "KP": 100_000}
LEAST_WHERE_TWINNED, WELL_KNOWN = 40_000, 100_000
BARE = {"CN": 500_000, "TW": 200_000, "KR": 50_000, "KP": 100_000, "HK": 500_000, "MO": 100_000}
SHORT, SHORT_AND_LITTLE_KNOWN = 3, 6
MOST_NAMES = 5
OF_THE_CITY = 3  # what a form with 市 counts; others may be of a district or a former name
# Glyphs that GeoNames' forms have beside those of data/simplified.csv.
FURTHER_GLYPHS = {
    "德": "徳", "庄": "荘", "莊": "荘", "廣": "広", "邊": "辺", "濟": "済", "澤": "沢", "龜": "亀", "鐵": "鉄",
    "寶": "宝", "晉": "晋", "樂": "楽", "縣": "県", "莱": "萊", "云": "雲", "齊": "斉", "爾": "爾", "圖": "図",
    "黑": "黒", "滿": "満", "綠": "緑", "豐": "豊", "單": "単", "萬": "万", "遙": "遥", "淸": "清",
    "无": "無", "壤": "壌", "惠": "恵", "來": "来",
}  # fmt: skip
TO_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "sch", ".", "y", ".", "e", "yu", "ya"], strict=True))  # fmt: skip

# Chinese cities that Russian calls otherwise than Palladius would.
USUAL = {"Пекин", "Нанкин", "Харбин", "Далянь", "Порт-Артур", "Цицикар", "Урумчи", "Лхаса", "Кашгар", "Маньчжурия", "Шигадзе", "Хотан", "Алтай"}  # fmt: skip

Row = dict[str, str]
City = dict[str, Any]


class Regions:
    """The first-level subdivision a city lies in, as far as the gazetteer has it."""

    def __init__(self, by_country: dict[str, list[dict[str, Any]]], ids: set[str]) -> None:
        self._ids = ids
        self._by_admin = {
            (country, one["admin"]): f"{country.lower()}-{one['iso'].lower()}"
            for country, regions in by_country.items()
            for one in regions
            if one.get("admin")
        }

    def of(self, city: City) -> str:
        """Its id, or the country's."""
        region = self._by_admin.get((city["countrycode"], city["admin1code"]), "")
        return region if region in self._ids else city["countrycode"].lower()


def cities(everyone: Iterable[City], regions: Regions, taken: set[str]) -> Iterator[Row]:
    """The cities abroad; names in `taken` are other places'."""
    ordered = sorted(everyone, key=lambda one: (-one["population"], one["geonameid"]))
    known: set[str] = set()
    for row in named_here(ordered, regions):
        taken.update(borne([row["ja"], *row["aliases"].split(" | ")]))
        known.add(row.get("geonames", ""))
        yield row
    avoided = taken | words("other-word")
    for city in ordered:
        if city["countrycode"] == "JP" or str(city["geonameid"]) in known:
            continue
        first, *further = names_of(city) or [""]
        if not first or first in avoided:
            continue
        further = [one for one in further if one not in avoided][: MOST_NAMES - 1]
        avoided.update(borne([first, *further]))
        yield {
            "id": f"gn-{city['geonameid']}", "ja": first, "aliases": " | ".join(further),
            "kind": "city", "parent": regions.of(city),
        } | located(city)  # fmt: skip


def borne(names: Iterable[str]) -> Iterator[str]:
    """The names, also with 市: no other place has them."""
    for name in names:
        yield name
        yield f"{name}市"


def named_here(ordered: list[City], regions: Regions) -> Iterator[Row]:
    """The places of cities_ja.csv, with what GeoNames knows of them."""
    by_name: dict[tuple[str, str], list[City]] = {}
    for city in ordered:
        for name in {city["name"], *city["alternatenames"]}:
            by_name.setdefault((city["countrycode"], name), []).append(city)
    for row in own_table("cities_ja"):
        parent, latin = row["parent"].lower(), row["latin"]
        first, *further = row["names"].split(" | ")
        same = by_name.get((parent[:2].upper(), latin), [])
        city = next((one for one in same if parent in (regions.of(one), parent[:2])), None)
        slug = re.sub("[^a-z]+", "-", latin.lower())
        yield {
            "id": f"gn-{city['geonameid']}" if city else f"{parent}-{slug}", "ja": first, "en": latin,
            "aliases": " | ".join(further), "kind": "region" if DISTRICT.search(first) else "city",
            "parent": regions.of(city) if city else parent,
        } | (located(city) if city else {})  # fmt: skip


def names_of(city: City) -> list[str]:
    """The Japanese names by which a city is found, the one that is shown first; none if it is too small."""
    country, people = city["countrycode"], city["population"]
    least = LEAST_WHERE_TWINNED if country in TWINNED else WELL_KNOWN
    if people < LEAST.get(country, least):
        return []
    forms = city["alternatenames"]
    bare = [name for one in forms if (name := SUFFIX.sub("", one)) and KATAKANA.match(name)]
    known = people >= WELL_KNOWN or country in NEAR
    katakana = [one if is_telling(one, known) else f"{one}市" for one in dict.fromkeys(bare)]
    if country not in KANJI_LANDS:
        return katakana
    kanji = in_kanji(forms)
    if people < BARE[country]:
        return [f"{one}市" for one in kanji[:1] if has_city_form(one, forms)]
    if any(f"{one}市" in forms for one in bare):
        return [*katakana, *kanji]
    return [*kanji, *katakana]


def in_kanji(forms: Iterable[str]) -> list[str]:
    """The kanji names in Japanese glyphs without 市 …, those that most forms agree on first."""
    votes: Counter[str] = Counter()
    for one in filter(KANJI.match, forms):
        votes[japanese_glyphs(SUFFIX.sub("", one))] += OF_THE_CITY if one.endswith("市") else 1
    return [one for one, _ in votes.most_common() if len(one) > 1 and in_jis(one)]


def has_city_form(name: str, forms: Iterable[str]) -> bool:
    return f"{name}市" in map(japanese_glyphs, forms) and not name.endswith("市")


def is_telling(name: str, known: bool) -> bool:
    """Whether a katakana name means the city without 市 behind it; it may be a word or a surname."""
    if len(name) <= SHORT:
        return name in words("known-short")
    return known or (len(name) > SHORT_AND_LITTLE_KNOWN and name not in common_words())


def located(city: City) -> Row:
    return {
        "en": city["name"], "ru": russian(city), "geonames": str(city["geonameid"]),
        "latitude": f"{city['latitude']:.3f}", "longitude": f"{city['longitude']:.3f}",
    }  # fmt: skip


def russian(city: City) -> str:
    """The name in tools/cities_ru.csv; else of the Cyrillic ones, in several languages, that which sounds like the Latin one.

    Of a Chinese city the usual one, else the one that the Palladius system makes of its pinyin.
    """
    latin, forms = city["name"], city["alternatenames"]
    if known := usual_in_russian().get((city["countrycode"], latin)):
        return known
    cyrillic = [one for one in forms if RUSSIAN.match(one)]
    if city["countrycode"] == "CN":
        usual = next((one for one in cyrillic if one in USUAL), "")
        if usual or (made := in_russian(latin)):
            return usual or made

    def likeness(name: str) -> float:
        sounds = "".join(TO_CYRILLIC.get(char, char) for char in name.lower())
        return difflib.SequenceMatcher(None, latin.lower(), sounds).ratio()

    return max(cyrillic, key=likeness, default="")


@cache
def usual_in_russian() -> dict[tuple[str, str], str]:
    return {(row["parent"], row["latin"]): row["ru"] for row in own_table("cities_ru")}


def japanese_glyphs(name: str) -> str:
    return "".join(glyphs().get(char, char) for char in name)


@cache
def glyphs() -> dict[str, str]:
    simplified = {row["simplified"]: row["japanese"][0] for row in rows_of(DATA / "simplified.csv")}
    return simplified | FURTHER_GLYPHS


@cache
def common_words() -> frozenset[str]:
    lines = (DATA / "words_katakana.csv").read_text("utf-8").splitlines()
    return frozenset(line.split(",")[0] for line in lines)


@cache
def words(kind: str) -> frozenset[str]:
    rows = (row for row in own_table("place_words") if row["kind"] == kind)
    return frozenset(word for row in rows for word in row["words"].split(" | "))


def in_jis(name: str) -> bool:
    try:
        name.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def own_table(name: str) -> Iterator[Row]:
    return rows_of(HERE / f"{name}.csv")


def rows_of(path: Path) -> Iterator[Row]:
    lines = path.read_text("utf-8").splitlines()
    return csv.DictReader(line for line in lines if not line.startswith("#"))
