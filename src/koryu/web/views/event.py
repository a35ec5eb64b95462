"""The page of one event, its citations and its JSON-LD."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from koryu.archive.models import (
    Chronicle,
    Correction,
    Event,
    EventPartnership,
    EventSeries,
    Finding,
    Place,
)
from koryu.archive.record import records
from koryu.chronicle.factline import fact_line
from koryu.web.cards import Card, cards_of
from koryu.web.citation import Citation
from koryu.web.figures.spots import event_map
from koryu.web.history import entries
from koryu.web.jsonld import event_document
from koryu.web.neighbours import Around, around
from koryu.web.templatetags.koryu import current_language, published_title


def event(request: HttpRequest, event_id: str) -> HttpResponseBase:
    """Everything known about one event. A merged id leads to the event it went into."""
    found = Event.objects.filter(pk=event_id).only("pk", "merged_into").first()
    if found is not None and found.merged_into_id:
        return redirect("event", found.merged_into_id, permanent=True)
    one = _public(event_id)
    language = current_language()
    series, partnerships = list(one.event_series.all()), _partnerships(one)
    near = around(one, Event.objects.public(), most=1)
    lines = [_line(one, tie, "event_series__series", tie.series_id) for tie in series]
    ties = [_line(one, tie, "event_partnerships__partnership", tie.partnership_id)
            for tie in partnerships]  # fmt: skip
    cards = _cards(language, near, *(line["around"] for line in lines + ties))
    citation = _citation(request, one)
    return render(request, "event.html", {
        "event": one,
        "title": citation.title,
        "composed": not getattr(one, f"headline_{language}"),
        "places": _places(one),
        "map": event_map(list(one.event_places.all()), one.direction),
        "people": _people(one),
        "diff": _diff(one.text, one.text_corrected),
        "corrections": one.corrections.exclude(status=Correction.Status.REJECTED),
        "findings": one.findings.filter(decision=Finding.Decision.OPEN),
        "sides": _sides(one.chronicle),
        **_basis(one),
        "near": _shown(near, cards),
        "series": [line | _shown(line["around"], cards) for line in lines],
        "partnerships": [line | _shown(line["around"], cards) for line in ties],
        "citation": citation,
        "jsonld": event_document(one, citation.url),
        "history": entries(one.pk),
    })  # fmt: skip


def cite(request: HttpRequest, event_id: str, form: str) -> HttpResponse:
    """A citation as a file: bib, ris or json (CSL)."""
    citation = _citation(request, _public(event_id))
    content, kind = {
        "bib": (citation.bibtex, "application/x-bibtex"),
        "ris": (citation.ris, "application/x-research-info-systems"),
        "json": (citation.csl, "application/vnd.citationstyles.csl+json"),
    }[form]
    answer = HttpResponse(content(), content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event_id}.{form}"'
    return answer


def jsonld(request: HttpRequest, event_id: str) -> JsonResponse:
    """The event as schema.org JSON-LD."""
    one = _public(event_id)
    return JsonResponse(
        event_document(one, _citation(request, one).url),
        content_type="application/ld+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _public(event_id: str) -> Event:
    found = Event.objects.public().whole().filter(pk=event_id).first()
    if found is None:
        raise Http404(event_id)
    return found


def _partnerships(one: Event) -> list[EventPartnership]:
    return list(one.event_partnerships.select_related("partnership"))


def _line(one: Event, tie: EventSeries | EventPartnership, field: str, key: str) -> dict[str, Any]:
    """A series or partnership of the event, and its events on both sides of this one."""
    return {"tie": tie, "around": around(one, Event.objects.public().filter(**{field: key}))}


def _cards(language: str, *all_around: Around) -> dict[str, Card]:
    ids = dict.fromkeys(one for around in all_around for one in around.ids)
    return {card.id: card for card in cards_of(list(ids), language)}


def _shown(near: Around, cards: dict[str, Card]) -> dict[str, list[Card]]:
    return {
        "before": [cards[one] for one in near.before],
        "after": [cards[one] for one in near.after],
    }


def _places(one: Event) -> list[tuple[str, list[Any]]]:
    """The event's places by role, in the order origin → venue → destination → named → label."""
    roles = ("origin", "venue", "destination", "named", "label")
    held = list(one.event_places.all())
    grouped = ((role, [tie for tie in held if tie.role == role]) for role in roles)
    return [(role, ties) for role, ties in grouped if ties]


def _people(one: Event) -> dict[str, Any]:
    held = list(one.participants.all())
    crossed = [each.count for each in held if each.crossed and each.part_of is None]
    return {"all": held, "crossed": sum(crossed) if len(crossed) > 1 else None}


def _basis(one: Event) -> dict[str, Any]:
    """On what the facts rest: said once where it is the same for all, else fact by fact."""
    kinds = set(one.basis.values())
    common = kinds.pop() if len(kinds) == 1 else ""
    return {"common_basis": common, "basis": {} if common else one.basis}


def _diff(text: str | None, corrected: str | None) -> list[tuple[str, str, str]]:
    """How the corrected text differs: (kind, as read, corrected); empty where it does not."""
    if text is None or corrected is None or text == corrected:
        return []
    matcher = SequenceMatcher(None, text, corrected, autojunk=False)
    return [(kind, text[a:b], corrected[c:d]) for kind, a, b, c, d in matcher.get_opcodes()]


def _sides(chronicle: Chronicle) -> dict[str, list[Place]]:
    places = {
        one.pk: one for one in Place.objects.filter(pk__in=chronicle.home + chronicle.partners)
    }
    return {
        "home": [places[one] for one in chronicle.home if one in places],
        "partner": [places[one] for one in chronicle.partners if one in places],
    }


def _composed(one: Event, language: str) -> str:
    (whole,) = records([one.pk])
    return fact_line(whole.facts, language)


def _citation(request: HttpRequest, one: Event) -> Citation:
    language = current_language()
    return Citation(
        id=one.pk,
        title=getattr(one, f"headline_{language}") or _composed(one, language),
        edtf=one.date,
        first_day=one.first_day,
        last_day=one.last_day,
        source=published_title(one.chronicle),
        publisher=one.chronicle.publisher.of(language),
        page=one.page,
        row=one.row,
        url=request.build_absolute_uri(reverse("event", args=[one.pk])),
        language=language,
    )
