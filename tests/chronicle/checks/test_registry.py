"""The rules as a whole: names, docstrings, docs, and what `check` makes of overlapping findings."""

import re
from pathlib import Path

from koryu.chronicle.checks import Document, check, rules
from tests.chronicle.checks import invented
from tests.chronicle.checks.tools import WORLD, rows

DOCS = Path(__file__).parents[3] / "docs" / "checks.md"


def test_every_rule_says_why_and_is_named_in_three_languages() -> None:
    for name, rule in rules().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert rule.reason, name
        assert rule.title.ja
        assert rule.title.en
        assert rule.title.ru


def test_the_docs_list_every_rule_and_no_other() -> None:
    assert set(re.findall(r"^### `([a-z-]+)`", DOCS.read_text("utf-8"), re.M)) == set(rules())


def test_of_overlapping_damage_only_the_surest_is_told() -> None:
    given = rows("ウラジオSTOK市を訪問", "ウラジオストク市を訪問")
    findings = list(check(given, invented.profile(WORLD), invented.gazetteer(WORLD)))
    assert [(one.rule, one.text) for one in findings if one.column == "内容"] == [
        ("mixed-script", "ウラジオSTOK")
    ]


def test_a_document_of_any_rows_is_looked_through() -> None:
    profile, places = invented.profile(WORLD), invented.gazetteer(WORLD)
    assert list(check([], profile, places)) == []
    assert list(check(invented.rows_of([["H 1 (1989)", *[""] * 6]]), profile, places)) == []


def test_a_run_longer_than_any_word_is_no_phrase() -> None:
    """Rules try every place in a phrase: one cell of a single sign must not hold them up."""
    given = rows("ア" * 5_000, "一" * 5_000, "港町を訪問")
    document = Document(given, invented.profile(WORLD), invented.gazetteer(WORLD))
    assert list(document.phrases) == ["港町", "訪問"]
    assert not list(check(given, invented.profile(WORLD), invented.gazetteer(WORLD)))
