"""Why a card was found: passages marked, and the names that led there."""

from __future__ import annotations

from dataclasses import replace

from koryu.archive.models import Event
from koryu.chronicle.trilingual import LANGUAGES
from koryu.search import Hits, Reason
from koryu.web.cards import Card, Span

_AROUND = 28


def found(cards: list[Card], hits: Hits, language: str) -> list[Card]:
    """The cards with what the query found in them marked, and the reason where it is not seen."""
    marked = [_marked(card, hits) for card in cards]
    unseen = [card.id for card in marked if not _seen(card) and card.attached and not card.excerpt]
    texts = _texts(unseen) if hits.marks.terms and unseen else {}
    shown = [_excerpted(card, texts.get(card.id, ""), hits) for card in marked]
    return [card if _seen(card) else _explained(card, hits, language) for card in shown]


def _marked(card: Card, hits: Hits) -> Card:
    if not hits.marks.terms:
        return card
    return replace(
        card,
        marks=tuple(hits.marks.spans(card.title)),
        route_marks=tuple(hits.marks.spans(card.route)),
        excerpt_marks=tuple(hits.marks.spans(card.excerpt)),
    )


def _explained(card: Card, hits: Hits, language: str) -> Card:
    reasons = hits.why.get(card.id, [])
    why = dict.fromkeys(f"{one.term} = {_named(one, language)}" for one in reasons)
    return replace(card, why=tuple(why)) if why else card


def _named(reason: Reason, language: str) -> str:
    """The name that was found: in the page's language, else in the first that has it."""
    names = (reason.name.of(language), *(getattr(reason.name, code) for code in LANGUAGES))
    return next(filter(None, names), reason.id)


def _seen(card: Card) -> bool:
    return bool(card.marks or card.route_marks or card.excerpt_marks)


def _texts(ids: list[str]) -> dict[str, str]:
    rows = Event.objects.public().filter(pk__in=ids).values_list("pk", "text_corrected", "text")
    return {key: corrected or text or "" for key, corrected, text in rows}


def _excerpted(card: Card, text: str, hits: Hits) -> Card:
    """The card with the passage of its text around the first find, where it has one."""
    spans = hits.marks.spans(text) if text else []
    if not spans:
        return card
    start, end = max(0, spans[0][0] - _AROUND), spans[0][1] + _AROUND
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = start - len(before)
    inside: tuple[Span, ...] = tuple(
        (first - shift, last - shift) for first, last in spans if first >= start and last <= end
    )
    return replace(card, excerpt=f"{before}{text[start:end]}{after}", excerpt_marks=inside)
