"""koryu facts: events with computed facts on stdout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from koryu.cli.main import main
from tests.tables import ROWS, page


def test_one_event_a_line_with_facts_and_without_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "chronicle.txt"
    file.write_text(page(ROWS), "utf-8")
    assert main(["facts", str(file)]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(events) == len(ROWS)
    assert {one["id"] for one in events} == {None}
    choir, tour, signed, _ = events
    assert [one["count"] for one in choir["participants"]] == [8]
    assert (tour["direction"], tour["participants"][0]["side"]) == ("inbound", "partner")
    assert signed["agreement"] is True
    assert set(signed["basis"].values()) == {"computed"}


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", str(tmp_path / "none.txt")]) == 1
    assert "none.txt" in capsys.readouterr().err


def test_a_broken_row_is_named_after_the_events(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en")
    file = tmp_path / "chronicle.txt"
    file.write_text(page([*ROWS[:1], (*ROWS[1], "余分")]), "utf-8")
    assert main(["facts", str(file)]) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2
    assert "cannot be read as they stand: 1" in told.err
    assert "chronicle.txt" in told.err
