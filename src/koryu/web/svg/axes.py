"""Axes and grids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from koryu.web.numbers import grouped
from koryu.web.svg.elements import element, line, num, text
from koryu.web.svg.scales import Bands, labelled
from koryu.web.svg.words import shortened, width

LONGEST_NAME = 130.0  # of a name that stands aslant, in pixels
ASLANT = 60  # degrees


@dataclass(frozen=True, slots=True)
class Slot:
    """One place on the horizontal axis: a year, a decade, a month.

    `number` decides which labels stay where there is no room for all; -1 means that it is a name and
    always stays. `href` is where the slot leads.
    """

    label: str
    number: int
    href: str = ""


def slot_axis(slots: Sequence[Slot], bands: Bands, y: float, size: float = 12) -> str:
    """Labels below a line at `y`, as many as have room, none over the edge of the next."""
    room = max((width(one.label, size) for one in slots), default=0) + 12
    shown = labelled([one.number for one in slots], room, bands.step)
    crowded = bands.step < 26
    parts = [line(bands.left, y, bands.right, y, "axis")]
    if crowded:
        parts += [line(bands.middle(at), y, bands.middle(at), y + (6 if at in shown else 3), "tick")
                  for at, one in enumerate(slots) if one.number % 5 == 0 or at in shown]  # fmt: skip
    css = "mid" if size >= 12 else "mid t-s"
    parts += [text(bands.middle(at), y + 19, slots[at].label, css) for at in shown]
    return "".join(parts)


def slot_heads(slots: Sequence[Slot], bands: Bands, top: float, bottom: float) -> str:
    """Labels above a matrix, each with a line down through it; names stand aslant."""
    if named(slots):
        return "".join(
            line(bands.middle(at), top - 4, bands.middle(at), bottom, "grid")
            + _aslant(bands.middle(at) + 3, top - 8, shortened(one.label, LONGEST_NAME))
            for at, one in enumerate(slots)
        )
    room = max((width(one.label) for one in slots), default=0) + 12
    shown = labelled([one.number for one in slots], room, bands.step)
    parts = []
    for at in shown:
        x = bands.middle(at)
        if bands.step < 40:
            parts.append(line(x, top - 4, x, bottom, "grid"))
        parts.append(text(x, top - 10, slots[at].label, "mid"))
    return "".join(parts)


def named(slots: Sequence[Slot]) -> bool:
    """Whether the slots are names and not numbers."""
    return any(one.number < 0 for one in slots)


def _aslant(x: float, y: float, words: str) -> str:
    return element(
        "text",
        escape(words),
        x=x,
        y=y,
        css="t-ink t-s",
        transform=f"rotate(-{ASLANT} {num(x)} {num(y)})",
    )


def count_grid(marks: Sequence[int], base: float, unit: float, left: float, right: float) -> str:
    """Lines for the numbers above 0, `unit` pixels each upwards from `base`, with the numbers."""
    parts = []
    for mark in marks:
        if mark:
            y = base - mark * unit
            parts += [line(left, y, right, y, "grid"), text(left - 6, y + 4, grouped(mark), "end")]
    return "".join(parts)
