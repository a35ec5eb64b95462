"""Rounds of export → edit → check → accept → import → undo → redo lose nothing."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koryu.archive import journal, models
from koryu.archive.review import accept
from tests.archive import minato
from tests.archive.minato import ROWS, edited, exported, imported, reading_of, text_of
from tests.archive.test_review import item, sheet

pytestmark = pytest.mark.django_db
FEW, MANY = 3, 50
TIES = (models.Correction, models.Finding, models.EventCategory, models.Participant,
        models.EventPlace, models.EventSeries)  # fmt: skip


def state() -> dict[str, list[dict[str, Any]]]:
    """Everything the archive says of the chronicle, apart from its history."""
    events = models.Event.objects.filter(chronicle=minato.SLUG).order_by("pk")
    ties = {
        one.__name__: list(one.objects.filter(event__in=events).order_by("pk").values())
        for one in TIES
    }
    return {"Event": list(events.values()), **ties}


def undone_and_redone() -> None:
    after = state()
    last = journal.last_undoable()
    assert last is not None
    journal.undo(last)
    again = journal.last_redoable()
    assert again is not None
    journal.redo(again)
    assert state() == after


def one_round(number: int, chance: random.Random, folder: Path, expected: dict[str, str]) -> None:
    """An edit of one row, a new row, and a decision about another; all three must be there after."""
    path = exported(folder / f"{number}.{chance.choice(('xlsx', 'csv'))}")
    key = chance.choice(sorted(expected))
    words, added = f"{expected[key]}・{number}回目", f"新しい行{number}の記録"
    if path.suffix == ".xlsx":

        def edit(table: Any) -> None:
            for row in table.iter_rows(min_row=2):
                if row[7].value == key:
                    row[6].value = words
            table.append(["H 11 (1999)", "4 月", "文化", "", "", "", added])

        edited(path, edit)
    else:
        text = path.read_text("utf-8-sig")
        row = f"H 11 (1999),4 月,文化,,,,{added}" + "," * text.split("\n")[0].count(",")
        text = text.replace(f"{expected[key]},{key}", f"{words},{key}") + row[: len(row) - 6]
        path.write_text(text + "\r\n", "utf-8-sig", newline="")
    imported(reading_of(path))
    expected[key] = words
    undone_and_redone()
    new = models.Event.objects.get(text=added)
    expected[new.pk] = added
    accept(
        sheet(folder / f"{number}-r.xlsx", [item(new.pk, "記録", "覚え")], _2={"判定": "採用"}),
        "佐藤",
    )
    undone_and_redone()


ONCE = settings(
    max_examples=1,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@ONCE
@given(seed=st.integers(0, 10**6))
def test_rounds_lose_nothing(seed: int, tmp_path: Path) -> None:
    others = list(models.Event.objects.order_by("pk").values())
    rounds(FEW, seed, tmp_path)
    rest = models.Event.objects.exclude(chronicle=minato.SLUG).order_by("pk")
    assert list(rest.values()) == others


@pytest.mark.slow
@ONCE
@given(seed=st.integers(0, 10**6))
def test_fifty_rounds_lose_nothing(seed: int, tmp_path: Path) -> None:
    rounds(MANY, seed, tmp_path)


def rounds(how_many: int, seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    imported(text_of(ROWS[:4]))
    event = models.Event.objects.get(pk="mn-0001")
    event.headline_ja = event.headline_en = event.headline_ru = "決めた見出し"
    event.save()
    expected = {key: str(text) for key, text in minato.texts().items()}
    for number in range(how_many):
        one_round(number, chance, folder, expected)
    assert minato.texts() == expected
    assert models.Event.objects.get(pk="mn-0001").headline_en == "決めた見出し"
    corrected = models.Event.objects.filter(chronicle=minato.SLUG).exclude(text_corrected=None)
    told = {one.pk: str(one.text_corrected) for one in corrected}
    assert len(told) == how_many
    assert all(words == expected[key].replace("記録", "覚え") for key, words in told.items())
