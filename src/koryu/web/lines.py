"""Cards and facets as HTML, made without a template: a list page holds a hundred of them, and
through templates they took two thirds of its time (docs/performance.md).

Every piece of text goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from koryu.chronicle.datewords import dated_gregorian
from koryu.chronicle.factline import DIRECTIONS
from koryu.web.cards import Card, Span
from koryu.web.facets import Choice

_ARROWS = {"outbound": ("o", "→"), "inbound": ("i", "←"), "mutual": ("m", "⇄")}
_NO_ARROW = ("n", "·")
_CURRENT = {True: ' aria-current="true"', False: ""}


def cards_html(cards: Iterable[Card], language: str, when: str = "month") -> SafeString:
    """List items, one a card. `when` tells what stands before it: "month", "year" or "date".

    Months stand below a year's heading (h3), so that a card's is h4; elsewhere it is h3.
    """
    heading = "h4" if when == "month" else "h3"
    events = reverse("events")
    unstated = f'<span class="unstated" title="{escape(gettext("Month not stated"))}">—</span>'
    spoken = {"year": _year, "date": _date, "month": _month}[when]
    return mark_safe(  # noqa: S308 - all of it is escaped below
        "\n".join(
            f'<li><article id="{escape(card.id)}">'
            f'<p class="when">{escape(spoken(card, language)) or unstated}</p>'
            f'<div><{heading}><a class="headline" href="{events}{escape(card.id)}/">'
            f"{_marked(card.title, card.marks)}</a></{heading}>{_below(card, language)}</div></article></li>"
            for card in cards
        )
    )


def direction_html(value: str | None, language: str) -> SafeString:
    """A direction as an arrow and a word; the arrow is only for the eye."""
    css, arrow = _ARROWS.get(value or "", _NO_ARROW)
    word = escape(DIRECTIONS[value].of(language))
    return mark_safe(  # noqa: S308 - the word is escaped, the rest is ours
        f'<span class="dir {css}"><b aria-hidden="true">{arrow}</b>{word}</span>'
    )


def choices_html(choices: Iterable[Choice]) -> SafeString:
    """List items, one a value of a facet."""
    return mark_safe(  # noqa: S308 - all of it is escaped here
        "".join(
            f'<li><a href="{escape(one.href)}"{_CURRENT[one.current]}>'
            f'<span class="label">{escape(one.label)}</span>'
            f'<span class="count">{one.count}</span></a></li>'
            for one in choices
        )
    )


def _month(card: Card, language: str) -> str:
    return card.when


def _year(card: Card, language: str) -> str:
    return str(card.year or "")


def _date(card: Card, language: str) -> str:
    return dated_gregorian(card.date, language) if card.date else ""


def _below(card: Card, language: str) -> str:
    """What stands below the title: an excerpt, the facts, the categories, the reason."""
    parts = []
    if card.excerpt:
        text = _marked(card.excerpt, card.excerpt_marks)
        parts.append(f'<p class="excerpt" lang="ja">{text}</p>')
    parts.append('<p class="meta">')
    if not card.composed:
        parts.append(direction_html(card.direction, language))
        if card.route:
            parts.append(f"<span>{_marked(card.route, card.route_marks)}</span>")
        if card.people:
            parts.append(f"<span>{escape(card.people)}</span>")
    parts.append('<span class="cats">')
    parts.extend(
        f'<span class="cat"><span class="swatch {escape(one)}"></span>{escape(name)}</span>'
        for one, name in card.categories
    )
    parts.append("</span></p>")
    if card.why:
        parts.append(f'<p class="why">{escape(" · ".join(card.why))}</p>')
    return "".join(parts)


def _marked(text: str, spans: Iterable[Span]) -> str:
    """`text` escaped, with the spans (sorted, not overlapping) marked."""
    pieces = []
    at = 0
    for start, end in spans:
        pieces.append(f"{escape(text[at:start])}<mark>{escape(text[start:end])}</mark>")
        at = end
    return "".join((*pieces, escape(text[at:])))
