"""The REST interface: events as JSON, and its own description (OpenAPI 3.1)."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from ninja import NinjaAPI, Path, Query, Schema
from pydantic import Field

from koryu.api import schemas
from koryu.api.facets import facets_json
from koryu.archive.documents import documents
from koryu.archive.models import Event
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.search import FILTER_NAMES, Filters, search

_MOST_EVENTS = 200
_MOST_SKIPPED = 10**9
_NO_EVENT = Trilingual(
    "この番号の出来事は公開されていません。",
    "No published event has this id.",
    "Опубликованного события с этим номером нет.",
)

api = NinjaAPI(
    title="koryu",
    version=version("koryu"),
    description="Published chronicles of regional exchange: events, searched and one by one.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)


class Asked(Schema):
    """What a search asks for, filters aside."""

    q: str = Field("", max_length=10_000, description="The site's query language")
    sort: Literal["date", "date-desc", "relevance"] = "date"
    page: int = Field(1, ge=1, le=_MOST_SKIPPED)
    limit: int = Field(50, ge=0, le=_MOST_EVENTS, description="Events on a page")


@api.get(
    "/events",
    response={200: schemas.Found, 400: schemas.Problem},
    summary="The events that match a query, a page at a time",
    openapi_extra={
        "parameters": [
            {
                "in": "query",
                "name": name,
                "description": "A facet's values; several may be given, one of them must hold.",
                "schema": {"type": "array", "items": {"type": "string"}},
            }
            for name in FILTER_NAMES
        ]
    },
)
def events(request: HttpRequest, asked: Annotated[Asked, Query()]) -> Any:
    return _json(found(asked, request.GET))


def found(asked: Asked, parameters: QueryDict) -> bytes:
    """The answer to a search, in JSON; the filters are among the parameters. KoryuError if refused."""
    filters = Filters.of(dict(parameters.lists()))
    offset = (asked.page - 1) * asked.limit
    hits = search(asked.q, filters, sort=asked.sort, offset=offset, limit=asked.limit)
    listed = b",".join(documents(hits.ids))
    return b'{"total":%d,"facets":%b,"events":[%b]}' % (hits.total, facets_json(hits), listed)


@api.get(
    "/events/{event_id}",
    response={200: schemas.Event, 404: schemas.Problem},
    summary="One event; the id of a merged event leads to the one it went into",
)
def event(request: HttpRequest, event_id: Annotated[str, Path(max_length=100)]) -> Any:
    if "\0" not in event_id:  # PostgreSQL takes none in a text
        public = Event.objects.public().filter(pk=event_id)
        if public.exists() and (found := documents([event_id])):
            return _json(found[0])
        merged = Event.objects.filter(pk=event_id).values_list("merged_into", flat=True).first()
        if merged:
            return redirect("api:event", merged, permanent=True)
    return _told(_problem(_NO_EVENT), status=404)


@api.exception_handler(KoryuError)
def refused(request: HttpRequest, error: KoryuError) -> HttpResponse:
    """400 with what is wrong, where in the query, and what to do."""
    position = error.place.get("position")
    problem = _problem(error.what, error.remedy, position if isinstance(position, int) else None)
    return _told(problem, status=400)


def _problem(
    what: Trilingual, remedy: Trilingual | None = None, position: int | None = None
) -> dict[str, Any]:
    return {
        "what": what.as_dict(),
        "remedy": remedy.as_dict() if remedy else None,
        "position": position or None,
    }


def _told(problem: dict[str, Any], status: int) -> HttpResponse:
    return _json(json.dumps(problem, ensure_ascii=False).encode(), status)


def _json(content: bytes, status: int = 200) -> HttpResponse:
    headers = {"Content-Length": str(len(content))}
    return HttpResponse(content, status=status, content_type="application/json", headers=headers)
