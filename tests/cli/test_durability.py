"""What must never happen: half an import after a crash, an edit lost among many writers."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterable

import pytest

from tests.cli.office import Program
from tests.tables import ROWS, page

pytestmark = pytest.mark.slow
KILLS, WRITERS, EDITS = 10, 8, 12
CHRONICLE = ("--chronicle", "minato")

# A curator: edits events of its own choice, one step each, beside seven others.
CURATOR = """
import sys
from koryu.cli.django import prepare
prepare()
from koryu.archive.journal import step
from koryu.archive.models import Event
mine, edits = int(sys.argv[1]), int(sys.argv[2])
for number in range(edits):
    with step("edit", who=str(mine)) as archive:
        event = Event.objects.order_by("position")[number]
        archive.update(event, **{"headline_en": f"{mine}-{number}"})
"""


def many_rows() -> tuple[tuple[str, ...], ...]:
    return tuple((*row[:6], f"{row[6]}（{n}回目）") for n in range(150) for row in ROWS)


def events_in(program: Program) -> int:
    """How many events the chronicle has; none where the archive knows no such chronicle."""
    if program.run("export", "now.jsonl", *CHRONICLE).returncode:
        return 0
    return len((program.folder / "now.jsonl").read_text("utf-8").splitlines())


def all_done_at_once(program: Program, commands: Iterable[list[str]]) -> None:
    """Starts these beside one another; each must succeed."""
    started = [
        subprocess.Popen(
            command,
            env=program.environment(),
            cwd=program.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in commands
    ]
    for one in started:
        _, told = one.communicate(timeout=300)
        assert one.returncode == 0, told


@pytest.fixture
def begun(program: Program) -> Program:
    """A database that the program has made, and a document beside it."""
    (program.folder / "a.txt").write_text(page(many_rows()), "utf-8")
    program.done("log")
    return program


def test_killed_import_is_whole_or_not_there(begun: Program) -> None:
    start = time.monotonic()
    begun.done("import", "a.txt", *CHRONICLE, "--yes")
    whole = time.monotonic() - start
    begun.done("undo")
    seen = set()
    for number in range(KILLS):
        process = subprocess.Popen(
            begun.command("import", "a.txt", *CHRONICLE, "--yes"),
            env=begun.environment(),
            cwd=begun.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * (0.35 + 0.65 * number / KILLS))
        process.send_signal(signal.SIGKILL)
        process.wait()
        there = events_in(begun)
        assert there in (0, len(many_rows()))
        seen.add(there)
        if there:
            begun.done("undo")
    assert 0 in seen, "no import was cut short: the kills come too late"


def test_writers_wait_for_one_another_and_lose_nothing(begun: Program) -> None:
    begun.done("import", "a.txt", *CHRONICLE, "--yes")
    curator = [sys.executable, "-c", CURATOR]
    all_done_at_once(begun, ([*curator, str(number), str(EDITS)] for number in range(WRITERS)))
    steps = [line for line in begun.done("log", "--limit", "500").splitlines() if " edit " in line]
    assert len(steps) == WRITERS * EDITS


def test_programs_that_begin_at_once_make_the_database_together(program: Program) -> None:
    all_done_at_once(program, [program.command("log")] * WRITERS)
    assert len(program.done("log").splitlines()) == 1
