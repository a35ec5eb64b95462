"""Bars that lie: a name at the left, a bar from a common line, the number behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from koryu.web.svg.elements import Drawing, line, link, rect, text
from koryu.web.svg.rows import Names
from koryu.web.svg.scales import is_narrow
from koryu.web.svg.words import width


@dataclass(frozen=True, slots=True)
class Lying:
    """One bar: a name, a number, how it is written, a class, and where it leads."""

    name: str
    value: float
    words: str
    css: str = "inkfill"
    href: str = ""


def lying_bars(rows: Sequence[Lying], label: str, size: float) -> Drawing:
    """The figure, `size` pixels wide; long names are cut, their hint tells them whole."""
    narrow = is_narrow(size)
    names = Names.of([one.name for one in rows], narrow, most=140.0 if narrow else 320.0)
    left, tall = names.room, names.row(22.0 if narrow else 24.0)
    behind = max((width(one.words) for one in rows), default=0) + 12
    unit = (size - left - behind) / (max((one.value for one in rows), default=0) or 1)
    body = [line(left, 0, left, len(rows) * tall, "axis")]
    for at, one in enumerate(rows):
        y, long = at * tall, max(one.value * unit, 0)
        name = names.markup(one.name, left - 8, y + tall / 2, anchor="end")
        bar = rect(left, y + 4, long, tall - 8, one.css, f"{one.name}: {one.words}")
        body.append(link(one.href, name + bar + text(left + long + 6, y + tall / 2 + 4, one.words)))
    return Drawing(size, max(len(rows), 1) * tall + 2, label, "".join(body))
