"""What the commands that write a workbook have in common."""

from __future__ import annotations

from pathlib import Path

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

_ENDING = Trilingual(
    "ここに書き出せるのは .xlsx だけです。",
    "Only .xlsx can be written here.",
    "Здесь можно записать только .xlsx.",
)
_ENDING_REMEDY = Trilingual(
    "ファイル名の終わりを .xlsx にしてください。",
    "Give the file a name that ends in .xlsx.",
    "Имя файла должно оканчиваться на .xlsx.",
)


def check_ending(path: Path) -> None:
    """KoryuError where the file's name does not end in .xlsx."""
    if path.suffix.lower() != ".xlsx":
        raise KoryuError(_ENDING, _ENDING_REMEDY, file=path.name)
