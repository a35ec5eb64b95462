"""Downloads, versions, licence, citation, and the way in for programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from koryu.archive.models import Chronicle, Event, Step
from koryu.web.downloads import FORMATS
from koryu.web.figures.coverage import years_covered
from koryu.web.jsonld import dataset_document


def data(request: HttpRequest) -> HttpResponse:
    """Where everything can be had."""
    total = Event.objects.public().count()
    published = list(Chronicle.objects.filter(published=True).order_by("slug"))
    root = request.build_absolute_uri("/").rstrip("/")
    return render(request, "data.html", {
        "total": total,
        "jsonld": dataset_document(published, years_covered() if total else None, root),
        "formats": FORMATS,
        "latest": Step.objects.order_by("-id").first(),
    })  # fmt: skip
