"""Quality: the ledger, findings, corrections, contradictions."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from koryu.archive.importing import apply
from koryu.archive.journal import step
from koryu.archive.models import Correction, Event, Finding
from koryu.archive.plan import plan_new
from tests.archive.minato import PROFILE, text_of
from tests.tables import ROWS

pytestmark = pytest.mark.django_db


def page(client: Client, language: str = "en") -> str:
    answer = client.get(f"/{language}/quality/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_ledger_tells_rows_gaps_and_rows_outside(client: Client) -> None:
    shown = page(client)
    assert 'class="cellfill"' in shown
    assert 'class="partnerfill"' in shown
    assert "url(#ledger-w-not)" in shown
    assert "silence here does not mean that exchange ceased" in shown


def test_every_kind_of_correction_is_counted(client: Client) -> None:
    shown = page(client)
    kinds = set(Correction.objects.values_list("kind", flat=True))
    accepted = Correction.objects.filter(status="accepted").count()
    assert f"{Correction.objects.count()} corrections; {accepted} in force" in shown
    table = shown[shown.index('id="h-corrections"') : shown.index('id="h-against"')]
    assert table.count('<th scope="row">') == len(kinds)


def test_findings_stand_by_rule_with_examples(client: Client, sample: None) -> None:
    shown = page(client)
    row = re.search(r"<code>sample-rule</code>(.*?)</tr>", shown, re.S)
    assert row is not None
    assert "smp-1" in row[1]
    assert "mixed" in row[1]


def test_a_decided_finding_is_not_open(client: Client, sample: None) -> None:
    assert "sample-rule" in page(client)
    with step("accept", who="tests") as archive:
        archive.update(Finding.objects.get(rule="sample-rule"), decision="rejected")
    assert "sample-rule" not in page(client)


def test_without_findings_it_says_when_they_appear(client: Client) -> None:
    assert "No finding is open" in page(client)


def test_an_imported_text_is_checked(client: Client) -> None:
    rows = (*ROWS, ("H 9 (1997)", "12 月", "文化", "", "サハリン", "", "港町の代表团が来訪"))
    apply(plan_new(text_of(rows), PROFILE), "0" * 64)
    assert "simplified-glyph" in page(client)
    with step("edit", who="tests") as archive:
        one = Event.objects.get(chronicle=PROFILE.slug, text__contains="代表团")
        archive.update(one, status="draft")
    assert "simplified-glyph" not in page(client)


def test_a_withdrawn_correction_is_gone(client: Client) -> None:
    assert "simplified glyph" in page(client)
    with step("edit", who="tests") as archive:
        for one in Correction.objects.filter(kind="simplified-glyph"):
            archive.update(one, status="rejected")
    assert "simplified glyph" not in page(client)


@pytest.mark.parametrize("language", ["ja", "en", "ru"])
def test_contradictions_lead_to_their_events(client: Client, language: str) -> None:
    shown = page(client, language)
    part = shown[shown.index('id="h-against"') :]
    assert f'href="/{language}/events/hkru-' in part


def test_drafts_do_not_show(client: Client, sample: None) -> None:
    assert "ウミガラス秘密行" not in page(client, "ja")
