"""The coverage notes that a list of hits needs beside it."""

from __future__ import annotations

from koryu.archive.models import Coverage
from koryu.chronicle.labels import category_of
from koryu.search import Hits
from koryu.web.asked import Asked
from koryu.web.kept import kept

_MOST = 3


def notes_for(asked: Asked, hits: Hits) -> list[Coverage]:
    """What the chronicles do not record, or only in part, of the categories these hits are about.

    These are the categories chosen; where none is, the one most of the hits have.
    """
    counts = hits.facets.get("category", [])
    leading = counts[0] if counts and counts[0].count * 2 > hits.total else None
    wanted = set(asked.filters.category) or ({leading.value} if leading else set())
    if not wanted or not hits.total:
        return []
    return _notes(tuple(sorted(wanted)))


@kept
def _notes(categories: tuple[str, ...]) -> list[Coverage]:
    labels = {label for one in categories for label in (one, category_of(one).name.ja)}
    doubtful = Coverage.objects.filter(
        chronicle__published=True, municipality="", category__in=labels
    ).exclude(state=Coverage.State.SYSTEMATIC)
    return list(doubtful[:_MOST])
