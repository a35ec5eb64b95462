"""The engine in use: the index in the process, or PostgreSQL (KORYU_SEARCH=postgres)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, Protocol

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from koryu.chronicle.trilingual import Trilingual
from koryu.search.asking import KEEPER
from koryu.search.columns import Values
from koryu.search.facets import Labels
from koryu.search.memory import Answer, Found, Page
from koryu.search.names import Names
from koryu.search.postgres import PostgresAnswer
from koryu.search.postgres_table import current
from koryu.search.resolve import Resolved
from koryu.search.text_index import TextIndex


class Answering(Protocol):
    """What a query finds."""

    @property
    def total(self) -> int: ...

    def counts(self) -> NDArray[np.int64]: ...

    def page(self, page: Page) -> Found: ...


class State(Protocol):
    """What an engine knows of the archive as it stands; `texts` where they are in the process."""

    @property
    def names(self) -> Names: ...
    @property
    def values(self) -> Values: ...
    @property
    def chronicles(self) -> dict[str, Trilingual]: ...
    @property
    def labels(self) -> Labels: ...
    @property
    def texts(self) -> TextIndex | None: ...

    def tied_to(self, things: Iterable[int]) -> dict[int, int]:
        """How many events are tied to each of some named things."""
        ...


class Engine(NamedTuple):
    """An engine at the archive's newest step."""

    state: State
    answer: Callable[[Resolved], Answering]


def engine() -> Engine:
    """The engine in use; it contains every step committed before this call."""
    if settings.SEARCH_ENGINE == "postgres":
        state = current()
        return Engine(state, partial(PostgresAnswer, state))
    snapshot = KEEPER.current()
    return Engine(snapshot, partial(Answer, snapshot))
