"""Reading a Data Package (Frictionless: datapackage.json with Table Schema, CSV in UTF-8).

Everything is checked before anything is handed out: types, required values, unique keys and
references. The first mistake stops the load with file, line and column.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

Record = dict[str, Any]

_REMEDY = Trilingual(
    "表を直してから、もう一度読み込んでください。これまでのデータはそのまま残っています。",
    "Correct the table and load it again; the previous data are unchanged.",
    "Исправьте таблицу и загрузите её снова; прежние данные не изменены.",
)


@dataclass(frozen=True, slots=True)
class Package:
    """A Data Package: its descriptor, and its tables by name with typed values."""

    descriptor: Mapping[str, Any]
    tables: Mapping[str, list[Record]]


def load_package(folder: Traversable) -> Package:
    """The package in `folder`. KoryuError names file, line and column of the first mistake."""
    descriptor = json.loads(folder.joinpath("datapackage.json").read_text("utf-8"))
    resources = descriptor["resources"]
    tables = {one["name"]: list(_records(folder, one)) for one in resources}
    for resource in resources:
        _check_references(resource, tables)
    return Package(descriptor, tables)


def _records(folder: Traversable, resource: Mapping[str, Any]) -> Iterator[Record]:
    name, schema = resource["path"], resource["schema"]
    fields = schema["fields"]
    try:
        text = folder.joinpath(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _mistake(f"{error}", name) from error
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    expected = [field["name"] for field in fields]
    seen: set[tuple[Any, ...]] = set()
    try:
        if (header := next(reader, [])) != expected:
            raise _mistake(f"{', '.join(header)} ≠ {', '.join(expected)}", name, 1)
        for cells in reader:
            yield _record(cells, fields, schema.get("primaryKey", []), seen, name, reader.line_num)
    except csv.Error as error:
        raise _mistake(f"{error}", name, reader.line_num) from error


def _record(
    cells: list[str],
    fields: list[Mapping[str, Any]],
    key_fields: list[str],
    seen: set[tuple[Any, ...]],
    name: str,
    line: int,
) -> Record:
    if len(cells) != len(fields):
        raise _mistake(f"{len(cells)} ≠ {len(fields)}", name, line)
    record: Record = {}
    for field, cell in zip(fields, cells, strict=True):
        try:
            record[field["name"]] = _value(cell, field)
        except ValueError:
            raise _mistake(f"{cell!r} ≠ {field['type']}", name, line, field["name"]) from None
    key = tuple(record[one] for one in key_fields)
    if key and key in seen:
        raise _mistake(f"{key} ×2", name, line, ", ".join(key_fields))
    seen.add(key)
    return record


_READERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "year": int,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def _value(cell: str, field: Mapping[str, Any]) -> Any:
    """A cell in the field's type; an empty cell is "" for strings and None otherwise."""
    constraints = field.get("constraints", {})
    if cell == "":
        if constraints.get("required"):
            raise ValueError(cell)
        return "" if field["type"] == "string" else None
    if cell not in constraints.get("enum", [cell]):
        raise ValueError(cell)
    try:
        return _READERS[field["type"]](cell)
    except KeyError:
        raise ValueError(cell) from None


def _check_references(resource: Mapping[str, Any], tables: Mapping[str, list[Record]]) -> None:
    for reference in resource["schema"].get("foreignKeys", []):
        field = reference["fields"][0]
        target = reference["reference"]["resource"] or resource["name"]
        known = _column(tables[target], reference["reference"]["fields"][0])
        for line, record in enumerate(tables[resource["name"]], start=2):
            if record[field] not in ("", None) and record[field] not in known:
                raise _mistake(f"{record[field]!r} ∉ {target}", resource["path"], line, field)


def _column(records: Iterable[Record], field: str) -> set[Any]:
    return {record[field] for record in records}


def _mistake(why: str, file: str, line: int | None = None, column: str | None = None) -> KoryuError:
    what = Trilingual(
        "データパッケージの表が正しくありません（{why}）",
        "A table of the data package is malformed ({why})",
        "Ошибка в таблице пакета данных ({why})",
    )
    return KoryuError(what.fill(why=why), _REMEDY, file=file, line=line, column=column)
