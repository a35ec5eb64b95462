"""The shapes of the API's answers, as docs/interfaces.md describes them."""

from __future__ import annotations

import datetime
from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from koryu.chronicle.record import AnniversaryOf, Direction, PlaceRole, Qualifier, Side


class Words(Schema):
    """The same words in three languages; "" where a language has none."""

    ja: str
    en: str
    ru: str


class AsRead(Schema):
    year: str
    month: str
    categories: list[str]
    regions: list[str]


class Participant(Schema):
    id: int
    count: int
    count_stated: int
    qualifier: Qualifier
    side: Side | None
    crossed: bool | None
    role: Words
    of: int | None


class Place(Schema):
    id: str
    name: Words
    role: PlaceRole


class SeriesEdition(Schema):
    id: str | None
    name: Words
    ordinal: int | None


class Anniversary(Schema):
    years: int
    of: AnniversaryOf


class Organisation(Schema):
    id: str
    name: Words


class Source(Schema):
    file: str
    page: int
    row: int
    line: int
    fingerprint: str


class Event(Schema):
    """One event. What the row does not tell is null."""

    id: str
    chronicle: str
    date: str | None = Field(description="EDTF level 1 (ISO 8601-2)")
    first_day: datetime.date | None
    last_day: datetime.date | None
    as_read: AsRead
    categories: list[str]
    headline: Words | None
    text: str | None
    text_corrected: str | None
    direction: Direction | None
    participants: list[Participant]
    places: list[Place]
    series: list[SeriesEdition]
    anniversaries: list[Anniversary]
    partnerships: list[str]
    organisations: list[Organisation]
    agreement: bool
    basis: dict[str, Literal["stated", "computed", "decided"]]
    source: Source
    status: Literal["published"]


class FacetCount(Schema):
    value: str
    count: int
    name: Words


class Found(Schema):
    """A page of hits; `total` and `facets` count all of them."""

    total: int
    facets: dict[str, list[FacetCount]]
    events: list[Event]


class Problem(Schema):
    """What went wrong. `position` (from 1) is the place in the query, where it has one."""

    model_config = ConfigDict(json_schema_extra={"required": ["what"]})

    what: Words
    remedy: Words | None = None
    position: int | None = None
