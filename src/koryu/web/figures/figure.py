"""What a page shows as one figure, and the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from koryu.chronicle.trilingual import Trilingual
from koryu.web.numbers import grouped
from koryu.web.svg.elements import Drawing
from koryu.web.svg.scales import NARROW, WIDE
from koryu.web.templatetags.koryu import current_language

_SEPARATOR = Trilingual("、", ", ", ", ")


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: the class of its swatch (or of its stroke) and its words."""

    css: str
    words: str

    @property
    def classes(self) -> str:
        return self.css if self.css.startswith("stroke") else f"swatch {self.css}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: words, a class, where they lead."""

    words: str
    css: str = "n"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: caption and a line below it, headings, rows that begin with their heading, a last row."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    below: str = ""
    foot: Sequence[Cell] = ()

    def html(self) -> SafeString:
        """The table. Everything is escaped; cells are not made through templates, which took longest."""
        first, *others = self.head
        head = f'<th scope="col">{escape(first)}</th>' + "".join(
            f'<th scope="col" class="n">{escape(words)}</th>' for words in others
        )
        below = f" <small>{escape(self.below)}</small>" if self.below else ""
        body = "".join(f"<tr{_five(at)}>{_cells(row)}</tr>" for at, row in enumerate(self.rows))
        foot = f"<tfoot><tr>{_cells(self.foot)}</tr></tfoot>" if self.foot else ""
        return mark_safe(  # noqa: S308 - escaped piece by piece
            f'<table class="wide"><caption>{escape(self.caption)}{below}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table>"
        )


def _five(at: int) -> str:
    """Every fifth line is a little stronger, for the eye to keep its row."""
    return ' class="five"' if at and at % 5 == 0 else ""


def _cells(cells: Sequence[Cell]) -> str:
    first, *rest = cells
    return f'<th scope="row">{_inside(first)}</th>' + "".join(
        f'<td class="{escape(cell.css)}">{_inside(cell)}</td>' for cell in rest
    )


def _inside(cell: Cell) -> str:
    words = escape(cell.words)
    return f'<a href="{escape(cell.href)}">{words}</a>' if cell.href else words


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: names, the two drawings, the legend, notes on how to read it, the table behind.

    `links` lead to the same in other forms (label, address); `brush` is set where a range can be drawn.
    """

    id: str
    title: str
    label: str
    wide: SafeString
    narrow: SafeString
    sub: str = ""
    key: Sequence[Key] = ()
    notes: Sequence[str] = ()
    table: SafeString | None = None
    links: Sequence[tuple[str, str]] = ()
    brush: bool = False
    number: int = 0
    drawing: Drawing | None = field(default=None, repr=False)

    def numbered(self, number: int) -> Figure:
        """The same figure with its number on the page."""
        return replace(self, number=number)


def drawn(draw: Callable[[float, str], Drawing], key: str, sizes: tuple[float, float] = (WIDE, NARROW)
          ) -> tuple[Drawing, SafeString, SafeString]:  # fmt: skip
    """A figure drawn for a page and again for a telephone: the first drawing, and both as markup."""
    wide, narrow = draw(sizes[0], f"{key}-w"), draw(sizes[1], f"{key}-n")
    return wide, _safe(wide), _safe(narrow)


def _safe(drawing: Drawing) -> SafeString:
    return mark_safe(drawing.page())  # noqa: S308 - web.svg escapes every word


def counted(events: int) -> str:
    """A number of events in the page's language."""
    return ngettext("%(n)s event", "%(n)s events", events) % {"n": grouped(events)}


def listed(parts: Iterable[str]) -> str:
    """Names one after another."""
    return _SEPARATOR.of(current_language()).join(parts)
