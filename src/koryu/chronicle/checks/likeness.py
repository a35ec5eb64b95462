"""Rows of one year that tell nearly the same, found without comparing every row with every other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain, combinations
from typing import NamedTuple

from koryu.chronicle.checks.document import LABEL_ROLES, Document
from koryu.chronicle.record import EventDate

_WIDTH, _CONTENT_WIDTH = 4, 3
# One shingle in so many is looked up, and none that more rows share than this.
_SAMPLE, _CROWD = 3, 12
_SHORTEST = 6
_SIGNS = re.compile(r"[^\w]")
# What two offices write differently: particles and endings, 1千万 and 1,000万, 及び and と.
_FORM = re.compile(
    r"[ぁ-ゖ及並又内](?:(?<=[ぁ-ゖ])[ぁ-ゖ]*|(?<=及)び|(?<=並)びに|(?<=又)は|(?<=[市町村県]内)(?=[のにでを]))"
)
_THOUSANDS = re.compile(r"(\d{1,3})千")
_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(r"第\d+")


class Pair(NamedTuple):
    """Two rows of like wording; `first` stands before `second`.

    `alike` is the share of what they have in common once particles and endings are left out,
    `held` the share of the shorter one's wording that the other has, `run` the longest
    passage they share (where the dates are not the same).
    """

    first: int
    second: int
    alike: float
    held: float
    run: int
    same_numbers: bool
    same_ordinals: bool
    same_date: bool


class _Numbers(NamedTuple):
    """The numbers of a row, those of editions, and its words with the numbers left out."""

    counts: tuple[str, ...]
    ordinals: tuple[str, ...]
    masked: str


def _month(date: EventDate) -> tuple[int, int]:
    """The year and month of a date; month 0 where it tells none, or several."""
    is_one = (date.first_day.year, date.first_day.month) == (
        date.last_day.year,
        date.last_day.month,
    )
    return date.first_day.year, date.first_day.month if is_one else 0


def same_time(one: EventDate, other: EventDate) -> bool:
    """Whether two dates of one year can be the same: one holds the other."""
    return (one.first_day <= other.first_day and other.last_day <= one.last_day) or (
        other.first_day <= one.first_day and one.last_day <= other.last_day
    )


def _content(text: str) -> str:
    """The words of a text without what is said in several ways."""
    if "千" in text:
        text = _THOUSANDS.sub(r"\g<1>000", text)
    return _FORM.sub("", text)


def _sampled(text: str) -> set[str]:
    """The shingles that are looked up: one in _SAMPLE, told by its first character."""
    return set(_lookup().findall(text))


@cache
def _lookup() -> re.Pattern[str]:
    first = "".join(re.escape(chr(code)) for code in range(0, 0x10000, _SAMPLE))
    return re.compile(rf"(?=([{first}].{{{_CONTENT_WIDTH - 1}}}))")


def _longest_run(text: str, others: set[str]) -> int:
    """The length of the longest passage of `text` all of whose shingles are among `others`."""
    longest = run = 0
    for at in range(len(text) - _WIDTH + 1):
        run = run + 1 if text[at : at + _WIDTH] in others else 0
        longest = max(longest, run)
    return longest + _WIDTH - 1 if longest else 0


def shingles(text: str, width: int = _WIDTH) -> set[str]:
    return {text[at : at + width] for at in range(max(1, len(text) - width + 1))}


class Likeness:
    """Finds the pairs of like rows of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plain = [_SIGNS.sub("", squeezed) for squeezed in document.squeezed]
        self._content = [_content(text) for text in self._plain]

    @cached_property
    def _samples(self) -> list[set[str]]:
        """The shingles of each row that are looked up."""
        return [_sampled(text) for text in self._content]

    @cached_property
    def pairs(self) -> list[Pair]:
        """Pairs of rows of one year and of compatible labels whose shingles mostly agree."""
        blocks: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for row, reading in enumerate(self._document.dates):
            if reading.date and len(self._content[row]) >= _SHORTEST:
                blocks[_month(reading.date)].append(row)
        for year in {year for year, _ in blocks}:
            undated = blocks.pop((year, 0), [])
            for month in range(1, 13):
                if dated := blocks.get((year, month)):
                    dated += undated
            blocks[year, 0] = undated
        found = (pair for rows in blocks.values() for pair in self._pairs_of(rows))
        return list({(pair.first, pair.second): pair for pair in found}.values())

    def _pairs_of(self, rows: list[int]) -> Iterator[Pair]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows:
            for shingle in self._samples[row]:
                index[shingle].append(row)
        told = (combinations(held, 2) for held in index.values() if 1 < len(held) <= _CROWD)
        shared = Counter(chain.from_iterable(told))
        for (one, other), count in shared.items():
            least = min(len(self._samples[one]), len(self._samples[other]))
            if count * 4 >= least and self._fit(one, other):
                yield self._compared(one, other)

    def _fit(self, one: int, other: int) -> bool:
        return (
            self._numbers_fit(one, other)
            and self._labels_fit(one, other)
            and self._dates_fit(one, other)
        )

    def _dates_fit(self, one: int, other: int) -> bool:
        dates = self._document.dates
        first, second = dates[one].date, dates[other].date
        return bool(first and second and same_time(first, second))

    def _is_same_date(self, one: int, other: int) -> bool:
        dates = self._document.dates
        return dates[one].date == dates[other].date

    def _numbers_fit(self, one: int, other: int) -> bool:
        """Whether the rows have the same editions and counts, or differ in nothing but a count."""
        first, second = self._numbers[one], self._numbers[other]
        same_counts = first.counts == second.counts
        if first.ordinals != second.ordinals:
            return same_counts and not self._is_same_date(one, other)
        return same_counts or first.masked == second.masked or not self._is_same_date(one, other)

    def _labels_fit(self, one: int, other: int) -> bool:
        """Whether every label column has the same label, or none in one of the rows."""
        return all(
            not a or not b or a == b
            for a, b in zip(self._labels[one], self._labels[other], strict=True)
        )

    @cached_property
    def _labels(self) -> list[tuple[str, ...]]:
        columns = self._document.profile.columns
        headers = [header for header, role in columns.items() if role in LABEL_ROLES[1:]]
        return [
            tuple(row.cells.get(header, "") for header in headers) for row in self._document.rows
        ]

    @cached_property
    def _numbers(self) -> list[_Numbers]:
        return [
            _Numbers(
                tuple(sorted(_NUMBER.findall(content))),
                tuple(sorted(_ORDINAL.findall(plain))) if "第" in plain else (),
                _NUMBER.sub("#", plain),
            )
            for content, plain in zip(self._content, self._plain, strict=True)
        ]

    def _compared(self, one: int, other: int) -> Pair:
        first, second = sorted((one, other))
        a, b = self._plain[first], self._plain[second]
        mine, theirs = shingles(a), shingles(b)
        words, others = (shingles(self._content[row], _CONTENT_WIDTH) for row in (first, second))
        numbers, again = self._numbers[first], self._numbers[second]
        is_same_date = self._is_same_date(first, second)
        return Pair(
            first,
            second,
            len(words & others) / len(words | others),
            len(mine & theirs) / min(len(mine), len(theirs)),
            0 if is_same_date else _longest_run(a, theirs),
            numbers.counts == again.counts,
            numbers.ordinals == again.ordinals,
            is_same_date,
        )
