"""The officer's year from the command line: the real program, with a home of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.tables import ROWS, page


class Office:
    """A home folder, and the program run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, language: str = "ja") -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "KORYU_HOME": str(self.folder / "home"),
            "KORYU_USER": "佐藤",
            "LC_ALL": f"{language}.UTF-8",
            "PYTHONUTF8": "1",
        }
        return subprocess.run(
            [sys.executable, "-m", "koryu.cli.main", *arguments],
            capture_output=True,
            text=True,
            env=environment,
            cwd=self.folder,
            check=False,
        )

    def done(self, *arguments: str) -> str:
        result = self.run(*arguments)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def refused(self, *arguments: str) -> str:
        result = self.run(*arguments)
        assert result.returncode == 1, result.stdout
        assert "Traceback" not in result.stderr
        return result.stderr


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_bundled_record_goes_out_and_comes_back_unchanged(office: Office) -> None:
    for name in ("all.xlsx", "all.csv"):
        assert "684" in office.done("export", name)
        shown = office.done("import", name, "--dry-run")
        assert "変わるところはありません" in shown
        assert "684  変わらない行" in shown
    assert "684" in office.done("log")


def test_the_years_loop(office: Office) -> None:
    office.done("template", "next.xlsx")
    book = openpyxl.load_workbook(office.folder / "next.xlsx")
    book.worksheets[0].append(
        ["R 6 (2024)", "5 月", "文化", "", "サハリン", "", "港の合唱団8名を派遣"]
    )
    book.save(office.folder / "next.xlsx")
    before = office.done("import", "next.xlsx", "--dry-run")
    assert "1  新しい行" in before
    assert "何も変えていません" in before
    assert "取り込みました" in office.done("import", "next.xlsx", "--yes")
    office.done("check", "--write", "review.xlsx")
    review = openpyxl.load_workbook(office.folder / "review.xlsx")
    sheet = review.worksheets[0]
    heads = [one.value for one in sheet[1]]
    sheet.cell(2, heads.index("判定") + 1).value = "却下"
    review.save(office.folder / "review.xlsx")
    assert "却下 1" in office.done("accept", "review.xlsx")
    log = office.done("log")
    assert "佐藤" in log
    assert log.index("判定の取り込み") < log.index("取り込み  next.xlsx")
    office.done("undo")
    office.done("undo")
    assert "取り消せる作業がありません" in office.refused("undo")
    office.done("undo", "--redo")
    assert "685" in office.done("export", "all.jsonl")
    office.done("export", "before.jsonl", "--as-of", "1")
    assert len((office.folder / "before.jsonl").read_text("utf-8").splitlines()) == 684


def test_changed_characters_are_marked(office: Office) -> None:
    (office.folder / "a.txt").write_text(page(ROWS), "utf-8")
    office.done("import", "a.txt", "--chronicle", "minato", "--yes")
    edited = (*ROWS[0][:6], ROWS[0][6].replace("8名", "9名"))
    (office.folder / "b.txt").write_text(page((edited, *ROWS[1:])), "utf-8")
    assert "[-8-]{+9+}名" in office.done("import", "b.txt", "--dry-run")


def test_sheet_of_decisions_is_asked_for(office: Office) -> None:
    (office.folder / "a.txt").write_text(page(ROWS), "utf-8")
    office.done("import", "a.txt", "--chronicle", "minato", "--yes")
    (office.folder / "b.txt").write_text(page((*ROWS, ROWS[1])), "utf-8")
    assert "--write" in office.refused("import", "b.txt", "--yes")
    office.done("import", "b.txt", "--write", "decide.xlsx")
    book = openpyxl.load_workbook(office.folder / "decide.xlsx")
    heads = [one.value for one in book.worksheets[0][1]]
    book.worksheets[0].cell(2, heads.index("決定") + 1).value = "取り込まない"
    book.save(office.folder / "decide.xlsx")
    shown = office.done("import", "b.txt", "--decided", "decide.xlsx", "--yes")
    assert "変わるところはありません" in shown


@pytest.mark.slow
def test_second_import_waits_and_then_is_told(office: Office) -> None:
    """While another program writes, an import gets one clear message and changes nothing."""
    (office.folder / "a.txt").write_text(page(ROWS), "utf-8")
    office.done("export", "all.jsonl")
    lock = sqlite3.connect(office.folder / "home" / "koryu.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    try:
        told = office.refused("import", "a.txt", "--chronicle", "minato", "--yes")
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    assert "ほかの作業" in told
    assert "minato" in office.refused("export", "m.jsonl", "--chronicle", "minato")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import", "nowhere.txt"), "nowhere.txt"),
        (("export", "all.doc"), ".doc"),
        (("export", "all.xlsx", "--corrected"), "PDF"),
        (("export", "all.xlsx", "--as-of", "99"), "99"),
        (("export", "all.xlsx", "--chronicle", "nowhere"), "nowhere"),
        (("template", "next.csv"), ".xlsx"),
        (("accept", "nowhere.xlsx"), "nowhere.xlsx"),
        (("undo", "--redo"), "やり直せる"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message(
    office: Office, arguments: tuple[str, ...], told: str
) -> None:
    assert told in office.refused(*arguments)


@pytest.mark.document
@pytest.mark.slow
def test_published_document_goes_in_and_out(office: Office, document: Path) -> None:
    assert "684  本文が付いた行" in office.done("import", str(document), "--yes")
    for name in ("all.xlsx", "all.csv", "all.pdf"):
        office.done("export", name)
        assert "変わるところはありません" in office.done("import", name, "--dry-run")


@pytest.mark.slow
def test_full_disk_gets_one_message_and_changes_nothing(office: Office) -> None:
    """The system refuses to let any file grow, as a full disk does."""
    resource = pytest.importorskip("resource")
    rows = [(*row[:6], f"{row[6]}（{number}回目）") for number in range(400) for row in ROWS]
    (office.folder / "a.txt").write_text(page(rows), "utf-8")
    office.done("log")
    size = (office.folder / "home" / "koryu.sqlite3").stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, limits[1]))
    try:
        told = office.refused("import", "a.txt", "--chronicle", "minato", "--yes")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "何も変えていません" in told
    assert "空き容量" in told
    assert "minato" not in office.done("log")
