"""Tables of plain cells → source rows: titles and notes left out, what is carried down written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from koryu.chronicle.columns import LABEL_ROLES
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.fingerprint import with_fingerprints
from koryu.chronicle.record import Finding, Reading, Source, SourceRow
from koryu.chronicle.text import squeeze
from koryu.readers.carry import Columns, carried
from koryu.readers.events import events_in, tells_dates
from koryu.readers.grid import Grid, Line, check_size, unwrapped
from koryu.readers.header import Header, find_header, header_words
from koryu.readers.heading import year_heading
from koryu.readers.messages import (
    NO_DATE,
    NO_DATE_REMEDY,
    NO_HEADER,
    NO_HEADER_REMEDY,
    NO_ROWS,
    NO_ROWS_REMEDY,
)
from koryu.readers.notes import (
    cell_count,
    is_no_row,
    is_note,
    stray_line,
    without_running_heads,
)


@dataclass(slots=True)
class _Document:
    """What has been read so far."""

    file: str
    title: str = ""
    header: dict[str, None] = field(default_factory=dict)
    rows: list[SourceRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """The table being read, its place, and what is carried down: the row above, the year."""

    header: Header
    columns: Columns
    page: int
    above: list[str]
    year: str = ""
    row: int = 0
    dates_in_text: bool = False
    has_gaps: bool = False


def read_grids(
    grids: Sequence[Grid], file: str, given: Mapping[str, str], title: str = ""
) -> Reading:
    """The rows of a document's tables. KoryuError where none of them is a chronicle's.

    `given` names columns by a profile; `title` is the document's own, where the format tells it.
    """
    document = _Document(file, title)
    table: _Table | None = None
    undated: Header | None = None
    for grid in grids:
        check_size(grid.lines, file, grid.page)
        header = _header(grid, table, given)
        if header is None:
            continue
        if not _is_dated(header, grid):
            undated = header
            continue
        table = _opened(header, grid, table)
        _read(grid, table, document)
    if table is None:
        raise _no_chronicle(undated, file)
    if not document.rows:
        raise KoryuError(NO_ROWS, NO_ROWS_REMEDY, file=file, page=table.page)
    rows, findings = with_fingerprints(document.rows), without_running_heads(document.findings)
    return Reading(file, document.title, tuple(document.header), tuple(rows), findings)


def _no_chronicle(undated: Header | None, file: str) -> KoryuError:
    if undated is None:
        return KoryuError(NO_HEADER, NO_HEADER_REMEDY, file=file)
    names = "・".join(undated.names[:8])
    return KoryuError(NO_DATE.fill(columns=names), NO_DATE_REMEDY, file=file)


def _header(grid: Grid, before: _Table | None, given: Mapping[str, str]) -> Header | None:
    """The grid's header; a page that goes on without one has that of the page before."""
    header = find_header(grid.lines, given)
    if before and grid.flows and grid.lines and (header is None or not header.words):
        return replace(before.header, first=0, last=0)
    return header


def _is_dated(header: Header, grid: Grid) -> bool:
    if header.at("year", "date", "month") or year_heading(grid.name):
        return True
    return any(len(alone) == 1 and year_heading(alone[0]) for alone in map(_filled, grid.lines))


def _filled(line: Line) -> list[str]:
    return [cell for cell in line.cells if cell]


def _opened(header: Header, grid: Grid, before: _Table | None) -> _Table:
    table = _Table(header, Columns.of(header), grid.page, [""] * len(header.names))
    texts = header.at("text")
    if texts and not header.at("month", "date"):
        cells = [
            line.cells[texts[-1]]
            for line in grid.lines[header.last :]
            if len(line.cells) > texts[-1]
        ]
        table.dates_in_text = tells_dates([cell for cell in cells if cell])
    if before and grid.flows and before.header.names == header.names:
        table.above, table.year, table.has_gaps = before.above, before.year, before.has_gaps
    elif year := year_heading(grid.name):
        _head(table, year)
    return table


def _read(grid: Grid, table: _Table, document: _Document) -> None:
    header = table.header
    for line in grid.lines[: header.first]:
        if any(line.cells):
            _alone(line, table, document)
    may_go_on = grid.flows and bool(document.rows)
    openings, texts = header.openings, header.at("text")
    for line in grid.lines[header.last :]:
        filled = sum(map(bool, line.cells))
        if header_words(line.cells[:1]) in openings and header_words(line.cells) in header.words:
            if grid.strict and table.row:
                table.page, table.row = table.page + 1, 0
        elif (
            filled == 0 or (filled == 1 and _alone(line, table, document)) or is_no_row(line.cells)
        ):
            continue
        elif line.merged.intersection(texts) and document.rows:
            _add_labels(line, table, document)
        elif may_go_on and _is_rest(line, table):
            _go_on(line, document)
            may_go_on = False
        else:
            _add(line, table, document, grid)
            may_go_on = False


def _head(table: _Table, year: str) -> None:
    """A heading's year counts for the rows below it."""
    table.year = year
    table.above = [""] * len(table.header.names)
    if table.columns.years:
        table.above[table.columns.years[0]] = year


def _alone(line: Line, table: _Table, document: _Document) -> bool:
    """Takes a line that is no row: a title, a year's heading, a note. False if it is a row."""
    filled = _filled(line)
    text = filled[0].strip()
    if year := year_heading(text):
        _head(table, year)
        return True
    if not document.rows and not document.title and not is_note(text):
        document.title = unwrapped(text)
        return True
    if not text or is_note(text) or squeeze(text) == squeeze(document.title):
        return True
    if line.cells.index(filled[0]) in table.header.at("text"):
        return False
    if table.row:
        source = Source(document.file, table.page, table.row, line.number)
        document.findings.append(stray_line(source, text))
    return True


def _add(line: Line, table: _Table, document: _Document, grid: Grid) -> None:
    names = table.header.names
    cells = line.cells
    if len(cells) != len(names):
        if grid.strict and (len(cells) < len(names) or any(cells[len(names) :])):
            source = Source(document.file, table.page, table.row + 1, line.number)
            document.findings.append(cell_count(source, len(names), cells))
        cells = [*cells[: len(names)], *filter(None, cells[len(names) :])]
        cells += [""] * (len(names) - len(cells))
    table.has_gaps = table.has_gaps or not any(cells[at] for at in table.columns.all)
    full = carried(cells, table.above, table.columns)
    table.above = full
    for named in events_in(full, table.header, table.year, table.dates_in_text, grid.flows):
        table.row += 1
        source = Source(document.file, table.page, table.row, line.number)
        document.header.update(dict.fromkeys(named))
        document.rows.append(SourceRow(source, named))


def _add_labels(line: Line, table: _Table, document: _Document) -> None:
    """More labels for the row above, whose text reaches down to this line."""
    last = document.rows[-1]
    labels = {
        table.header.names[at]: unwrapped(line.cells[at])
        for at in table.header.at(*LABEL_ROLES)
        if at < len(line.cells) and at not in line.merged and line.cells[at]
    }
    cells = {
        name: f"{cell}、{labels[name]}" if cell and name in labels else cell or labels.get(name, "")
        for name, cell in last.cells.items()
    }
    document.rows[-1] = replace(last, cells=cells)


def _is_rest(line: Line, table: _Table) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    It has no date, and either dates are never left empty here, or no label is there either.
    """
    cells = [*line.cells, *[""] * (len(table.header.names) - len(line.cells))]
    if any(cells[at] for at in table.columns.all):
        return False
    labels = table.header.at(*LABEL_ROLES)
    return not table.has_gaps or (bool(labels) and not any(cells[at] for at in labels))


def _go_on(line: Line, document: _Document) -> None:
    last = document.rows[-1]
    rest = dict(zip(last.cells, line.cells, strict=False))
    cells = {
        name: unwrapped("\n".join(filter(None, (cell, rest.get(name, "")))))
        for name, cell in last.cells.items()
    }
    document.rows[-1] = replace(last, cells=cells)
