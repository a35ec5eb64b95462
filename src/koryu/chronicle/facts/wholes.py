"""Which count of people is part of which: 16名(うち中学生12名), 高校生を含む20名, 計30名."""

from __future__ import annotations

import re

from koryu.chronicle.facts.counts import Count

_PART = re.compile(r"(?:うち|内訳|内(?=[^外]))[^\d。]*$")
_PART_NEXT = re.compile(r"^[^。]*。(?:うち|内訳)[^\d。]*$")
_WITHIN = re.compile(r"[^\d。]*?(?:のうち|の内|を含む|を含め|含む)")


def wholes_of(text: str, counts: list[Count]) -> dict[int, int]:
    """Which count is part of which, by their positions in `counts`."""
    wholes: dict[int, int] = {}
    for at, count in enumerate(counts):
        if at and (whole := _whole_before(text, counts, at, wholes)) is not None:
            wholes[at] = whole
        if at + 1 < len(counts):
            following = counts[at + 1]
            if (
                re.search(r"を?含[むめ]", text[count.end : following.start])
                and count.meant < following.meant
            ):
                wholes[at] = at + 1
        if count.total:
            wholes.update(dict.fromkeys(_summands(counts, at), at))
    return wholes


def _whole_before(text: str, counts: list[Count], at: int, wholes: dict[int, int]) -> int | None:
    count, previous = counts[at], counts[at - 1]
    candidate = wholes.get(at - 1, at - 1)
    whole = counts[candidate]
    between = text[whole.end : count.start]
    if count.meant >= whole.meant or ("。" in between and not _PART_NEXT.search(between)):
        return None
    opened = between.startswith("(") and ")" not in between
    told = _PART.search(text[previous.end : count.start]) or _WITHIN.match(between)
    return candidate if opened or told else None


def _summands(counts: list[Count], at: int) -> list[int]:
    """The counts before a total that add up to it."""
    left, parts = counts[at].meant, []
    for before in range(at - 1, -1, -1):
        left -= counts[before].meant
        parts.append(before)
        if left <= 0:
            break
    return parts if left == 0 and len(parts) > 1 else []
