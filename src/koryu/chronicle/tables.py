"""Reading the commented CSV tables that hold what is true of every chronicle."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `chronicle/data/<name>.csv` in order; lines that begin with # are comments."""
    text = files("koryu.chronicle").joinpath("data", f"{name}.csv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(csv.DictReader(lines))
