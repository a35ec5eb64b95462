"""Two wordings side by side: which characters stayed, went and came."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that is in both wordings, only in the old or only in the new one."""

    kind: Literal["same", "gone", "new"]
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """The two wordings as runs, in order; together the old one and the new one whole."""
    found: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", old[old_from:old_to]))
            continue
        if old_from < old_to:
            found.append(Piece("gone", old[old_from:old_to]))
        if new_from < new_to:
            found.append(Piece("new", new[new_from:new_to]))
    return found


def marked(old: str, new: str) -> str:
    """Both wordings in one line of plain text: 港町の[-8-]{+9+}名."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces(old, new))
