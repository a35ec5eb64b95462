"""What programs ask of the site: its health, what to crawl, and where everything is."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from koryu.archive.models import Event, Partnership, Place, Series
from koryu.web.context import NAVIGATION

# The sitemap protocol's limit for one file (sitemaps.org, "Sitemap index files").
_MOST_ADDRESSES = 50_000
_PAGES = ("home", *(name for name, _label in NAVIGATION))


def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unavailable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be crawled but the endless combinations of a search."""
    lines = [
        "User-agent: *",
        "Disallow: /*/events/?*",
        "Disallow: /api/",
        "Disallow: /curate/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in every language; `?page=` where one file cannot hold them.

    Without a page, and with more addresses than one file holds, an index of the pages.
    """
    number = request.GET.get("page", "")
    wanted = int(number) if number.isdecimal() and len(number) < 6 else 0
    size = _MOST_ADDRESSES // len(settings.LANGUAGES)
    pages = -(-Event.objects.public().count() // size)
    root = request.build_absolute_uri("/").rstrip("/")
    if pages > 1 and not wanted:
        links = (f"{root}{reverse('sitemap')}?page={page}" for page in range(1, pages + 1))
        body = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
        return _xml("sitemapindex", body)
    body = "".join(f"<url><loc>{root}{path}</loc></url>" for path in _paths(max(wanted, 1), size))
    return _xml("urlset", body)


def _paths(page: int, size: int) -> Iterator[str]:
    """The addresses of one file of the sitemap: ids are percent-encoded by reverse()."""
    start = (page - 1) * size
    events = list(Event.objects.public().values_list("pk", flat=True)[start : start + size])
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            if page == 1:
                yield from map(reverse, _PAGES)
                for name, model in (
                    ("place", Place), ("partnership", Partnership), ("series", Series),
                ):  # fmt: skip
                    for key in model.objects.values_list("pk", flat=True):
                        yield reverse(name, args=[key])
            for key in events:
                yield reverse("event", args=[key])


def _xml(element: str, body: str) -> HttpResponse:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="{space}">{body}</{element}>'
    return HttpResponse(text, content_type="application/xml")
