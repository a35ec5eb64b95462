"""Tab-separated tables in text, as read from a printed chronicle.

The layout: a title line opens a page, a header row follows it and is repeated on every page,
then come the rows, one a line, cells divided by tabs.
"""

from __future__ import annotations

from koryu.chronicle.columns import columns_by_name
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.fingerprint import with_fingerprints
from koryu.chronicle.record import Finding, Reading, Source, SourceRow
from koryu.chronicle.trilingual import Trilingual

_NO_HEADER = Trilingual(
    "表の見出し行（年・月・内容など）が見つかりません。",
    "No header row (年, 月, 内容 or the like) was found.",
    "Не найдена строка заголовков таблицы (年, 月, 内容 и т. п.).",
)
_NO_HEADER_REMEDY = Trilingual(
    "列名の行がある表か確かめ、列名が違うときはプロファイルの columns で示してください。",
    "Check that the table has a row of column names; if they differ, name them under `columns` in a profile.",
    "Проверьте, есть ли в таблице строка с названиями столбцов; иные названия укажите в профиле (columns).",
)
_CELL_COUNT = Trilingual(
    "セルが{found}個あります（見出しは{expected}列）。",
    "The row has {found} cells; the header has {expected} columns.",
    "В записи {found} ячеек, а столбцов в заголовке — {expected}.",
)


def read_text(text: str, file: str) -> Reading:
    """The rows of a tab-separated text. KoryuError where it holds no table."""
    header: tuple[str, ...] = ()
    title = ""
    page = row = 0
    rows: list[SourceRow] = []
    findings: list[Finding] = []
    for number, line in enumerate(text.split("\n"), start=1):
        cells = line.split("\t")
        if _is_header(cells):
            header, page, row = header or tuple(cells), page + 1, 0
        elif not line.strip():
            continue
        elif len(cells) == 1 and not line.startswith("\t"):
            title = title or line.strip()
        elif header:
            row += 1
            source = Source(file, page, row, number)
            rows.append(SourceRow(source, _named(header, cells)))
            if len(cells) != len(header):
                findings.append(_cell_count(source, header, cells))
    if not header:
        raise KoryuError(_NO_HEADER, _NO_HEADER_REMEDY, file=file)
    return Reading(file, title, header, tuple(with_fingerprints(rows)), tuple(findings))


def _is_header(cells: list[str]) -> bool:
    """Whether most cells are column names and one of them names the text or the date."""
    known = columns_by_name(cells)
    return len(cells) > 1 and len(known) * 2 > len(cells) and "text" in known.values()


def _named(header: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """Cells under their column names; a cell beyond the header is named by its number."""
    names = [*header, *(f"#{at}" for at in range(len(header) + 1, len(cells) + 1))]
    return dict(zip(names, cells, strict=False))


def _cell_count(source: Source, header: tuple[str, ...], cells: list[str]) -> Finding:
    at = min(len(cells), len(header) + 1)
    return Finding(
        rule="cell-count",
        severity="error",
        column=f"#{at}",
        span=(0, len(cells[at - 1])),
        text=cells[at - 1],
        suggestion=None,
        confidence=1.0,
        message=_CELL_COUNT.fill(found=len(cells), expected=len(header)),
        source=source,
    )
