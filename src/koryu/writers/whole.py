"""Files are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

_FAILED = Trilingual(
    "ファイルに書けません：{why}",
    "The file cannot be written: {why}",
    "Не удаётся записать файл: {why}",
)
_REMEDY = Trilingual(
    "フォルダーの有無、書き込みの許可、空き容量を確かめてください。",
    "Check that the folder exists, may be written to and has space left.",
    "Проверьте, существует ли папка, доступна ли она для записи и есть ли место.",
)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to, which becomes `path` when all went well. KoryuError where it cannot."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    except OSError as error:
        raise KoryuError(_FAILED.fill(why=error.strerror), _REMEDY, file=str(path)) from error
    finally:
        part.unlink(missing_ok=True)
