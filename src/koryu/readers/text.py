"""Plain text: tables set apart by tabs, commas or bars; else lists by years.

The printed chronicle's own layout is one of these: a title line opens a page, a header row
follows it and is repeated on every page, then come the rows, one a line, cells set apart by tabs.
"""

from __future__ import annotations

from collections.abc import Mapping

from koryu.chronicle.record import Reading
from koryu.readers.delimited import grid_of
from koryu.readers.grid import check_lines
from koryu.readers.listing import lines_of, read_list
from koryu.readers.table import read_grids


def read_text(text: str, file: str, given: Mapping[str, str] | None = None) -> Reading:
    """The rows of a plain text. KoryuError where it holds no chronicle.

    `given` names columns by a profile: header → role.
    """
    check_lines(text, file)
    columns = given or {}
    grid = grid_of(text, file, columns)
    if grid is not None:
        return read_grids([grid], file, columns)
    return read_list([lines_of(text)], file)
