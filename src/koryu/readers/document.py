"""One document → its rows, in this process. `readers.read` does it in a child."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Reading
from koryu.readers.decoding import decoded
from koryu.readers.grid import Grid, Line
from koryu.readers.kinds import kind_of
from koryu.readers.listing import read_list
from koryu.readers.table import read_grids
from koryu.readers.text import read_text


def read_document(path: Path, given: Mapping[str, str] | None = None) -> Reading:
    """The rows of the document at `path`. KoryuError names the file, and where in it.

    `given` names columns by a profile: header → role.
    """
    data, file, columns = path.read_bytes(), path.name, given or {}
    kind = kind_of(data, file)
    if kind == "text":
        return read_text(decoded(data, file), file, columns)
    if kind == "workbook":
        from koryu.readers.workbook import read_workbook

        return read_grids(read_workbook(data, file), file, columns)
    if kind == "pdf":
        from koryu.readers.pdf import read_pdf

        return _table_or_list("", *read_pdf(data, file), file, columns)
    from koryu.readers.html import read_html

    title, grids, lines = read_html(decoded(data, file), file)
    return _table_or_list(title, grids, [lines], file, columns, wraps=False)


def _table_or_list(
    title: str,
    grids: list[Grid],
    pages: list[list[Line]],
    file: str,
    given: Mapping[str, str],
    *,
    wraps: bool = True,
) -> Reading:
    """The rows of the tables; where there is no chronicle in them, of the lists around them."""
    try:
        return read_grids(grids, file, given, title)
    except KoryuError as no_table:
        try:
            return read_list(pages, file, title, wraps=wraps)
        except KoryuError:
            raise no_table from None
