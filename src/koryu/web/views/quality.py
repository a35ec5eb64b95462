"""What is known to be incomplete or doubtful: coverage, findings, corrections, contradictions."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import Any

from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from koryu.archive.models import Chronicle, Correction, Coverage, Event, EventPlace, Finding
from koryu.archive.review import open_findings
from koryu.web.figures.coverage import ledger_figure
from koryu.web.figures.kept import kept
from koryu.web.kept import Kept

_EXAMPLES = 3
_FINDINGS: Kept[str, list[Finding]] = Kept(1)
# Kinds of corrections that set rows, or a row and a fact, against each other.
_CONTRADICTIONS = ("label-contradicts-text", "date", "fact", "duplicate")
_MOST = 12


def quality(request: HttpRequest) -> HttpResponse:
    """The page."""
    return render(request, "quality.html", {"body": _body()})


@kept(6)
def _body() -> SafeString:
    """The sections, written once a language: they show nothing of the request."""
    return render_to_string("parts/quality.html", _context())


def _context() -> dict[str, Any]:
    public = Event.objects.public().values("pk")
    corrections = Correction.objects.filter(event__in=public).exclude(
        status=Correction.Status.REJECTED
    )
    findings = _open_findings()
    total = Event.objects.public().count()
    coverage = Coverage.objects.filter(chronicle__published=True)
    labels = EventPlace.objects.filter(event__in=public).exclude(contradicts="")
    return {
        "total": total,
        "figure": ledger_figure().numbered(1) if total else None,
        "coverage": list(coverage.order_by("year_from", "category")),
        "rules": _rules(findings),
        "findings": len(findings),
        "kinds": _kinds(corrections),
        "corrections": corrections.count(),
        "accepted": corrections.filter(status=Correction.Status.ACCEPTED).count(),
        "contradictions": _contradictions(corrections),
        "labels": list(labels.select_related("place").order_by("event")[:_MOST]),
        "missing": _missing(),
    }


def _open_findings() -> list[Finding]:
    """The open findings of all published chronicles, computed once for each state of the archive."""
    known = _FINDINGS.now()
    if "" not in known:
        public = Event.objects.public().values("pk")
        held = list(Finding.objects.filter(event__in=public, decision=Finding.Decision.OPEN))
        for chronicle in Chronicle.objects.filter(published=True):
            held += open_findings(chronicle)
        known[""] = held
    return known[""]


def _rules(findings: list[Finding]) -> list[dict[str, Any]]:
    """Open findings by rule, the most frequent first, each with a few examples."""
    by_rule: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in findings:
        by_rule[one.rule, one.severity].append(one)
    return [
        {"rule": rule, "severity": severity, "count": len(held), "examples": held[:_EXAMPLES]}
        for (rule, severity), held in sorted(
            by_rule.items(), key=lambda item: (-len(item[1]), item[0])
        )
    ]


def _kinds(corrections: Any) -> list[dict[str, Any]]:
    """Corrections by kind: how many are in force, how many only noted, and a few examples."""
    rows = corrections.order_by("kind", "-confidence", "pk")
    kinds = []
    for kind, run in groupby(rows, key=lambda one: one.kind):
        held = list(run)
        accepted = sum(one.status == Correction.Status.ACCEPTED for one in held)
        examples = [one for one in held if one.as_read and one.corrected] or held
        kinds.append({"kind": kind, "accepted": accepted, "noted": len(held) - accepted,
                      "count": len(held), "examples": examples[:_EXAMPLES]})  # fmt: skip
    return sorted(kinds, key=lambda one: (-one["count"], one["kind"]))


def _contradictions(corrections: Any) -> list[tuple[str, int, list[Correction]]]:
    """What stands against what, by kind, with the events."""
    found = []
    for kind in _CONTRADICTIONS:
        held = list(corrections.filter(kind=kind).order_by("-confidence", "pk"))
        if held:
            found.append((kind, len(held), held[:_MOST]))
    return found


def _missing() -> dict[str, int]:
    """How many public events lack what."""
    public = Event.objects.public()
    return {
        "month": public.annotate(long=Length("date")).filter(long=4).count(),
        "direction": public.filter(direction=None).count(),
        "people": public.filter(participants=None).count(),
        "places": public.filter(event_places=None).count(),
        "text": public.filter(text=None).count(),
    }
