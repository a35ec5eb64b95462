"""Pages for what went wrong; each says what to do next."""

from __future__ import annotations

import re

from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from koryu.archive.models import Event
from koryu.web.cards import Card, cards_of
from koryu.web.templatetags.koryu import current_language

_NUMBERED = re.compile(r"^(?P<prefix>.*?)(?P<number>\d{1,9})$")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a search box and, for an unknown event, the events with the nearest numbers."""
    asked = _asked_event(request.path)
    context = {
        "asked": asked,
        "nearest": _nearest(asked),
        "words": asked or _last_word(request.path),
    }
    return render(request, "404.html", context, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, for a request that makes no sense at all. Touches no database."""
    return render(None, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, in three languages and from nothing: what failed may be the database."""
    return render(None, "500.html", status=500)


def _asked_event(path: str) -> str:
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    return str(found.kwargs.get("event_id", ""))


def _last_word(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _nearest(asked: str) -> list[Card]:
    """Up to two public events before and after the number asked for, under the same prefix."""
    match = _NUMBERED.match(asked)
    if match is None or "\0" in asked:
        return []
    known = Event.objects.public().filter(pk__startswith=match["prefix"])
    same = known.annotate(length=Length("pk")).filter(length=len(asked))
    before = list(same.filter(pk__lt=asked).order_by("-pk").values_list("pk", flat=True)[:2])
    after = list(same.filter(pk__gt=asked).order_by("pk").values_list("pk", flat=True)[:2])
    return cards_of([*reversed(before), *after], current_language())
