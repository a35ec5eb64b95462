"""What the address of the events page asks for, and the addresses that change it a little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from koryu.search import SORTS, Filters, Sort

PER_PAGE = 50
# A page number beyond any list; what is larger means the last page.
_MOST_PAGES = 10**9


@dataclass(frozen=True, slots=True)
class Asked:
    """Query, filters, order and page (from 1). `year` may come as `from` and `to` of a form."""

    query: str
    filters: Filters
    sort: Sort
    page: int

    @classmethod
    def of(cls, parameters: Mapping[str, Sequence[str]]) -> Asked:
        """Reads an address. An unknown order is by date, an unreadable page the first."""

        def one(name: str) -> str:
            return (parameters.get(name) or [""])[-1].strip()

        chosen = dict(parameters)
        if (first := one("from")) or one("to"):
            chosen["year"] = [f"{first}..{one('to')}"]
        sort: Sort = next((sort for sort in SORTS if sort == one("sort")), "date")
        page = int(one("page")) if one("page").isdecimal() and len(one("page")) < 12 else 1
        return cls(one("q"), Filters.of(chosen), sort, min(max(page, 1), _MOST_PAGES))

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The facets that have values."""
        return dict(self.filters.chosen())

    def address(self, **changes: str | int | Iterable[str] | None) -> str:
        """The address of this search with some parameters changed; None takes one away.

        Whatever changes, the list starts again at its first page unless `page` is given.
        """
        values: dict[str, object] = {"q": self.query, **self.chosen}
        values["sort"] = "" if self.sort == "date" else self.sort
        values.update(changes)
        kept = {
            name: value if isinstance(value, str | int) else list(value)  # type: ignore[call-overload]
            for name, value in values.items()
            if value
        }
        return f"?{urlencode(kept, doseq=True)}"

    def toggles(self, facet: str) -> Toggles:
        """Makes the links of one facet."""
        rest = self.address(**{facet: None}).removeprefix("?")
        return Toggles(facet, self.chosen.get(facet, ()), f"{rest}&" if rest else "")


@dataclass(frozen=True, slots=True)
class Toggles:
    """The addresses that add or take away one value of a facet; `rest` is what else is asked."""

    facet: str
    chosen: tuple[str, ...]
    rest: str

    def address(self, value: str) -> str:
        """The search with `value` chosen if it is not, and not chosen if it is."""
        if value in self.chosen:
            values = [one for one in self.chosen if one != value]
        else:
            values = [*self.chosen, value]
        own = "&".join(f"{self.facet}={quote(one)}" for one in values)
        return f"?{self.rest}{own}" if own else f"?{self.rest.removesuffix('&')}"
