"""Security headers and compression."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.test import Client

PAGE = "/en/events/"
STATIC = "/static/koryu/koryu.css"


@pytest.mark.parametrize("address", [PAGE, STATIC, "/api/events", "/en/nowhere/", "/healthz"])
def test_policy_allows_nothing_inline_and_no_other_host(
    client: Client, db: None, address: str
) -> None:
    response = client.get(address)
    policy = dict(
        part.strip().split(" ", 1)
        for part in response.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {policy[name] for name in policy if name.endswith("-src")} == {"'none'", "'self'"}
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    response.close()


@pytest.mark.parametrize("address", [PAGE, STATIC, "/api/events"])
def test_compresses_as_accepted(client: Client, db: None, address: str) -> None:
    plain = client.get(address)
    content = b"".join(plain) if plain.streaming else plain.content
    if plain.streaming:
        plain.close()
    for accepted, encoding, unpack in (
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
    ):
        packed = client.get(address, HTTP_ACCEPT_ENCODING=accepted)
        assert packed.headers["Content-Encoding"] == encoding
        assert int(packed.headers["Content-Length"]) == len(packed.content) < len(content) / 2
        assert unpack(packed.content) == content
        assert "Accept-Encoding" in packed.headers["Vary"]


def test_leaves_small_and_binary_answers_alone(client: Client, db: None) -> None:
    for address in ("/healthz", "/en/events/?q=korsakov&format=xlsx"):
        assert not client.get(address, HTTP_ACCEPT_ENCODING="br").has_header("Content-Encoding")


def test_head_and_not_modified(client: Client, db: None) -> None:
    first = client.get(STATIC, HTTP_ACCEPT_ENCODING="br")
    again = client.get(
        STATIC, HTTP_ACCEPT_ENCODING="br", HTTP_IF_MODIFIED_SINCE=first.headers["Last-Modified"]
    )
    assert again.status_code == 304
    assert client.head(STATIC, HTTP_ACCEPT_ENCODING="br").status_code == 200
