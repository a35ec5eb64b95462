"""The fields of the query language and how their values are read."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from koryu.chronicle import edtf
from koryu.chronicle.query import errors
from koryu.chronicle.query.tree import Days, Field, Numbers, Span
from koryu.chronicle.query.words import searchable
from koryu.chronicle.tables import table
from koryu.chronicle.trilingual import Trilingual

ANY = sys.maxsize
_COMPARED = re.compile(r"(>=|<=|>|<|=)?\s*(\d{1,9})")
_RANGE = re.compile(r"(\d{0,9})\.\.(\d{0,9})")
_POINT = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_EXAMPLES = {
    "numbers": "1997 · 1997..2002 · >100",
    "days": "1998 · 1998-08 · 1998-08-15 · 1998-06..1998-08",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A field: its name, how its value is read, and the words it may be typed by."""

    name: str
    kind: str
    words: tuple[str, ...]


@cache
def fields() -> tuple[Known, ...]:
    """Every field, in the order the documentation lists them."""
    return tuple(
        Known(row["name"], row["kind"], tuple(row["words"].split(" | ")))
        for row in table("query_fields")
    )


@cache
def _by_word() -> dict[str, Known]:
    return {searchable(word): known for known in fields() for word in known.words}


@cache
def values(field: str) -> dict[str, str]:
    """The words an allow-listed field takes → the value each means."""
    return {
        searchable(word): row["value"]
        for row in table("query_values")
        if row["field"] == field
        for word in row["words"].split(" | ")
    }


def field_named(word: str) -> Known | None:
    """The field a word before a colon names, in any language."""
    return _by_word().get(searchable(word))


def unknown_field(word: str, token: str, at: int) -> errors.QueryError:
    """The error for a field that is none, with the nearest and the way to search for the text."""
    names = [known.words[0] for known in fields()]
    close = errors.nearest(searchable(word), [*_by_word()])
    remedy = (
        errors.DID_YOU_MEAN.fill(suggestion=f"{close}:")
        if close
        else errors.ONE_OF.fill(choices=", ".join(names))
    )
    quoted = errors.TO_SEARCH_IT.fill(quoted=f'"{token}"')
    both = Trilingual(*(f"{remedy.of(code)} {quoted.of(code)}" for code in ("ja", "en", "ru")))
    what = errors.UNKNOWN_FIELD.fill(name=word)
    return errors.QueryError(what, both, close, position=at + 1)


def field(known: Known, text: str, span: Span) -> Field:
    """`name:text` as a node. QueryError where the text is no value of the field."""
    if not text.strip():
        raise errors.QueryError(errors.NO_VALUE.fill(name=known.words[0]), position=span[0] + 1)
    readers: dict[str, Callable[[str], str | Numbers | Days | None]] = {
        "name": lambda value: value.strip(),
        "numbers": _numbers,
        "days": _days,
        "direction": values("direction").get,
        "has": values("has").get,
    }
    value = readers[known.kind](text if known.kind == "name" else searchable(text))
    if value is None:
        raise _bad_value(known, text, span)
    return Field(known.name, value, span)


def _bad_value(known: Known, text: str, span: Span) -> errors.QueryError:
    what = errors.BAD_VALUE.fill(name=known.words[0], value=text)
    if example := _EXAMPLES.get(known.kind):
        remedy = errors.ONE_OF.fill(choices=example)
        return errors.QueryError(what, remedy, position=span[0] + 1)
    return errors.not_among(what, searchable(text), [*values(known.name)], span[0] + 1)


def _numbers(text: str) -> Numbers | None:
    if match := _RANGE.fullmatch(text):
        if not any(match.groups()):
            return None
        return Numbers(int(match[1] or 0), int(match[2]) if match[2] else ANY)
    match = _COMPARED.fullmatch(text)
    if match is None:
        return None
    number = int(match[2])
    bounds = {
        ">": (number + 1, ANY), ">=": (number, ANY), "<": (0, number - 1), "<=": (0, number),
    }  # fmt: skip
    return Numbers(*bounds.get(match[1], (number, number)))


def _days(text: str) -> Days | None:
    first, dots, last = text.partition("..")
    try:
        if not dots:
            return _point(first)
        start = _point(first).first if first else date.min
        end = _point(last).last if last else date.max
    except ValueError:
        return None
    return Days(start, end) if first or last else None


def _point(text: str) -> Days:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and month > 12:  # EDTF's seasons are not asked for by number
        raise ValueError(text)
    at = edtf.point(year or 0, month, day)
    return Days(at.first_day, at.last_day)
