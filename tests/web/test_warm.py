"""What a server does before anybody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from koryu.archive import documents
from koryu.archive.journal import step
from koryu.archive.models import Event, EventDocument
from koryu.web import warm

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A request leaves the connection of the test alone, as with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
def test_the_first_answers_are_answers() -> None:
    application = get_wsgi_application()
    told: list[str] = []

    def listened(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        def started(status: str, headers: list[tuple[str, str]]) -> None:
            told.append(status)
            start(status, headers)

        return application(environ, started)

    warm.first_answers(listened)
    assert told == ["200 OK", "200 OK"]


def test_documents_are_kept_and_kept_again() -> None:
    pauses: list[float] = []
    warm.keep_documents(pauses.append)
    assert EventDocument.objects.count() == Event.objects.public().count()
    assert len(pauses) > 1
    event = Event.objects.public().in_order()[0]
    with step("edit") as archive:
        archive.update(event, headline_en="Another headline")
    assert not EventDocument.objects.filter(event=event).exists()
    assert not documents.lacking.is_set()
    documents.documents([event.pk])
    assert documents.lacking.is_set()
    warm.keep_documents(pauses.append)
    assert "Another headline" in EventDocument.objects.get(event=event).json
    assert not documents.lacking.is_set()
