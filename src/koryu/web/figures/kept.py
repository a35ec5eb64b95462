"""Figures kept until the archive's next step, each language its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from koryu.web.kept import Kept
from koryu.web.templatetags.koryu import current_language

P = ParamSpec("P")
T = TypeVar("T")


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps up to `most` answers of a function of hashable arguments whose answers are immutable."""

    def decorate(make: Callable[P, T]) -> Callable[P, T]:
        answers: Kept[tuple[object, ...], T] = Kept(most)

        @wraps(make)
        def answer(*args: P.args, **named: P.kwargs) -> T:
            known, key = answers.now(), (current_language(), *args, *named.items())
            if key not in known:
                known[key] = make(*args, **named)
            return known[key]

        return answer

    return decorate
