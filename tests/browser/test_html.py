"""Every page kind is valid HTML."""

from __future__ import annotations

import json
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.browser.pages import page_kinds
from tests.browser.tools import tool

pytestmark = pytest.mark.browser


def test_is_valid(site: str, tmp_path: Path) -> None:
    for language in ("ja", "en", "ru"):
        for number, page in enumerate(page_kinds()):
            address = urllib.parse.quote(f"{language}/{page}", safe="/?=&:%")
            path = tmp_path / f"{language}-{number}.html"
            path.write_bytes(_content(f"{site}/{address}"))
    run = subprocess.run(
        ["java", "-jar", tool("vnu"), "--format", "json", "--exit-zero-always", tmp_path],
        capture_output=True, check=True,
    )  # fmt: skip
    messages = json.loads(run.stderr)["messages"]
    faults = [one for one in messages if one["type"] == "error"]
    assert not [(one["url"][-12:], one["message"], one.get("extract")) for one in faults]


def _content(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as answer:
        return answer.read()
