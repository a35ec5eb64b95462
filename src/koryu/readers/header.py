"""Finding the row of column names in a table, by the names or by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from koryu.chronicle.columns import DATE_ROLES, columns_of, role_of
from koryu.chronicle.datephrase import is_date
from koryu.chronicle.text import squeeze
from koryu.readers.grid import Line, unwrapped

_SEARCHED = 60
_DIGIT = re.compile(r"\d")
_LONGEST_NAME = 15
# Names for the columns of a table that has none.
_NAMES = {
    "date": "年月日", "year": "年", "month": "月", "category": "分野", "region": "地域",
    "text": "内容", "count": "人数",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """Column names (unique, none empty), what each holds, and the lines they stand on.

    `first` and `last` are positions in the table, `last` exclusive; equal where names are made up.
    """

    names: tuple[str, ...]
    roles: Mapping[str, str]
    first: int
    last: int
    words: frozenset[tuple[str, ...]] = frozenset()

    @property
    def openings(self) -> frozenset[tuple[str, ...]]:
        """The first cell of every line of the header."""
        return frozenset(words[:1] for words in self.words)

    def at(self, *wanted: str) -> list[int]:
        """The positions of the columns that hold one of the roles."""
        return [at for at, name in enumerate(self.names) if self.roles.get(name) in wanted]


def find_header(lines: Sequence[Line], given: Mapping[str, str]) -> Header | None:
    """The header of a table; None where no column of dates and none of texts can be told."""
    for at, line in enumerate(lines[:_SEARCHED]):
        if is_header(line.cells, given):
            return _named(lines, at, given)
    return _by_content(lines, given)


def is_header(cells: Sequence[str], given: Mapping[str, str]) -> bool:
    """Whether most cells are column names, among them the text's, or a date's and a label's."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or len(filled[0]) > _LONGEST_NAME * 2:
        return False
    roles = {role for cell in filled if (role := given.get(unwrapped(cell)) or role_of(cell))}
    known = sum(1 for cell in filled if unwrapped(cell) in given or role_of(cell))
    return known * 2 > len(filled) and (
        "text" in roles or (len(roles) > 1 and bool(roles & DATE_ROLES))
    )


def header_words(cells: Sequence[str]) -> tuple[str, ...]:
    """What two prints of one header have in common."""
    return tuple(squeeze(cell) for cell in cells)


def _named(lines: Sequence[Line], at: int, given: Mapping[str, str]) -> Header:
    cells = [unwrapped(cell) for cell in lines[at].cells]
    words = {header_words(cells)}
    last = at + 1
    if last < len(lines) and _goes_on(cells, lines[last].cells, given):
        below = [unwrapped(cell) for cell in lines[last].cells]
        words.add(header_words(below))
        cells = [low or high for high, low in _padded(cells, below)]
        last += 1
    return _finished(cells, lines[last:], given, at, last, frozenset(words))


def _goes_on(upper: Sequence[str], lower: Sequence[str], given: Mapping[str, str]) -> bool:
    """Whether a second row of names stands below the first: merged cells repeat or stay empty."""
    pairs = _padded(upper, lower)
    if not any(pairs) or any(len(low) > _LONGEST_NAME or _DIGIT.search(low) for _, low in pairs):
        return False
    dated = [
        low
        for high, low in pairs
        if role_of(high) in {*DATE_ROLES, "text"} and high != low and not role_of(low)
    ]
    named = [low for high, low in pairs if low and (low == high or role_of(low) or low in given)]
    filled = [low for _, low in pairs if low]
    return bool(filled) and not any(dated) and len(named) * 2 > len(filled)


def _padded(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    width = max(len(upper), len(lower))
    return list(
        zip(
            [*upper, *[""] * (width - len(upper))],
            [*lower, *[""] * (width - len(lower))],
            strict=True,
        )
    )


def _by_content(lines: Sequence[Line], given: Mapping[str, str]) -> Header | None:
    rows = [line for line in lines if sum(map(bool, line.cells)) > 1]
    dated = next((at for at, line in enumerate(lines) if _has_date(line)), None)
    if dated is None or len(rows) < 2:
        return None
    width = max(len(line.cells) for line in rows)
    above = lines[dated - 1].cells if dated else []
    is_named = sum(map(bool, above)) * 2 >= width and all(
        len(cell) <= _LONGEST_NAME for cell in above
    )
    cells = [*above, *[""] * (width - len(above))] if is_named else [""] * width
    first = dated - 1 if is_named else dated
    words = frozenset({header_words(above)}) if is_named else frozenset[tuple[str, ...]]()
    header = _finished(cells, lines[dated:], given, first, dated, words)
    told = set(header.roles.values())
    return header if "text" in told and told & DATE_ROLES else None


def _has_date(line: Line) -> bool:
    return sum(map(bool, line.cells)) > 1 and any(is_date(cell) for cell in line.cells if cell)


def _finished(
    cells: Sequence[str],
    below: Sequence[Line],
    given: Mapping[str, str],
    first: int,
    last: int,
    words: frozenset[tuple[str, ...]],
) -> Header:
    """The header with unique names; columns without one are named by what they hold."""
    while cells and not cells[-1] and not any(line.cells[len(cells) - 1 :] for line in below):
        cells = cells[:-1]
    numbered = [cell or f"#{at}" for at, cell in enumerate(cells, start=1)]
    unique = _unique(numbered)
    rows = [dict(zip(unique, line.cells, strict=False)) for line in below]
    roles = columns_of(unique, rows, given)
    names = _unique(
        [
            _NAMES.get(roles.get(name, ""), name) if not cell else name
            for name, cell in zip(unique, cells, strict=True)
        ]
    )
    renamed = {new: roles[old] for old, new in zip(unique, names, strict=True) if old in roles}
    return Header(names, renamed, first, last, words)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names, a repeated one with its column number behind it."""
    seen: set[str] = set()
    result = []
    for at, name in enumerate(names, start=1):
        one = f"{name}#{at}" if name in seen else name
        seen.add(one)
        result.append(one)
    return tuple(result)
