"""Downloads, versions, licence, citation, and the way in for programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from koryu.archive.models import Event, Step
from koryu.web.downloads import FORMATS


def data(request: HttpRequest) -> HttpResponse:
    """Where everything can be had."""
    return render(request, "data.html", {
        "total": Event.objects.public().count(),
        "formats": FORMATS,
        "latest": Step.objects.order_by("-id").first(),
    })  # fmt: skip
