"""Facets as JSON, put together from pieces that are made once for each state of the archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from koryu.search import Hits
from koryu.search.facets import FACETS, Labels, Ordered


class _Pieces:
    """What stands before and after the count of every value."""

    def __init__(self, labels: Labels) -> None:
        self._before = [f'{{"value":{_told(value)},"count":' for _, value in labels.values]
        self._after = [f',"name":{_told(name.as_dict())}}}' for name in labels.names]

    def facets(self, ordered: Ordered) -> Iterator[str]:
        before, after = self._before, self._after
        numbers, counts, begins = ordered
        values = [
            f"{before[number]}{count}{after[number]}"
            for number, count in zip(numbers, counts, strict=True)
        ]
        for at, name in enumerate(FACETS):
            yield f'"{name}":[{",".join(values[begins[at] : begins[at + 1]])}]'


_known: WeakKeyDictionary[Labels, _Pieces] = WeakKeyDictionary()


def facets_json(hits: Hits) -> str:
    """The facets of an answer as a JSON object: by facet, a list of value, count and name."""
    if hits.counted is None:
        raise AssertionError
    labels, ordered = hits.counted
    if labels not in _known:
        _known[labels] = _Pieces(labels)
    return f"{{{','.join(_known[labels].facets(ordered))}}}"


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
