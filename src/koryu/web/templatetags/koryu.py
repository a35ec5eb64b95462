"""Tags and filters of the templates; built in, so that no template loads them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from koryu.archive.models import Chronicle
from koryu.chronicle import datewords
from koryu.chronicle.labels import category_of
from koryu.chronicle.terms import term
from koryu.chronicle.trilingual import LANGUAGES, Trilingual
from koryu.web.cards import Card
from koryu.web.facets import Choice
from koryu.web.lines import cards_html, choices_html, direction_html

register = template.Library()
_SCRIPT_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def current_language() -> str:
    """ "ja", "en" or "ru": the language of the page."""
    return get_language() or LANGUAGES[0]


@register.filter
def words(value: Trilingual) -> str:
    """A text in the page's language."""
    return value.of(current_language())


@register.filter
def published_title(chronicle: Chronicle) -> str:
    """The title of the published document; the chronicle's own where none is known."""
    return words(chronicle.publication) or words(chronicle.title)


@register.filter
def named_in(value: Trilingual, language: str) -> str:
    """A text in one language only; "" where it has none in that language."""
    text: str = getattr(value, language)
    return text


@register.filter
def kind(value: str, group: str) -> str:
    """What a code such as "sister-city" is called, by the table of terms."""
    return term(group, value).of(current_language())


@register.filter
def direction(value: str | None) -> SafeString:
    """A direction as an arrow and a word."""
    return direction_html(value, current_language())


@register.filter
def card_lines(cards: Iterable[Card], when: str = "month") -> SafeString:
    """Cards as list items; `when` is "month", "year" or "date"."""
    return cards_html(cards, current_language(), when)


@register.filter
def choice_lines(choices: Iterable[Choice]) -> SafeString:
    """Values of a facet as list items."""
    return choices_html(choices)


@register.filter
def dated(edtf: str) -> str:
    """An EDTF date in words, with the era in Japanese."""
    return datewords.dated(edtf, current_language()) if edtf else ""


@register.filter
def dated_gregorian(edtf: str) -> str:
    """An EDTF date in words, without an era."""
    return datewords.dated_gregorian(edtf, current_language()) if edtf else ""


@register.filter
def era(year: int) -> str:
    """The era years of a Gregorian year."""
    return datewords.era_years(year, current_language())


@register.filter
def json_ld(value: Any) -> SafeString:
    """A data block of JSON-LD. Nothing in it can end the element: < > & are escaped in JSON."""
    text = json.dumps(value, ensure_ascii=False).translate(_SCRIPT_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped above, as django.utils.html.json_script does
    )


@register.filter
def percent(share: float) -> str:
    """0.93 → 93 %."""
    return f"{share * 100:.0f}\u00a0%"


@register.filter
def category(label: str) -> str:
    """A category by its id or any of its names."""
    return category_of(label).name.of(current_language())
