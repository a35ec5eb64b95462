"""A document's rows under the chronicle's own headers, with the marks koryu put on them.

A workbook or CSV that koryu exported has two columns more than the chronicle: the event's id, and
the number of the step it shows. Both may be lost; then rows are matched by what they say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from koryu.chronicle.align import Row
from koryu.chronicle.columns import DATE_ROLES, as_read, columns_by_name, text_of
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.fingerprint import fingerprint
from koryu.chronicle.pipeline import date_of
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import AsRead, EventDate, Reading, SourceRow
from koryu.chronicle.text import squeeze
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.sheets import address
from koryu.writers.columns import ID, STEP
from koryu.writers.guard import unguarded

_NO_COLUMN = Trilingual(
    "列「{header}」がありません。",
    "The column “{header}” is missing.",
    "Нет столбца «{header}».",
)
_NO_COLUMN_REMEDY = Trilingual(
    "列を元に戻して（koryu export で書き出した表と同じ並びに）、もう一度取り込んでください。",
    "Put the column back, as in the table that koryu export writes, and import again.",
    "Верните столбец, как в таблице koryu export, и повторите импорт.",
)
_TWICE = Trilingual(
    "{id} の行が2つあります（{other} 行と {line} 行）。行が二重に貼り付けられたようです。",
    "Two rows carry the id {id} (rows {other} and {line}); a row seems to have been pasted twice.",
    "Две записи с ID {id} (строки {other} и {line}): похоже, запись вставлена дважды.",
)
_TWICE_REMEDY = Trilingual(
    "余分な行を消してください。新しい出来事なら、ID のセルを空にしてください。",
    "Delete the extra row; if it is a new event, empty its ID cell.",
    "Удалите лишнюю запись; если это новое событие, очистите её ячейку ID.",
)
_INVENTED = Trilingual(
    "ID「{id}」は、この年表で使われたことのない番号です。",
    "The id “{id}” has never been given in this chronicle.",
    "ID «{id}» в этой хронике никогда не присваивался.",
)
_INVENTED_REMEDY = Trilingual(
    "新しい行の ID は空のままにしてください。番号は koryu が付けます。",
    "Leave the ID of a new row empty; koryu gives the numbers.",
    "Оставьте ID новой записи пустым: номера присваивает koryu.",
)
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a document as the chronicle's own table would have it.

    `original` is the row as it stands in the document, `row` has its cells under the chronicle's
    headers; `id` is "" and `step` None where not told.
    """

    original: SourceRow
    row: SourceRow
    labels: AsRead
    text: str
    date: EventDate | None
    fingerprint: str
    id: str = ""
    step: int | None = None

    @property
    def cells(self) -> Mapping[str, str]:
        return self.row.cells

    def is_emptied(self, columns: Mapping[str, str]) -> bool:
        """Whether nothing but the id is left of the row; a reader fills its date in from above."""
        told = (header for header, role in columns.items() if role not in DATE_ROLES)
        return not any(self.cells[header].strip() for header in told)


def lines_of(reading: Reading, profile: Profile, known: int) -> list[Line]:
    """The document's rows in the chronicle's layout; `known` is the next free number.

    KoryuError names a missing column, an id that stands twice, an id nobody gave.
    """
    own = _own_columns(reading, profile)
    marked = ID in reading.header
    rows = [_named(row, own, marked) for row in reading.rows]
    lines = list(_lines(rows, reading, profile))
    if marked:
        _check_ids(lines, reading, profile, known)
    return lines


def row_of(line: Line) -> Row:
    """What of a line takes part in the alignment."""
    labels = (*line.labels.categories, *line.labels.regions)
    return Row(line.fingerprint, line.date.edtf if line.date else "", labels, line.text, line.id)


def _own_columns(reading: Reading, profile: Profile) -> dict[str, str]:
    """The document's header → the chronicle's: the same names, else the same roles in order."""
    headers = [one for one in reading.header if one not in (ID, STEP)]
    present = [one for one in profile.columns if one in headers]
    if len(present) * 2 > len(profile.columns):
        own = {one: one for one in present}
    else:
        own = _by_role(headers, profile)
    for header in profile.columns:
        if header not in own.values():
            what = _NO_COLUMN.fill(header=header)
            sheet = reading.rows[0].source.page if _is_workbook(reading) else None
            raise KoryuError(what, _NO_COLUMN_REMEDY, file=reading.file, sheet=sheet, column=header)
    return own


def _by_role(headers: Sequence[str], profile: Profile) -> dict[str, str]:
    free = {role: profile.headers(role) for role in set(profile.columns.values())}
    own = {}
    for header, role in columns_by_name(headers).items():
        if free.get(role):
            own[header] = free[role].pop(0)
    return own


def _named(row: SourceRow, own: Mapping[str, str], marked: bool) -> SourceRow:
    plain = unguarded if marked else str
    theirs = {own[name]: plain(cell) for name, cell in row.cells.items() if name in own}
    cells = {header: theirs.get(header, "") for header in own.values()}
    marks = {name: row.cells.get(name, "").strip() for name in (ID, STEP)} if marked else {}
    return SourceRow(row.source, {**cells, **marks})


def _lines(rows: Sequence[SourceRow], reading: Reading, profile: Profile) -> Iterator[Line]:
    seen: Counter[tuple[str, ...]] = Counter()
    previous = None
    for original, marked in zip(reading.rows, rows, strict=True):
        cells = {name: marked.cells.get(name, "") for name in profile.columns}
        row = SourceRow(marked.source, cells)
        wording = tuple(squeeze(cell) for cell in cells.values())
        seen[wording] += 1
        labels = as_read(row, profile.columns)
        date = date_of(labels, profile, previous)
        previous = date.first_day.year if date else previous
        step = marked.cells.get(STEP, "")
        yield Line(
            original=original,
            row=row,
            labels=labels,
            text=text_of(row, profile.columns),
            date=date,
            fingerprint=fingerprint(cells.values(), seen[wording]),
            id=marked.cells.get(ID, ""),
            step=int(step) if step.isdecimal() else None,
        )


def _is_workbook(reading: Reading) -> bool:
    return reading.file.lower().endswith(WORKBOOKS)


def _place(line: Line, reading: Reading) -> dict[str, object]:
    """Where the id of a line stands: sheet and cell in a workbook, else line and column."""
    source = line.row.source
    if _is_workbook(reading):
        cell = address(source.line - 1, reading.header.index(ID))
        return {"file": source.file, "sheet": source.page, "cell": cell}
    return {"file": source.file, "line": source.line, "column": ID}


def _check_ids(lines: Sequence[Line], reading: Reading, profile: Profile, known: int) -> None:
    at: dict[str, Line] = {}
    for line in lines:
        if not line.id:
            continue
        place = _place(line, reading)
        if first := at.get(line.id):
            what = _TWICE.fill(id=line.id, other=first.row.source.line, line=line.row.source.line)
            raise KoryuError(what, _TWICE_REMEDY, **place)
        prefix, _, number = line.id.rpartition("-")
        if prefix != profile.id_prefix or not number.isdecimal() or int(number) >= known:
            raise KoryuError(_INVENTED.fill(id=line.id), _INVENTED_REMEDY, **place)
        at[line.id] = line
