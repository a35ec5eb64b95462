"""The records of a chronicle: a row as read, and an event as understood.

All are frozen. Fields follow docs/semantics.md; JSON forms follow docs/interfaces.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from koryu.chronicle.trilingual import Trilingual

Direction = Literal["outbound", "inbound", "mutual", "elsewhere", "online", "none"]
Side = Literal["home", "partner", "both", "other"]
Qualifier = Literal["exact", "about", "at_least"]
PlaceRole = Literal["venue", "origin", "destination", "named", "label"]
AnniversaryOf = Literal["partnership", "city", "organisation", "route", "agreement", "other"]
Severity = Literal["error", "warning", "note"]
Precision = Literal["day", "month", "year", "range", "choice"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row stands: file name, page and row within it (from 1), line of the file (from 1)."""

    file: str
    page: int
    row: int
    line: int
    fingerprint: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            name: getattr(self, name) for name in ("file", "page", "row", "line", "fingerprint")
        }


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row exactly as it was read: its place and its cells under the header's own names."""

    source: Source
    cells: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        return {"source": self.source.as_dict(), "cells": dict(self.cells)}


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date in EDTF level 1 (ISO 8601-2) with its first and last possible day."""

    edtf: str
    first_day: date
    last_day: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Finding:
    """Something doubtful in one cell. `span` is in characters of the cell, end exclusive."""

    rule: str
    severity: Severity
    column: str
    span: Span
    text: str
    suggestion: str | None
    confidence: float
    message: Trilingual
    source: Source

    def as_dict(self) -> dict[str, Any]:
        place = self.source.as_dict()
        del place["fingerprint"]
        return {
            "rule": self.rule,
            "severity": self.severity,
            "column": self.column,
            "span": list(self.span),
            "text": self.text,
            "suggestion": self.suggestion,
            "confidence": self.confidence,
            "message": self.message.as_dict(),
            "source": place,
        }


@dataclass(frozen=True, slots=True)
class Participant:
    """One count of people that the row states; `of` is the id of the count it is a part of."""

    id: int
    count: int
    count_stated: int
    qualifier: Qualifier
    side: Side | None
    crossed: bool | None
    role: Trilingual
    of: int | None = None
    span: Span | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "count": self.count,
            "count_stated": self.count_stated,
            "qualifier": self.qualifier,
            "side": self.side,
            "crossed": self.crossed,
            "role": self.role.as_dict(),
            "of": self.of,
        }


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place of the gazetteer that the row names."""

    id: str
    name: Trilingual
    role: PlaceRole
    span: Span | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"id": self.id, "name": self.name.as_dict(), "role": self.role}


@dataclass(frozen=True, slots=True)
class SeriesMention:
    """An edition of a recurring event; `ordinal` is None where the row gives no number."""

    id: str | None
    name: Trilingual
    ordinal: int | None
    span: Span | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"id": self.id, "name": self.name.as_dict(), "ordinal": self.ordinal}


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A commemorative count of years, and what is commemorated."""

    years: int
    of: AnniversaryOf
    span: Span | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"years": self.years, "of": self.of}


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: Trilingual

    def as_dict(self) -> dict[str, Any]:
        return {"id": self.id, "name": self.name.as_dict()}


@dataclass(frozen=True, slots=True)
class Facts:
    """What was understood of a row, and on what basis ("stated", "computed", "decided")."""

    direction: Direction | None = None
    direction_span: Span | None = None
    participants: tuple[Participant, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    series: tuple[SeriesMention, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    partnerships: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    agreement: bool = False
    agreement_span: Span | None = None
    basis: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AsRead:
    """The labelled cells of a row, exactly as they stand. Empty label cells are left out.

    `cells` is the whole row under the chronicle's own headers, where it is known, and `corrected`
    those of its cells that accepted corrections change: for writers of the chronicle's own table,
    and no part of the JSON.
    """

    year: str
    month: str
    categories: tuple[str, ...]
    regions: tuple[str, ...]
    cells: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return {
            "year": self.year,
            "month": self.month,
            "categories": list(self.categories),
            "regions": list(self.regions),
        }


@dataclass(frozen=True, slots=True)
class Event:
    """One row of a chronicle, understood. `id` is None until an archive gives one."""

    id: str | None
    chronicle: str
    date: EventDate | None
    as_read: AsRead
    categories: tuple[str, ...]
    headline: Trilingual | None
    text: str | None
    text_corrected: str | None
    facts: Facts
    source: Source
    status: str = "published"

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of docs/interfaces.md, "An event, in JSON"."""
        facts = self.facts
        return {
            "id": self.id,
            "chronicle": self.chronicle,
            "date": self.date.edtf if self.date else None,
            "first_day": self.date.first_day.isoformat() if self.date else None,
            "last_day": self.date.last_day.isoformat() if self.date else None,
            "as_read": self.as_read.as_dict(),
            "categories": list(self.categories),
            "headline": self.headline.as_dict() if self.headline else None,
            "text": self.text,
            "text_corrected": self.text_corrected,
            "direction": facts.direction,
            "participants": [one.as_dict() for one in facts.participants],
            "places": [one.as_dict() for one in facts.places],
            "series": [one.as_dict() for one in facts.series],
            "anniversaries": [one.as_dict() for one in facts.anniversaries],
            "partnerships": list(facts.partnerships),
            "organisations": [one.as_dict() for one in facts.organisations],
            "agreement": facts.agreement,
            "basis": dict(facts.basis),
            "source": self.source.as_dict(),
            "status": self.status,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader got out of a document: its rows in order, and what it could not place.

    `title` is the document's own title line ("" where it has none), `header` the column names.
    A finding of severity "error" means that the document must not be imported as it is.
    """

    file: str
    title: str
    header: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    findings: tuple[Finding, ...] = ()
