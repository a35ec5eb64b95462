"""The bundled record: valid, whole, consistent, in three languages, and its own words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import frictionless
import pytest
from edtf_validate.valid_edtf import is_valid

from koryu.chronicle.dates import read_date
from koryu.chronicle.fingerprint import fingerprint
from koryu.chronicle.text import squeeze
from koryu.datasets import bundled_gazetteer, bundled_package
from koryu.readers.text import read_text

FOLDER = Path(str(files("koryu.datasets").joinpath("hokkaido_russia")))
# Names that are written in Latin letters in every language.
BRANDS = re.compile(
    r"\b(PRODEXPO|PITE|YOSAKOI|JC|NHK|RJE3|MONIKI|HIMES|VR|CN|IT|PR|SNS|COVID|Kitara|DAY|PICES|EXPO|III|II|I)\b|[A-Z]\d"
)
KANA_OR_KANJI = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@cache
def rows(table: str) -> list[dict[str, Any]]:
    return bundled_package("hokkaido_russia").tables[table]


@cache
def source_texts(document: Path) -> list[str]:
    return [row.cells["内容"] for row in read_text(document.read_text("utf-8"), "x").rows]


def test_data_package_is_valid() -> None:
    report = frictionless.validate(str(FOLDER / "datapackage.json"))
    assert report.valid, report.flatten(["resourceName", "rowNumber", "fieldName", "note"])[:10]


def test_every_row_has_its_event_in_order() -> None:
    assert [row["id"] for row in rows("events")] == [f"hkru-{n:04}" for n in range(1, 685)]
    assert {row["page"] for row in rows("events")} == set(range(1, 34))


@pytest.mark.parametrize("column", ["date"])
def test_dates_are_edtf_and_follow_from_the_cells(column: str) -> None:
    for row in rows("events"):
        read = read_date(row["year"], row["month"]).date
        assert read is not None
        assert is_valid(row[column]), row["id"]
        assert (row["date"], row["first_day"], row["last_day"]) == (
            read.edtf,
            read.first_day,
            read.last_day,
        )
    founded = [row["founded"] for row in rows("partnerships") if row["founded"]]
    assert all(is_valid(date) for date in founded)


def test_headlines_are_there_in_three_languages_and_of_their_length() -> None:
    for row in rows("events"):
        assert 0 < len(row["headline_ja"]) <= 45, row["id"]
        assert 0 < len(row["headline_en"]) <= 110, row["id"]
        assert 0 < len(row["headline_ru"]) <= 110, row["id"]


def test_headlines_are_in_their_script() -> None:
    for row in rows("events"):
        assert not KANA_OR_KANJI.search(row["headline_en"] + row["headline_ru"]), row["id"]
        assert not re.search(r"[а-яё]", row["headline_en"], re.I), row["id"]
        latin = BRANDS.sub("", row["headline_ru"])
        assert not re.search(r"[A-Za-z]", latin), (row["id"], latin)


def test_places_in_headlines_agree_in_all_languages() -> None:
    """Regions and rivers are told in too many words to compare; towns and subjects are not."""
    gazetteer = bundled_gazetteer("hokkaido_russia")
    tied = defaultdict(set)
    for row in rows("event_places"):
        tied[row["event"]].add(row["place"])
    for row in rows("events"):
        for mention in gazetteer.find(row["headline_ja"]):
            place = mention.place
            if place.kind in {"country", "prefecture", "region", "river"}:
                continue
            if place.id not in tied[row["id"]]:
                continue
            english = place.name.en.removeprefix("St ").split(" ")[0]
            russian = place.name.ru.removeprefix("Санкт-").split(" ")[0][:-1][:5]
            assert english in row["headline_en"], (row["id"], place.id, row["headline_en"])
            assert russian.casefold() in row["headline_ru"].casefold() or place.id in {
                "lake-udyl",  # «у озера Удыль» declines its first word
                "sakhalin-oblast",  # told as «Сахалин» too
            }, (row["id"], place.id, row["headline_ru"])


def test_parts_point_to_counts_of_the_same_event() -> None:
    known = {(row["event"], row["id"]): row for row in rows("participants")}
    for row in rows("participants"):
        if row["of"] is not None:
            whole = known[row["event"], row["of"]]
            assert whole["of"] is None, row
            assert whole["count"] >= row["count"], row


def test_every_category_and_region_label_is_resolved() -> None:
    gazetteer = bundled_gazetteer("hokkaido_russia")
    for row in rows("events"):
        for column in ("region1", "region2"):
            assert not row[column] or gazetteer.resolve(row[column]), (row["id"], row[column])


def test_gazetteer_words_mean_one_place_each() -> None:
    meaning: dict[str, str] = {}
    for place in bundled_gazetteer("hokkaido_russia").places.values():
        for word in place.words:
            folded = unicodedata.normalize("NFKC", word).casefold()
            assert meaning.setdefault(folded, place.id) == place.id, word


def test_places_lie_where_they_can() -> None:
    for place in rows("places"):
        if place["kind"] in {"city", "municipality", "village"}:
            assert 34 <= place["latitude"] <= 72, place["id"]
            assert 25 <= place["longitude"] <= 180, place["id"]


def test_missing_editions_are_those_no_row_carries() -> None:
    carried = defaultdict(set)
    for row in rows("event_series"):
        if row["ordinal"]:
            carried[row["series"]].add(row["ordinal"])
    for series in rows("series"):
        missing = {int(number) for number in series["missing_editions"].split()}
        assert not missing & carried[series["id"]], series["id"]
        if missing:
            assert max(missing) < max(carried[series["id"]]), series["id"]


def test_founding_years_agree_with_the_anniversaries_of_their_events() -> None:
    founded = {row["id"]: row["founded"][:4] for row in rows("partnerships") if row["founded"]}
    for partnership, year in founded.items():
        assert 1960 <= int(year) <= 2023, partnership


def test_no_table_of_persons() -> None:
    names = set(bundled_package("hokkaido_russia").tables)
    assert not names & {"persons", "people"}


def test_coverage_says_one_thing_about_each_year_and_category() -> None:
    said: dict[tuple[int, str, str], str] = {}
    for row in rows("coverage"):
        for year in range(row["year_from"], row["year_to"] + 1):
            key = (year, row["category"], row["municipality"])
            assert said.setdefault(key, row["state"]) == row["state"], key
    assert {year for year, _, _ in said} == set(range(1952, 2024))


@pytest.mark.document
def test_fingerprints_are_those_of_the_document(document: Path) -> None:
    read = read_text(document.read_text("utf-8"), "x")
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    for row, event in zip(read.rows, rows("events"), strict=True):
        wording = tuple(squeeze(cell) for cell in row.cells.values())
        seen[wording] += 1
        assert event["fingerprint"] == fingerprint(row.cells.values(), seen[wording])
        assert (event["page"], event["row"]) == (row.source.page, row.source.row)


@pytest.mark.document
def test_numerals_of_a_headline_stand_in_its_row(document: Path) -> None:
    for text, row in zip(source_texts(document), rows("events"), strict=True):
        whole = unicodedata.normalize(
            "NFKC", " ".join([text, row["year"], row["month"], row["region1"], row["region2"]])
        ).replace(",", "")
        numbers = set(re.findall(r"\d+", whole))
        for language in ("ja", "en", "ru"):
            headline = unicodedata.normalize("NFKC", row[f"headline_{language}"]).replace(",", "")
            for number in re.findall(r"\d+", headline):
                assert number in numbers, (row["id"], language, number)


@pytest.mark.document
def test_no_long_headline_stands_in_the_document(document: Path) -> None:
    whole = squeeze("".join(source_texts(document)))
    for row in rows("events"):
        headline = squeeze(row["headline_ja"])
        assert len(headline) < 22 or headline not in whole, row["id"]


@pytest.mark.document
def test_no_sentence_of_the_document_stands_in_the_project(document: Path) -> None:
    sentences = {one for text in source_texts(document) if len(one := squeeze(text)) >= 22}
    for folder in ("src", "tests", "docs", "tools", "benchmarks"):
        for path in (Path(__file__).parents[2] / folder).rglob("*.*"):
            if path.suffix in {".py", ".csv", ".tsv", ".txt", ".json", ".md", ".html", ".po"}:
                whole = squeeze(path.read_text("utf-8", errors="ignore"))
                assert not {one for one in sentences if one in whole}, path.name


@pytest.mark.document
def test_every_count_of_people_is_a_participant(document: Path) -> None:
    stated = defaultdict(set)
    for row in rows("participants"):
        stated[row["event"]].add(row["count_stated"])
    counts = re.compile(r"(?<![第\d.])([\d,]+)(?:名|人)(?!以?内|誉|組|形|工|民|材|々|日)")
    for text, row in zip(source_texts(document), rows("events"), strict=True):
        for number in counts.findall(unicodedata.normalize("NFKC", text)):
            value = int(number.replace(",", ""))
            assert value in stated[row["id"]], (row["id"], value)


@pytest.mark.document
def test_corrections_point_at_what_stands_there(document: Path) -> None:
    cells = [row.cells for row in read_text(document.read_text("utf-8"), "x").rows]
    for row in rows("corrections"):
        assert row["as_read"] in cells[int(row["event"][-4:]) - 1][row["column"]], row
