"""Reading the commented CSV tables that hold what is true of every chronicle."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `chronicle/data/<name>.csv` in order; lines that begin with # are comments."""
    return tuple(csv.DictReader(_lines(name)))


def rows(name: str) -> Iterator[list[str]]:
    """The same rows as lists of cells, for a table too large to be kept."""
    cells = csv.reader(_lines(name))
    next(cells)
    return cells


def _lines(name: str) -> Iterator[str]:
    text = files("koryu.chronicle").joinpath("data", f"{name}.csv").read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
