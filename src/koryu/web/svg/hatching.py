"""What was not recorded: hatched stretches, with the words why where there is room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from koryu.web.svg.elements import element, rect, text
from koryu.web.svg.scales import Bands
from koryu.web.svg.words import lines, width

_LEADING = 16
_LEAST_EMS = 4  # a stretch narrower than this holds no line one could read


@dataclass(frozen=True, slots=True)
class Gap:
    """Bands `first` to `last`, both included; `state` is "not" or "partly" recorded."""

    first: int
    last: int
    state: str
    words: str = ""


def patterns(key: str) -> str:
    """The two hatches of a drawing: close lines for not recorded, wide ones for in part."""
    return element("defs", _pattern(f"{key}-not", 7) + _pattern(f"{key}-partly", 16))


def _pattern(name: str, size: int) -> str:
    strokes = f"M-1 {size + 1}L{size + 1} -1M-1 1L1 -1M{size - 1} {size + 1}L{size + 1} {size - 1}"
    inner = element("path", css="hatchline", d=strokes)
    return element("pattern", inner, id=name, width=size, height=size,
                   patternUnits="userSpaceOnUse")  # fmt: skip


def hatched(gap: Gap, bands: Bands, top: float, bottom: float, key: str) -> str:
    """The stretch itself."""
    left = bands.start(gap.first)
    return rect(left, top, bands.start(gap.last + 1) - left, bottom - top,
                fill=f"url(#{key}-{gap.state})")  # fmt: skip


def reasons(gaps: Iterable[Gap], bands: Bands, top: float, most_lines: int, size: float) -> str:
    """The words of each stretch at its upper left, where they fit into it."""
    written = []
    for gap in gaps:
        left, right = bands.start(gap.first) + 8, bands.start(gap.last + 1) - 6
        broken = lines(gap.words, right - left, size)
        fits = (
            right - left >= _LEAST_EMS * size
            and len(broken) <= most_lines
            and all(width(one, size) <= right - left for one in broken)
        )
        if gap.words and fits:
            css = "halo t-ink" if size >= 12 else "halo t-ink t-s"
            written += [
                text(left, top + 18 + at * _LEADING, one, css) for at, one in enumerate(broken)
            ]
    return "".join(written)
