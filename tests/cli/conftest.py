"""The office: a folder, and the program run in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from koryu.archive.importing import apply
from koryu.archive.plan import plan_new
from tests.archive.minato import PROFILE, text_of
from tests.cli.office import DAMAGED, Office, Program, fill
from tests.tables import ROWS


@pytest.fixture
def office(
    db: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Office:
    monkeypatch.setenv("KORYU_USER", "佐藤")
    monkeypatch.setenv("LC_ALL", "ja.UTF-8")
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path, capsys)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def minato(office: Office) -> Office:
    """The office with a small chronicle in its archive, which has three findings."""
    apply(plan_new(text_of(DAMAGED), replace(PROFILE, id_prefix="mi")), "0" * 64)
    return office


@pytest.fixture
def four(office: Office) -> Office:
    """The office with a chronicle of four rows in its archive."""
    apply(plan_new(text_of(ROWS), PROFILE), "0" * 64, "佐藤")
    return office


@pytest.fixture
def review(minato: Office, _review: dict[str, bytes]) -> Office:
    """A review sheet r.xlsx with the first finding accepted, as it comes from the program."""
    if not _review:
        minato.done("check", "--chronicle", "minato", "--write", "r.xlsx")
        minato.edit("r.xlsx", lambda book: fill(book["判定"], 2, 判定="採用"))
        _review["r.xlsx"] = (minato.folder / "r.xlsx").read_bytes()
    (minato.folder / "r.xlsx").write_bytes(_review["r.xlsx"])
    return minato


@pytest.fixture(scope="session")
def _review() -> dict[str, bytes]:
    """The sheet, made once: every test begins with the same archive."""
    return {}
