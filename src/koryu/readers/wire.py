"""Readings and errors as JSON values, for the way from the reading process to its parent."""

from __future__ import annotations

from typing import Any

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Finding, Reading, Source, SourceRow
from koryu.chronicle.trilingual import Trilingual


def reading_to(reading: Reading) -> dict[str, Any]:
    return {
        "file": reading.file,
        "title": reading.title,
        "header": reading.header,
        "rows": [(*_place(row.source), dict(row.cells)) for row in reading.rows],
        "findings": [one.as_dict() for one in reading.findings],
    }


def reading_from(value: dict[str, Any]) -> Reading:
    file = value["file"]
    return Reading(
        file,
        value["title"],
        tuple(value["header"]),
        tuple(SourceRow(Source(file, *place), cells) for *place, cells in value["rows"]),
        tuple(_finding(one) for one in value["findings"]),
    )


def error_to(error: KoryuError) -> dict[str, Any]:
    return {
        "what": error.what.as_dict(),
        "remedy": error.remedy.as_dict() if error.remedy else None,
        "place": error.place,
    }


def error_from(value: dict[str, Any]) -> KoryuError:
    remedy = Trilingual(**value["remedy"]) if value["remedy"] else None
    return KoryuError(Trilingual(**value["what"]), remedy, **value["place"])


def _place(source: Source) -> tuple[int, int, int, str]:
    return source.page, source.row, source.line, source.fingerprint


def _finding(value: dict[str, Any]) -> Finding:
    start, end = value["span"]
    return Finding(
        **{
            **value,
            "span": (start, end),
            "message": Trilingual(**value["message"]),
            "source": Source(**value["source"]),
        }
    )
