"""The official table as PDF: A4, header on every page, page numbers, tagged (PDF/UA-1).

Needs the extra `[pdf]`: typst, which sets it, and a Noto CJK font; without that package the fonts of
the system are used.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from koryu.chronicle.columns import role_of
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Event
from koryu.chronicle.trilingual import Trilingual
from koryu.writers.columns import cells, header_of
from koryu.writers.table import PLAIN, TITLE, Table
from koryu.writers.whole import replacing

_NO_TYPST = Trilingual(
    "PDF を作る部品（typst）が入っていません。",
    "The part that makes PDF (typst) is not installed.",
    "Не установлен компонент для PDF (typst).",
)
_NO_TYPST_REMEDY = Trilingual(
    "pip install 'koryu[pdf]' で入れるか、.xlsx に書き出して印刷してください。",
    "Install it with pip install 'koryu[pdf]', or export .xlsx and print that.",
    "Установите его: pip install 'koryu[pdf]' — или выгрузите .xlsx и напечатайте.",
)
_NOT_SET = Trilingual(
    "PDF を組めませんでした：{why}",
    "The PDF could not be typeset: {why}",
    "Не удалось сверстать PDF: {why}",
)
# Packages of the extra that carry the font, and what it is called there and on systems.
_FONT_PACKAGES = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
_FONTS = ("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans", "MS Gothic")
# Column widths in millimetres; 0 takes what is left.
_WIDTHS = {"year": 23, "date": 30, "month": 15, "category": 19, "region": 25, "place": 22,
           "partner": 25, "count": 14, "text": 0}  # fmt: skip


def write(events: Iterable[Event], path: Path, table: Table = PLAIN) -> int:
    """Writes the PDF; returns how many events. KoryuError where typst is missing."""
    if find_spec("typst") is None:
        raise KoryuError(_NO_TYPST, _NO_TYPST_REMEDY, file=path.name)
    import typst

    rows = list(events)
    with replacing(path) as part, TemporaryDirectory() as folder:
        source = Path(folder, "chronicle.typ")
        source.write_bytes(files("koryu.writers").joinpath("chronicle.typ").read_bytes())
        Path(folder, "rows.json").write_text(_data(rows, table), "utf-8")
        made = Path(folder, "chronicle.pdf")
        try:
            typst.compile(
                str(source),
                output=str(made),
                font_paths=list(_font_folders()),
                pdf_standards=["ua-1"],
            )
        except RuntimeError as error:
            raise KoryuError(_NOT_SET.fill(why=error), file=path.name) from error
        shutil.copyfile(made, part)
    return len(rows)


def _data(rows: Sequence[Event], table: Table) -> str:
    header = header_of(rows)
    return json.dumps(
        {
            "title": TITLE,
            "subtitle": table.subtitle,
            "fonts": _FONTS,
            "header": header,
            "widths": [_WIDTHS.get(role_of(name) or "", 20) for name in header],
            "rows": [cells(event, header, table.corrected) for event in rows],
        },
        ensure_ascii=False,
    )


def _font_folders() -> Iterator[str]:
    for package in _FONT_PACKAGES:
        found = find_spec(package)
        if found and found.submodule_search_locations:
            yield from found.submodule_search_locations
