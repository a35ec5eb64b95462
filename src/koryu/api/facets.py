"""Facets as JSON, put together from pieces that are made once for each state of the archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from koryu.search import Hits
from koryu.search.facets import FACETS, Labels, Ordered


class _Pieces:
    """Every value as it is told, with a place for its count."""

    def __init__(self, labels: Labels) -> None:
        self._values = [
            _told({"value": value, "count": 0, "name": name.as_dict()})
            .replace("%", "%%")
            .replace('"count":0', '"count":%d', 1)
            .encode()
            for (_, value), name in zip(labels.values, labels.names, strict=True)
        ]

    def facets(self, ordered: Ordered) -> Iterator[bytes]:
        numbers, counts, begins = ordered
        told = map(self._values.__getitem__, numbers)
        values = [one % count for one, count in zip(told, counts, strict=True)]
        for at, name in enumerate(FACETS):
            listed = b",".join(values[begins[at] : begins[at + 1]])
            yield b'"%b":[%b]' % (name.encode(), listed)


_known: WeakKeyDictionary[Labels, _Pieces] = WeakKeyDictionary()


def facets_json(hits: Hits) -> bytes:
    """The facets of an answer as a JSON object: by facet, a list of value, count and name."""
    if hits.counted is None:
        raise AssertionError
    labels, ordered = hits.counted
    if labels not in _known:
        _known[labels] = _Pieces(labels)
    return b"{%b}" % b",".join(_known[labels].facets(ordered))


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
