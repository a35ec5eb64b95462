"""One row of a table → one event or several: lists inside a cell, and dates inside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from koryu.chronicle.columns import LABEL_ROLES
from koryu.chronicle.datephrase import leading_date, told_date, trailing_date
from koryu.chronicle.gazetteer_general import general_gazetteer
from koryu.readers.grid import unwrapped
from koryu.readers.header import Header

MONTH, YEAR = "月", "年"
_BULLET = re.compile(
    r"^\s*(?:[・･●○◎◆◇■□▪•‣▶➢]|[-*＊](?=\s)|[①-⑳]|[(（]\d{1,2}[)）]|\d{1,2}[.．)）](?=\D))\s*"
)
_FEW = 0.3


def without_bullet(text: str) -> str | None:
    """A line without the bullet it begins with; None where it begins with none."""
    match = _BULLET.match(text)
    return text[match.end() :].strip() if match else None


def dated(text: str) -> tuple[str, str]:
    """The date a line begins or ends with, and the rest; "" where it tells none."""
    return told_date(text) or ("", text)


def tells_dates(texts: Sequence[str]) -> bool:
    """Whether enough texts of a table carry a date of their own."""
    return bool(texts) and sum(bool(dated(text)[0]) for text in texts) >= _FEW * len(texts)


def events_in(
    cells: Sequence[str], header: Header, year: str, dates_in_text: bool, wraps: bool
) -> Iterator[dict[str, str]]:
    """The cells of each event in a row, by name.

    `year` is the year a heading tells, for a table without a column of years; `dates_in_text`
    says that the texts carry the dates, for a table without a column of months; `wraps` that
    lines break where a column is full (PDF), so that a line break alone sets no labels apart.
    """
    named = dict(zip(header.names, cells, strict=False))
    for at in range(len(header.names), len(cells)):
        named[f"#{at + 1}"] = cells[at]
    broken = "\n" in "".join(cells)
    if not (broken or year or dates_in_text):
        yield named
        return
    texts = header.at("text")
    if broken:
        _join_lines(named, header.roles, wraps)
    if year and not header.at("year", "date"):
        named = {YEAR: year, **named}
    several = _several(named[header.names[texts[-1]]]) if broken and texts else []
    if not several and not dates_in_text:
        yield {name: unwrapped(cell) for name, cell in named.items()} if broken else named
        return
    column = header.names[texts[-1]]
    whole = unwrapped(named[column])
    for text in several or [without_bullet(whole) or whole]:
        date, rest = dated(text) if dates_in_text or several else ("", text)
        one = {**{name: unwrapped(cell) for name, cell in named.items()}, column: rest}
        yield _with_month(one, date, header) if date else {**one, column: text}


def _join_lines(named: dict[str, str], roles: Mapping[str, str], wraps: bool) -> None:
    """Labels on lines of their own are several labels; lines of other cells are one."""
    for name, cell in named.items():
        if "\n" in cell and roles.get(name) in LABEL_ROLES:
            labels = list(filter(None, map(str.strip, cell.split("\n"))))
            if not wraps or all(map(general_gazetteer().resolve, labels)):
                named[name] = "、".join(labels)


def _several(text: str) -> list[str]:
    """The events that stand as a list in one cell; none where it is one text."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    bulleted = [without_bullet(line) for line in lines]
    has_bullets = any(one is not None for one in bulleted)
    if not has_bullets and len(ended := _ended_by_dates(lines)) > 1:
        return ended
    marks = bulleted if has_bullets else list(map(_after_date, lines))
    if not marks or marks[0] is None or sum(one is not None for one in marks) < 2:
        return []
    events: list[str] = []
    for line, mark in zip(lines, marks, strict=True):
        if mark is not None:
            events.append(mark)
        else:
            events[-1] = unwrapped(f"{events[-1]}\n{line}")
    return events


def _ended_by_dates(lines: Sequence[str]) -> list[str]:
    """The events of lines whose dates stand in brackets behind each; none where one lacks it."""
    events: list[str] = []
    words: list[str] = []
    for line in lines:
        words.append(line)
        if trailing_date(line):
            events.append(unwrapped("\n".join(words)))
            words = []
    return [] if words else events


def _after_date(line: str) -> str | None:
    return line if leading_date(line) else None


def _with_month(named: dict[str, str], date: str, header: Header) -> dict[str, str]:
    """The row with a date from its text: in its empty column of months, or in one of its own."""
    months = header.at("month")
    if months:
        column = header.names[months[0]]
        return named if named[column] else {**named, column: date}
    with_it: dict[str, str] = {}
    years = {YEAR, *(header.names[at] for at in header.at("year", "date"))}
    placed = False
    for name, cell in named.items():
        with_it[name] = cell
        if name in years and not placed:
            with_it[MONTH] = date
            placed = True
    return with_it if placed else {MONTH: date, **named}
