"""What pages keep until the archive changes.

Whatever changes what the world may see is a step of the archive; a step begins anew. The newest
step is asked for once a request, so that a page is of one state throughout.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.signals import request_finished, request_started

from koryu.search.snapshot import Mark, newest_step

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Given = ParamSpec("_Given")


class _Request(threading.local):
    """The request this thread is in, and the newest step as it found it."""

    going_on = False
    mark: Mark = None


_request = _Request()


def _begun(**_: Any) -> None:
    _request.going_on, _request.mark = True, None


def _ended(**_: Any) -> None:
    _request.going_on = False


request_started.connect(_begun)
request_finished.connect(_ended)


def _present() -> Mark:
    if not _request.going_on:
        return newest_step()
    if _request.mark is None:
        _request.mark = newest_step()
    return _request.mark


class Kept(Generic[_Key, _Value]):
    """A dictionary that is empty again after every step of the archive, and when it is full."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._mark: Mark = None
        self._values: dict[_Key, _Value] = {}

    def now(self) -> dict[_Key, _Value]:
        """The dictionary of the archive's present state; use it for one request at most."""
        mark = _present()
        if mark is None or mark != self._mark or len(self._values) >= self._most:
            self._mark, self._values = mark, {}
        return self._values


def kept(function: Callable[_Given, _Value]) -> Callable[_Given, _Value]:
    """Keeps the answers of a function of few, hashable arguments, read from the archive alone."""
    answers: Kept[tuple[object, ...], _Value] = Kept(1_000)

    @wraps(function)
    def answer(*args: _Given.args, **kwargs: _Given.kwargs) -> _Value:
        known, key = answers.now(), (*args, *kwargs.items())
        if key not in known:
            known[key] = function(*args, **kwargs)
        return known[key]

    return answer
