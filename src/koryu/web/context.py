"""What every page knows: its language, its addresses in the others, the main navigation."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from koryu.archive.models import Chronicle
from koryu.web.examples import examples
from koryu.web.kept import kept
from koryu.web.version import VERSION

# The main navigation: the name of an address and its label, in order.
NAVIGATION = (
    ("events", gettext_lazy("Events")),
    ("partnerships", gettext_lazy("Partnerships")),
    ("places", gettext_lazy("Places")),
    ("series_list", gettext_lazy("Series")),
    ("timeline", gettext_lazy("Timeline")),
    ("map", gettext_lazy("Map")),
    ("statistics", gettext_lazy("Statistics")),
    ("quality", gettext_lazy("Quality")),
    ("data", gettext_lazy("Data")),
    ("about", gettext_lazy("About")),
)

# Between names one after another, and between a name and what it is.
_SIGNS = {
    "ja": {"comma": "、", "colon": "：", "stop": "。"},
    "other": {"comma": ", ", "colon": ": ", "stop": ". "},
}
_OG_LOCALES = {"ja": "ja_JP", "en": "en_GB", "ru": "ru_RU"}


@kept
def _chronicles() -> list[Chronicle]:
    return list(Chronicle.objects.filter(published=True).order_by("slug"))


@cache
def _navigation(language: str | None) -> list[tuple[str, str]]:
    """The addresses and labels of the main navigation in the language that is active."""
    return [(reverse(name), str(label)) for name, label in NAVIGATION]


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor named in the settings."""
    language = get_language()
    path = request.get_full_path()
    rest = path[3:] if path[1:3] in dict(settings.LANGUAGES) and path[3:4] == "/" else "/"
    origin = f"{request.scheme}://{request.get_host()}"
    return {
        "language": language,
        "og_locale": _OG_LOCALES.get(language or "", ""),
        **_SIGNS["ja" if language == "ja" else "other"],
        "languages": [
            {
                "code": code,
                "name": name,
                "href": f"/{code}{rest}",
                "absolute": f"{origin}/{code}{rest}",
                "current": code == language,
            }
            for code, name in settings.LANGUAGES
        ],
        "navigation": [
            {"href": href, "label": label, "current": path.startswith(href)}
            for href, label in _navigation(language)
        ],
        "origin": origin,
        "canonical": origin + request.path,
        "version": VERSION,
        "examples": examples,
        "chronicles": _chronicles(),
    }
