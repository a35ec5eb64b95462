"""Which column holds what, and the labelled cells of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from koryu.chronicle.datephrase import is_date, is_year, year_phrase
from koryu.chronicle.labels import categories, category_of
from koryu.chronicle.record import AsRead, SourceRow
from koryu.chronicle.tables import table
from koryu.chronicle.text import squeeze

_TRAILING_NUMBER = re.compile(r"[\d.#]+$")
_NOTE = re.compile(r"\(.*?\)|\[.*?\]")
# Several labels in one cell: a line each, or set apart by a comma.
_SEVERAL = re.compile(r"\s*[\n、，]\s*")
_COUNT = re.compile(r"(?:約|延べ|計)?[\d,]+(?:名|人)(?:余|以上|程度)?")
_SAMPLE = 200
_LONG = 12  # the average text is longer, in characters; a label is shorter
# An event's own words: its title or account, then what is noted beside it.
TEXT_ROLES = ("text", "note")
_JAPANESE = re.compile(r"[ぁ-んァ-ヴ一-龥]")
_ENDED = re.compile(r"[。．.!?！？]\s*$")
DATE_ROLES = frozenset({"date", "year", "month"})
# The roles of the cells that belong to each part of what is read as labels: year, month, categories, regions.
_PARTS = (("year", "date"), ("month",), ("category",), ("region", "place", "partner"))
LABEL_ROLES = frozenset({"category", "region", "place", "partner"})


@cache
def _roles() -> dict[str, str]:
    return {
        squeeze(word).casefold(): row["role"]
        for row in table("headers")
        for word in row["words"].split(" | ")
    }


@cache
def role_of(header: str) -> str | None:
    """What a column of this name holds: a role of `profile.COLUMN_ROLES`, or None."""
    word = squeeze(header).casefold()
    bare = _NOTE.sub("", word)
    candidates = (word, _TRAILING_NUMBER.sub("", word), bare, _TRAILING_NUMBER.sub("", bare))
    return next((role for one in candidates if (role := _roles().get(one))), None)


def columns_by_name(headers: Sequence[str]) -> dict[str, str]:
    """Header → role for the headers whose names tell it."""
    return {header: role for header in headers if (role := role_of(header))}


def columns_of(
    header: Sequence[str],
    rows: Sequence[Mapping[str, str]],
    given: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Header → role, in the order of the table, for every column whose role can be told.

    What is `given` (by a profile) counts first, then the names, then the content: dates are
    known by their words, the text by its length, labels by the vocabulary and the gazetteer.
    """
    told = {**columns_by_name(header), **(given or {})}
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    cells = {
        name: [cell for row in sample if (cell := row.get(name, "").strip())] for name in header
    }
    for name in header:
        if name not in told and cells[name] and (role := _role_by_content(cells[name])):
            told[name] = role
    if "text" not in told.values():
        notes = {name: of for name, of in cells.items() if told.get(name) == "note"}
        if longest := _longest(cells, told) or _longest(notes, {}):
            told[longest] = "text"
    return {name: told[name] for name in header if name in told}


def _role_by_content(cells: Sequence[str]) -> str | None:
    """What cells of one column say about it; None for texts, numbers and what is mixed."""
    if _most(map(is_date, cells)):
        if _most(map(is_year, cells)):
            return "year"
        return "date" if _most(map(year_phrase, cells), 0.2) else "month"
    if _most(map(_COUNT.fullmatch, cells)):
        return "count"
    if sum(map(len, cells)) > _LONG * len(cells):
        return None
    if _most((category_of(one) in categories() for one in cells), 0.4):
        return "category"
    from koryu.chronicle.gazetteer_general import general_gazetteer  # large: only when needed

    places = general_gazetteer()
    named = (any(places.resolve(one) for one in _SEVERAL.split(cell)) for cell in cells)
    return "region" if _most(named, 0.4) else None


def _most(truths: Iterable[object], share: float = 0.6) -> bool:
    """Whether at least `share` of some answers are yes."""
    values = [bool(one) for one in truths]
    return sum(values) >= share * len(values)


def _longest(cells: Mapping[str, Sequence[str]], told: Mapping[str, str]) -> str | None:
    """The column without a role whose cells are longest, if they are as long as texts are."""
    lengths = {
        name: sum(map(len, of)) / len(of) for name, of in cells.items() if of and name not in told
    }
    best = max(lengths, key=lengths.__getitem__, default=None)
    return best if best is not None and lengths[best] > _LONG / 2 else None


def cells_of(row: SourceRow, columns: Mapping[str, str], *roles: str) -> list[str]:
    """The cells of a row that hold one of `roles`, in the order of the table."""
    return [cell for header, cell in row.cells.items() if columns.get(header) in roles]


def as_read(row: SourceRow, columns: Mapping[str, str]) -> AsRead:
    """The labelled cells as they stand, one label each; empty label cells are left out."""
    cells = row.cells
    year, month, categories, regions = (
        [cell for header in headers if (cell := cells.get(header))]
        for headers in _parts(tuple(columns.items()))
    )
    return AsRead(
        year=" ".join(year),
        month=" ".join(month),
        categories=tuple(chain.from_iterable(map(_several, categories))),
        regions=tuple(chain.from_iterable(map(_several, regions))),
    )


@lru_cache(maxsize=16)
def _parts(columns: tuple[tuple[str, str], ...]) -> tuple[list[str], ...]:
    """The headers of each part of what is read as labels, in the order of the table."""
    return tuple([header for header, role in columns if role in roles] for roles in _PARTS)


@lru_cache(maxsize=16384)
def _several(cell: str) -> tuple[str, ...]:
    """The labels of a cell; labels come again and again in a table."""
    return tuple(filter(None, _SEVERAL.split(cell)))


def text_of(row: SourceRow, columns: Mapping[str, str]) -> str:
    """The row's own words: the cells of its text columns, then of its notes, each a sentence.

    Where only one is filled, exactly that cell.
    """
    told: dict[str, list[str]] = {role: [] for role in TEXT_ROLES}
    for header, cell in row.cells.items():
        if (role := columns.get(header)) in told and cell.strip():
            told[role].append(cell)
    cells = list(chain.from_iterable(told.values()))
    return "".join([*map(_sentence, cells[:-1]), *cells[-1:]])


def _sentence(cell: str) -> str:
    """A cell as a sentence before another."""
    if _ENDED.search(cell):
        return cell if _JAPANESE.search(cell) else f"{cell} "
    return f"{cell}。" if _JAPANESE.search(cell) else f"{cell}. "


def counts_of(row: SourceRow, columns: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Header and cell of the columns that count people, where they are filled."""
    return tuple(
        (header, cell)
        for header, cell in row.cells.items()
        if columns.get(header) == "count" and cell.strip()
    )
