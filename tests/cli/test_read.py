"""koryu read: rows on stdout, findings on stderr, and what was understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from koryu.cli.main import main
from tests.tables import HEADER, ROWS, page

STRANGE = "なんねん\tだれ\tどうした\n" + "1998年8月\t合唱団\t来た\n1999年\t視察団\t去った\n" * 3


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "minato.txt"
    path.write_text(page(ROWS), "utf-8")
    return path


def test_rows_as_json_lines(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(table)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [tuple(row["cells"].values()) for row in rows] == list(ROWS)
    assert list(rows[0]["cells"]) == list(HEADER)
    assert list(rows[0]["source"]) == ["file", "page", "row", "line", "fingerprint"]
    assert (rows[1]["source"]["page"], rows[1]["source"]["row"], rows[1]["source"]["line"]) == (
        1,
        2,
        5,
    )


@pytest.mark.parametrize(("tongue", "word"), [("ja", "余分"), ("en", "header"), ("ru", "заголов")])
def test_broken_row_ends_in_1_and_says_where(
    tongue: str,
    word: str,
    table: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", tongue)
    table.write_text(page([*ROWS[:1], (*ROWS[1], "余分")]), "utf-8")
    assert main(["read", str(table)]) == 1
    said = capsys.readouterr().err
    assert word in said
    assert "#8" in said
    assert "minato.txt" in said


def test_explain_tells_reasons(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja")
    table.write_text(page(ROWS, "新潟とロシアの往来"), "utf-8")
    (table.parent / "minato.toml").write_text('home = ["jp-15"]\n', "utf-8")
    assert main(["read", str(table), "--explain"]) == 0
    said = capsys.readouterr().out
    for words in ("新潟県  ← 表題", "ロシア  ← 表題", "内容 = text  ← 列名「内容」", "minato.toml"):
        assert words in said


def test_profile_names_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, toml = tmp_path / "strange.txt", tmp_path / "columns.toml"
    path.write_text(STRANGE, "utf-8")
    toml.write_text(
        '[columns]\n"なんねん" = "date"\n"どうした" = "text"\n"だれ" = "partner"\n', "utf-8"
    )
    assert main(["read", str(path), "--profile", str(toml)]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["cells"] == {"なんねん": "1998年8月", "だれ": "合唱団", "どうした": "来た"}


def test_bad_profile_is_named(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (table.parent / "minato.toml").write_text("columns = 3\n", "utf-8")
    assert main(["read", str(table)]) == 1
    assert "minato.toml" in capsys.readouterr().err
