"""What is answered before Django's layers is what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from koryu.api import at_once
from koryu.api.at_once import AtOnce, Environ
from koryu.archive.journal import step
from koryu.archive.models import Event

pytestmark = pytest.mark.django_db

PLAIN: tuple[dict[str, Any], ...] = (
    {}, {"q": "稚内"}, {"q": "稚内 OR korsakov", "category": ["culture", "友好交流"]},
    {"q": "", "year": "1990..1999", "region": "サハリン州"}, {"q": "量子計算機"}, {"q": ["a", "会"]},
    {"q": "会", "page": 2, "limit": 7}, {"limit": 0}, {"q": "会", "sort": "relevance"},
    {"q": "会", "sort": "date-desc", "category": "", "what": "else"}, {"q": "100% + &= ё"},
)  # fmt: skip
REFUSED: tuple[dict[str, Any], ...] = (
    {"q": "foo:bar"}, {"page": 0}, {"limit": "x"}, {"sort": "size"}, {"year": "never"},
    {"q": "x" * 10_001}, {"q": "\0"}, {"q": [str(number) for number in range(1_100)]},
)  # fmt: skip
OTHER = (
    {"HTTP_ACCEPT_ENCODING": "gzip, br"}, {"REQUEST_METHOD": "HEAD"}, {"REQUEST_METHOD": "POST"},
    {"HTTP_HOST": "elsewhere.example"}, {"PATH_INFO": "/api/events/hkru-0001"},
)  # fmt: skip


class Counting:
    """An application that counts how often it is called."""

    def __init__(self) -> None:
        self._application = get_wsgi_application()
        self.calls = 0

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        self.calls += 1
        return self._application(environ, start_response)


@pytest.fixture(autouse=True)
def one_connection(monkeypatch: pytest.MonkeyPatch) -> Iterable[None]:
    """A request leaves the connection of the test alone, as with Django's own test client."""
    monkeypatch.setattr(at_once, "close_old_connections", lambda: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def django() -> Counting:
    return Counting()


@pytest.fixture
def application(django: Counting) -> AtOnce:
    """It has met its host."""
    made = AtOnce(django)
    asked(made, {})
    django.calls = 0
    return made


def asked(application: Any, parameters: dict[str, Any], **more: str) -> tuple[Any, ...]:
    """Status, headers and body of an answer."""
    environ: Environ = {
        "PATH_INFO": "/api/events", "QUERY_STRING": urlencode(parameters, doseq=True),
        "HTTP_HOST": "localhost", **more,
    }  # fmt: skip
    setup_testing_defaults(environ)
    told: list[Any] = []
    body = b"".join(application(environ, lambda *one: told.append(one)))
    ((status, headers),) = told
    return status, sorted(headers), body


@pytest.mark.parametrize("parameters", PLAIN, ids=str)
def test_plain_searches_pass_django_by(
    application: AtOnce, django: Counting, parameters: dict[str, Any]
) -> None:
    answer = asked(application, parameters)
    assert django.calls == 0
    assert answer == asked(django, parameters)
    assert answer[0] == "200 OK"


@pytest.mark.parametrize("parameters", REFUSED, ids=lambda one: str(one)[:40])
def test_what_is_wrong_is_told_by_django(
    application: AtOnce, django: Counting, parameters: dict[str, Any]
) -> None:
    answer = asked(application, parameters)
    assert django.calls == 1
    assert answer == asked(django, parameters)
    assert answer[0].startswith("4")


@pytest.mark.parametrize("more", OTHER, ids=str)
def test_all_else_is_django_s(application: AtOnce, django: Counting, more: dict[str, str]) -> None:
    for _ in range(2):
        assert asked(application, {"q": "会"}, **more) == asked(django, {"q": "会"}, **more)
    assert django.calls == 4


def test_a_step_is_in_the_next_answer(application: AtOnce) -> None:
    with step("test") as archive:
        archive.update(Event.objects.get(pk="hkru-0214"), headline_ja="鸚鵡螺")
    assert b"hkru-0214" in asked(application, {"q": "鸚鵡螺"})[2]


def test_a_visitor_s_cookie_is_not_kept() -> None:
    def setting(environ: Environ, start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Set-Cookie", "a=b")])
        return [b"its own"]

    application = AtOnce(setting)
    assert [asked(application, {})[2] for _ in range(2)] == [b"its own"] * 2
