"""How well the grammars read chronicles: invented ones of other places, and the bundled one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from koryu.chronicle.facts import Words, facts_of
from koryu.chronicle.record import Facts
from koryu.datasets import bundled_gazetteer, bundled_package, bundled_profile
from koryu.readers.text import read_text
from tests.chronicle.facts.invented import f1, misses, rows

NAME = "hokkaido_russia"


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("direction", 0.93),
        ("participants", 0.93),
        ("ordinals", 0.97),
        ("anniversaries", 0.95),
        ("agreement", 0.95),
    ],
)
def test_rows_the_grammars_were_tuned_on(field: str, least: float) -> None:
    chosen = rows("rows.tsv")
    assert len(chosen) >= 150
    assert f1(field, chosen) >= least, "\n".join(map(str, misses(field, chosen)))


@pytest.mark.parametrize(
    ("field", "least"),
    [("direction", 0.93), ("participants", 0.95), ("anniversaries", 0.95), ("agreement", 0.95)],
)
def test_rows_with_words_and_counts_in_several_columns(field: str, least: float) -> None:
    chosen = rows("columns.tsv")
    assert f1(field, chosen) >= least, "\n".join(map(str, misses(field, chosen)))


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("direction", 0.85),
        ("participants", 0.90),
        ("ordinals", 0.93),
        ("anniversaries", 0.90),
        ("agreement", 0.80),
    ],
)
def test_rows_the_grammars_had_never_met(field: str, least: float) -> None:
    assert f1(field, rows("unseen.tsv")) >= least


@pytest.fixture(scope="module")
def understood(document: Path) -> dict[str, Facts]:
    """The computed facts of the document's rows by the ids of the bundled chronicle."""
    profile, gazetteer = bundled_profile(NAME), bundled_gazetteer(NAME)
    reading = read_text(document.read_text("utf-8"), document.name)
    events = bundled_package(NAME).tables["events"]
    assert len(reading.rows) == len(events)
    words = (
        Words(row.cells["内容"], list(filter(None, (row.cells["地域1"], row.cells["地域2"]))))
        for row in reading.rows
    )
    facts = facts_of(words, profile, gazetteer)
    return {event["id"]: one for event, one in zip(events, facts, strict=True)}


def harmony(found: Counter[object], decided: Counter[object]) -> float:
    """F1."""
    return 2 * (found & decided).total() / (found.total() + decided.total())


@pytest.mark.document
def test_directions_agree_with_the_editors(understood: dict[str, Facts]) -> None:
    events = bundled_package(NAME).tables["events"]
    same = [understood[one["id"]].direction == (one["direction"] or None) for one in events]
    assert sum(same) / len(same) >= 0.96


@pytest.mark.document
def test_participants_agree_with_the_editors(understood: dict[str, Facts]) -> None:
    table = bundled_package(NAME).tables["participants"]
    decided = Counter[object]((one["event"], one["count"], one["side"] or None) for one in table)
    found = Counter[object](
        (event, one.count, one.side)
        for event, facts in understood.items()
        for one in facts.participants
    )
    assert harmony(found, decided) >= 0.97


@pytest.mark.document
def test_places_agree_with_the_editors(understood: dict[str, Facts]) -> None:
    table = bundled_package(NAME).tables["event_places"]
    decided = Counter[object]((one["event"], one["place"]) for one in table)
    found = Counter[object](
        (event, one.id) for event, facts in understood.items() for one in facts.places
    )
    right = (found & decided).total()
    assert right / decided.total() >= 0.97
    assert (found.total() - right) / found.total() <= 0.03


@pytest.mark.document
def test_ordinals_agree_with_the_editors(understood: dict[str, Facts]) -> None:
    table = bundled_package(NAME).tables["event_series"]
    decided = Counter[object]((one["event"], one["ordinal"]) for one in table if one["ordinal"])
    found = Counter[object](
        (event, one.ordinal)
        for event, facts in understood.items()
        for one in facts.series
        if one.ordinal
    )
    assert harmony(found, decided) >= 0.96


@pytest.mark.document
def test_anniversaries_agree_with_the_editors(understood: dict[str, Facts]) -> None:
    table = bundled_package(NAME).tables["anniversaries"]
    decided = Counter[object]((one["event"], one["years"], one["of"]) for one in table)
    found = Counter[object](
        (event, one.years, one.of)
        for event, facts in understood.items()
        for one in facts.anniversaries
    )
    assert harmony(found, decided) >= 0.93


@pytest.mark.document
def test_agreements_agree_with_the_editors(understood: dict[str, Facts]) -> None:
    events = bundled_package(NAME).tables["events"]
    decided = Counter[object](one["id"] for one in events if one["agreement"])
    found = Counter[object](event for event, facts in understood.items() if facts.agreement)
    assert harmony(found, decided) >= 0.88
