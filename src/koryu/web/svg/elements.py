"""SVG elements as strings: numbers short, words escaped, colours left to the stylesheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape

from koryu.web.svg.projection import Point


def num(value: float) -> str:
    """A coordinate to a tenth of a pixel: 12.04 → 12, -0.04 → 0."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def attributes(**values: str | float | None) -> str:
    """`name="value"` for each value that is given and not empty; `css` means class."""
    return "".join(
        [
            f' {_named(name)}="{_text(value)}"'
            for name, value in values.items()
            if value is not None and value != ""
        ]
    )


@cache
def _named(name: str) -> str:
    return "class" if name == "css" else name.replace("_", "-")


def _text(value: str | float | None) -> str:
    return escape(value) if isinstance(value, str) else num(value or 0)


def element(name: str, inner: str = "", **values: str | float | None) -> str:
    """One element; `inner` is markup already."""
    head = f"<{name}{attributes(**values)}"
    return f"{head}>{inner}</{name}>" if inner else f"{head}/>"


def text(x: float, y: float, words: object, css: str = "") -> str:
    """A line of words; `css` may hold "mid" or "end" for where x lies in it."""
    return element("text", escape(str(words)), x=x, y=y, css=css)


def rect(x: float, y: float, width: float, height: float, css: str = "", title: str = "",
         **more: str) -> str:  # fmt: skip
    """A rectangle, which tells `title` when pointed at."""
    return element("rect", hint(title), x=x, y=y, width=width, height=height, css=css, **more)


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, css=css)


def dot(x: float, y: float, r: float, css: str, title: str = "") -> str:
    return element("circle", hint(title), cx=x, cy=y, r=r, css=css)


def path(d: str, css: str, title: str = "", width: float | None = None) -> str:
    return element("path", hint(title), d=d, css=css, stroke_width=width)


def hint(title: str) -> str:
    """What is told when the parent is pointed at."""
    return f"<title>{escape(title)}</title>" if title else ""


def link(href: str, inner: str) -> str:
    """Markup that leads somewhere. Not in the order of tabs: the table below has the same link."""
    return element("a", inner, href=href, tabindex="-1") if href else inner


def group(parts: Iterable[str], css: str = "", **values: str) -> str:
    return element("g", "".join(parts), css=css, **values)


def polygon(points: Sequence[Point]) -> str:
    """The path data of a closed line."""
    return "M" + "L".join(f"{num(x)},{num(y)}" for x, y in points) + "Z"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished figure: size in pixels, what it shows in words, the markup inside.

    `data` are the data-… attributes that a script reads.
    """

    width: float
    height: float
    label: str
    body: str
    data: dict[str, str] = field(default_factory=dict)

    def page(self) -> str:
        """The element as it stands in a page."""
        data = "".join(f' data-{name}="{escape(value)}"' for name, value in self.data.items())
        return (
            f'<svg viewBox="0 0 {num(self.width)} {num(self.height)}" width="{num(self.width)}" '
            f'height="{num(self.height)}" role="group" aria-label="{escape(self.label)}"{data}>'
            f'<g aria-hidden="true">{self.body}</g></svg>'
        )

    def file(self, title: str, styles: str) -> str:
        """The figure as a file of its own, with the styles that colour it."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {num(self.width)} '
            f'{num(self.height)}" width="{num(self.width)}" height="{num(self.height)}">'
            f"<title>{escape(title)}</title><desc>{escape(self.label)}</desc>"
            f"<style>{escape(styles, quote=False)}</style>"
            f'<rect class="paper" width="100%" height="100%"/>{self.body}</svg>\n'
        )
