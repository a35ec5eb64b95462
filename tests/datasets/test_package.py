"""A malformed table stops the load with file, line and column."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from koryu.chronicle.errors import KoryuError
from koryu.datasets.package import load_package

BUNDLED = Path(str(files("koryu.datasets").joinpath("hokkaido_russia")))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the bundled package, to be damaged."""
    return Path(shutil.copytree(BUNDLED, tmp_path / "package"))


def lines(package: Path, name: str) -> list[str]:
    return (package / name).read_text("utf-8").splitlines()


def rewrite(package: Path, name: str, changed: list[str]) -> None:
    (package / name).write_text("\n".join(changed) + "\n", "utf-8")


def mistake(package: Path) -> dict[str, object]:
    with pytest.raises(KoryuError) as error:
        load_package(package)
    assert error.value.remedy is not None
    return error.value.place


def test_whole_package_loads(package: Path) -> None:
    assert len(load_package(package).tables["events"]) == 684


def test_wrong_type_is_named(package: Path) -> None:
    table = lines(package, "anniversaries.csv")
    event, order, _, of = table[3].split(",")
    rewrite(package, "anniversaries.csv", [*table[:3], f"{event},{order},thirty,{of}", *table[4:]])
    assert mistake(package) == {"file": "anniversaries.csv", "line": 4, "column": "years"}


def test_value_outside_the_vocabulary_is_named(package: Path) -> None:
    table = lines(package, "anniversaries.csv")
    event, order, years, _ = table[1].split(",")
    rewrite(
        package, "anniversaries.csv", [table[0], f"{event},{order},{years},weather", *table[2:]]
    )
    assert mistake(package) == {"file": "anniversaries.csv", "line": 2, "column": "of"}


def test_missing_cell_is_named(package: Path) -> None:
    table = lines(package, "event_series.csv")
    rewrite(package, "event_series.csv", [*table[:5], table[5] + ",", *table[6:]])
    assert mistake(package) == {"file": "event_series.csv", "line": 6}


def test_unknown_reference_is_named(package: Path) -> None:
    table = lines(package, "partnership_events.csv")
    rewrite(package, "partnership_events.csv", [*table, "nowhere--else,hkru-0001"])
    line = len(table) + 1
    assert mistake(package) == {
        "file": "partnership_events.csv",
        "line": line,
        "column": "partnership",
    }


def test_repeated_key_is_named(package: Path) -> None:
    table = lines(package, "series.csv")
    rewrite(package, "series.csv", [*table, table[1]])
    assert mistake(package) == {"file": "series.csv", "line": len(table) + 1, "column": "id"}


def test_other_header_is_named(package: Path) -> None:
    table = lines(package, "series.csv")
    rewrite(package, "series.csv", ["ident" + table[0].removeprefix("id"), *table[1:]])
    assert mistake(package) == {"file": "series.csv", "line": 1}


def test_wrong_encoding_and_missing_file_are_named(package: Path) -> None:
    (package / "series.csv").write_bytes("名前".encode("cp932"))
    assert mistake(package) == {"file": "series.csv"}
    (package / "series.csv").unlink()
    assert mistake(package) == {"file": "series.csv"}


def test_broken_quote_is_named_by_its_line(package: Path) -> None:
    table = lines(package, "anniversaries.csv")
    rewrite(package, "anniversaries.csv", [*table[:2], '"hkru', *table[2:]])
    place = mistake(package)
    assert place["file"] == "anniversaries.csv"
    assert place["line"]


def test_descriptor_names_every_table(package: Path) -> None:
    described = {
        one["path"] for one in json.loads((package / "datapackage.json").read_text())["resources"]
    }
    assert described == {path.name for path in package.glob("*.csv")}
