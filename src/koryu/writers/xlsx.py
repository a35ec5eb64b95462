"""XLSX in the chronicle's own layout, with a protected column of ids."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from koryu.chronicle.record import Event
from koryu.writers.columns import HEADER, cells
from koryu.writers.whole import replacing

_WIDTHS = (14, 8, 14, 14, 18, 18, 90, 14)


def write(events: Iterable[Event], path: Path) -> int:
    """Writes the workbook; returns how many events. Every cell is a string, never a formula."""
    with replacing(path) as part:
        book = xlsxwriter.Workbook(
            part, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        )
        sheet = book.add_worksheet("交流の歴史")
        head = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for column, (name, width) in enumerate(zip((*HEADER, "ID"), _WIDTHS, strict=True)):
            sheet.set_column(column, column, width, wrap)
            sheet.write_string(0, column, name, head)
        sheet.freeze_panes(1, 0)
        count = 0
        for count, event in enumerate(events, start=1):
            for column, cell in enumerate((*cells(event), event.id or "")):
                sheet.write_string(count, column, cell, wrap)
        book.close()
    return count
