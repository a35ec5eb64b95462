"""The page kinds of the site: one address of each, below a language."""

from __future__ import annotations

from django.urls import URLPattern

from koryu.web.pages import urlpatterns

# Pages that need something named, and pages that show a state.
NAMED = (
    "events/?q=稚内", "events/?q=korsakov&category=culture&direction=inbound", "events/?q=zzzz",
    "events/?sort=relevance&q=sapporo", "events/?q=foo:bar", "events/?page=3",
    "events/hkru-0214/", "events/hkru-0012/", "events/smp-1/", "events/smp-4/", "events/hkru-9999/", "places/wakkanai/",
    "places/sakhalin-oblast/", "places/?q=zzzz", "places/long-name/", "events/smp-5/", "statistics/?rows=place", "partnerships/wakkanai--nevelsk/",
    "series/far-east-conference/", "nowhere/",
)  # fmt: skip
_NO_PAGES = {"suggest", "feed"}


def page_kinds() -> list[str]:
    """Every address without arguments, and the named ones."""
    plain = [
        str(one.pattern)
        for one in urlpatterns
        if isinstance(one, URLPattern) and one.name not in _NO_PAGES and not one.pattern.converters
        and not str(one.pattern).startswith("^")
    ]  # fmt: skip
    return [*plain, *NAMED]
