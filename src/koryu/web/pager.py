"""The pages of a list of hits, told by the years they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from koryu.search import Hits
from koryu.web.asked import PER_PAGE, Asked

_AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page: its number, its years ("1997–1999", or "" where the order is not by date)."""

    number: int
    years: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Links to some of the pages: the first, those around the current one, the last.

    A number is missing between two links where `gaps` holds the second.
    """

    pages: int
    links: list[PageLink]
    gaps: set[int]
    previous: PageLink | None
    next: PageLink | None


def pager(hits: Hits, asked: Asked, page: int) -> Pager:
    """The pager of a search that shows `page`."""
    pages = max(1, -(-hits.total // PER_PAGE))
    near = {1, pages, *range(page - _AROUND, page + _AROUND + 1)}
    shown = sorted(number for number in near if 1 <= number <= pages)
    spans = _Spans(hits, asked)
    links = {
        number: PageLink(number, spans.years(number), asked.address(page=number), number == page)
        for number in shown
    }
    gaps = {after for before, after in pairwise(shown) if after > before + 1}
    return Pager(pages, list(links.values()), gaps, links.get(page - 1), links.get(page + 1))


class _Spans:
    """From which year to which each page goes: by the hits per year, without fetching a hit."""

    def __init__(self, hits: Hits, asked: Asked) -> None:
        backwards = asked.sort == "date-desc"
        ordered = sorted(hits.years.items(), reverse=backwards)
        self._by_date = asked.sort != "relevance" and not (backwards and hits.undated)
        self._years = [year for year, _ in ordered]
        self._ends = list(accumulate(count for _, count in ordered))
        self._total = hits.total

    def years(self, page: int) -> str:
        held = list(self._within((page - 1) * PER_PAGE, min(page * PER_PAGE, self._total)))
        if not self._by_date or not held:
            return ""
        return f"{held[0]}" if held[0] == held[-1] else f"{held[0]}–{held[-1]}"

    def _within(self, start: int, end: int) -> Iterator[int]:
        begins = [0, *self._ends]
        for year, begin, finish in zip(self._years, begins, self._ends, strict=False):
            if begin < end and finish > start:
                yield year
