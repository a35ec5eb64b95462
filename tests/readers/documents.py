"""One table written by other programs: openpyxl, the csv module, and a page of HTML."""

from __future__ import annotations

import csv
import html
import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

import openpyxl

Cells = Sequence[Sequence[str]]

_WIDTHS = ("6em", "4em", "6em", "6em", "9em", "6em", "auto")


def as_csv(header: Sequence[str], rows: Cells) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    return out.getvalue()


def as_workbook(title: str, header: Sequence[str], rows: Cells, path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ([title], [], header, *rows):
        book.active.append([cell or None for cell in row])
    book.save(path)
    return path


def as_html(title: str, header: Sequence[str], rows: Cells) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in cells)}</tr>"

    columns = "".join(f'<col style="width:{width}">' for width in _WIDTHS[-len(header) :])
    body = "\n".join(line(row, "td") for row in rows)
    return (
        '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><style>'
        "table{border-collapse:collapse}td,th{border:1px solid #000;font-size:9pt}</style></head>"
        f"<body><h1>{title}</h1><table><colgroup>{columns}</colgroup>"
        f"<thead>{line(header, 'th')}</thead><tbody>{body}</tbody></table></body></html>"
    )


def as_pdf(page: str, path: Path) -> Path:
    """The page as Chromium prints it."""
    source = path.with_suffix(".html")
    source.write_text(page, "utf-8")
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={path}",
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path
