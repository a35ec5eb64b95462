"""The program at work in a folder: in this process for speed, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from koryu.cli.main import main
from tests.tables import ROWS, page

Rows = tuple[tuple[str, ...], ...]
DAMAGED: Rows = (
    *ROWS,
    ("H 9 (1997)", "12 月", "文化", "", "サハリン", "", "港の合唱団8名と代表团を派遣"),
    ("H 9 (1997)", "12 月", "文化", "", "サハリソ", "", "港の写真展を開催、代表团が参加"),
)


@dataclass(frozen=True)
class Office:
    """Commands run here on the archive of the tests; every file is in `folder`."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, str, str]:
        self.capsys.readouterr()
        status = main(list(arguments))
        told = self.capsys.readouterr()
        return status, told.out, told.err

    def done(self, *arguments: str) -> str:
        status, out, err = self.run(*arguments)
        assert status == 0, err
        return out

    def refused(self, *arguments: str) -> str:
        status, out, err = self.run(*arguments)
        assert status == 1, out
        return err

    def text(self, name: str, rows: Rows) -> str:
        """A text of these rows in the folder; returns its name."""
        (self.folder / name).write_text(page(rows), "utf-8")
        return name

    def edit(self, name: str, edit: Callable[[Any], None]) -> None:
        """The workbook edited as a person would, sheet by sheet."""
        book = openpyxl.load_workbook(self.folder / name)
        edit(book)
        book.save(self.folder / name)


def fill(sheet: Any, row: int, **cells: str) -> None:
    """Fills cells of one row by the names of their columns."""
    heads = [one.value for one in sheet[1]]
    for name, words in cells.items():
        sheet.cell(row, heads.index(name) + 1).value = words


@dataclass(frozen=True)
class Program:
    """The real program with a home of its own."""

    folder: Path

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "koryu.cli.main", *arguments]

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "KORYU_HOME": str(self.folder / "home"),
            "KORYU_USER": "佐藤",
            "LC_ALL": "ja.UTF-8",
            "PYTHONUTF8": "1",
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            capture_output=True,
            text=True,
            env=self.environment(),
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
