"""What this is, how its records are to be read, and what they do not cover."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from koryu.archive.models import Coverage, Event


def about(request: HttpRequest) -> HttpResponse:
    """The purpose, the three layers of truth, and the coverage of each chronicle."""
    coverage = Coverage.objects.filter(chronicle__published=True).select_related("chronicle")
    published = Event.objects.public()
    return render(request, "about.html", {
        "coverage": coverage.order_by("chronicle", "category", "municipality", "year_from"),
        "total": published.count(),
        "unattached": published.filter(text=None).count(),
    })  # fmt: skip
