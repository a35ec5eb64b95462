"""koryu check: findings grouped by rule for people, as JSON Lines for programs."""

import json
from pathlib import Path

import pytest

from koryu.cli.main import main

TABLE = "\n".join(
    [
        "新潟とロシアの交流年表",
        "",
        "年\t月\t分野\t地域\t内容",
        "H 10 (1998)\t3 月\t文化\t\tウラジオストク市の合唱団が新潟市で公演",
        "H 10 (1998)\t4 月\t文化\t\t新潟市の経済代表团がウラジオストク市を訪問",
        "H 10 (1998)\t5 月\t文化\t\tウラジオSTOK市の絵画展を新潟市で開催",
    ]
)


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "chronicle.txt"
    path.write_text(TABLE, "utf-8")
    return str(path)


def test_json_lines_have_the_form_that_stays_put(
    table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", table, "--format", "jsonl"]) == 0
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = {one["rule"]: (one["text"], one["suggestion"]) for one in findings}
    assert told["simplified-glyph"] == ("代表团", "代表団")
    assert told["mixed-script"] == ("ウラジオSTOK", "ウラジオストク")
    for one in findings:
        assert set(one) == {
            "rule", "severity", "column", "span", "text", "suggestion", "confidence", "message", "source"
        }  # fmt: skip
        assert set(one["source"]) == {"file", "page", "row", "line"}


@pytest.mark.parametrize(
    ("locale", "title"), [("ja_JP", "簡体字"), ("en_US", "Simplified Chinese glyph")]
)
def test_people_read_them_by_rule_in_their_language(
    table: str,
    locale: str,
    title: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", f"{locale}.UTF-8")
    assert main(["check", table]) == 0
    out = capsys.readouterr().out
    assert f"{title} [simplified-glyph] 1" in out
    assert "代表団" in out
