"""Events → files. The format follows from the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Event
from koryu.chronicle.trilingual import Trilingual

Writer = Callable[[Iterable[Event], Path], int]

# Ending → module of this room; each has `write(events, path) -> number of events`.
FORMATS = {".jsonl": "jsonl", ".csv": "csv", ".xlsx": "xlsx"}

_UNKNOWN = Trilingual(
    "「{ending}」の形では書き出せません。",
    "There is no writer for “{ending}”.",
    "Формат «{ending}» не поддерживается.",
)
_ENDINGS = Trilingual(
    "使える拡張子：{known}", "Known endings: {known}", "Допустимые расширения: {known}"
)


def writer_for(path: Path) -> Writer:
    """The writer for a file's ending; KoryuError for an ending nobody writes."""
    name = FORMATS.get(path.suffix.lower())
    if name is None:
        known = " ".join(FORMATS)
        raise KoryuError(
            _UNKNOWN.fill(ending=path.suffix), _ENDINGS.fill(known=known), file=path.name
        )
    writer: Writer = import_module(f"koryu.writers.{name}").write
    return writer
