"""Events as the JSON of docs/interfaces.md, kept per state of the archive once they are made."""

from __future__ import annotations

import json
from collections.abc import Sequence

from koryu.search.events import by_ids
from koryu.search.snapshot import Mark, newest_step


class _Kept:
    """The documents made since the archive's newest step; whatever is published, changed or
    withdrawn is a step, and begins a new one.
    """

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.documents: dict[str, str] = {}


_MOST_KEPT = 20_000
_kept = _Kept(None)


def documents(ids: Sequence[str]) -> list[str]:
    """The JSON texts of the public events with these ids, in the order given."""
    global _kept
    mark, kept = newest_step(), _kept
    if mark is None or kept.mark != mark or len(kept.documents) > _MOST_KEPT:
        kept = _kept = _Kept(mark)
    lacking = [one for one in ids if one not in kept.documents]
    for event in by_ids(lacking):
        if event.id:
            kept.documents[event.id] = json.dumps(event.as_dict(), ensure_ascii=False)
    return [document for one in ids if (document := kept.documents.get(one))]
