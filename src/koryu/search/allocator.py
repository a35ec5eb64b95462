"""What the index asks of the C library's allocator; does something only with glibc."""

from __future__ import annotations

import sys
from ctypes import CDLL, c_int, c_size_t
from typing import Any

_ARENA_MAX = -8  # M_ARENA_MAX of <malloc.h>


def use_one_arena() -> None:
    """Has all threads take memory from one place; before the first of them starts.

    A search uses arrays of the archive's length for a moment. In the arena of a thread of its own they
    are given back to the system and fetched anew each time, which takes half as long again as the search.
    """
    if (mallopt := _function("mallopt")) is not None:
        mallopt(c_int(_ARENA_MAX), c_int(1))


def give_back() -> None:
    """Has the memory that building an index freed returned to the system, a quarter of what it took."""
    if (trim := _function("malloc_trim")) is not None:
        trim(c_size_t(0))


def _function(name: str) -> Any:
    return getattr(CDLL(None), name, None) if sys.platform == "linux" else None
