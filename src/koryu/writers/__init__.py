"""Events → files. The format follows from the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Event
from koryu.chronicle.trilingual import Trilingual
from koryu.writers.table import PLAIN, Table

Writer = Callable[[Iterable[Event], Path], int]

# Ending → module of this room; each has `write(events, path) -> number of events`.
FORMATS = {".jsonl": "jsonl", ".csv": "csv", ".xlsx": "xlsx", ".pdf": "pdf"}
# The formats that are tables for people, and are told how to show the events.
TABLES = frozenset({".csv", ".xlsx", ".pdf"})

_UNKNOWN = Trilingual(
    "「{ending}」の形式では書き出せません。",
    "“{ending}” is not a format koryu can write.",
    "Формат «{ending}» не поддерживается.",
)
_ENDINGS = Trilingual(
    "使える拡張子：{known}", "Possible extensions: {known}", "Допустимые расширения: {known}"
)


def writer_for(path: Path, table: Table = PLAIN) -> Writer:
    """The writer for a file's ending; KoryuError for an ending nobody writes."""
    ending = path.suffix.lower()
    name = FORMATS.get(ending)
    if name is None:
        known = " ".join(FORMATS)
        raise KoryuError(
            _UNKNOWN.fill(ending=path.suffix), _ENDINGS.fill(known=known), file=path.name
        )
    write: Callable[..., int] = import_module(f"koryu.writers.{name}").write
    return partial(write, table=table) if ending in TABLES else write
