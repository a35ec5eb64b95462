"""Figures kept until the archive's next step."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.utils.translation import get_language

from koryu.search.snapshot import newest_step

P = ParamSpec("P")
T = TypeVar("T")


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remembers the last `most` answers of a function for this state of the archive and each language.

    Its arguments must be hashable and its answers immutable.
    """

    def decorate(make: Callable[P, T]) -> Callable[P, T]:
        answers: OrderedDict[object, T] = OrderedDict()
        lock = Lock()

        @wraps(make)
        def remembered(*args: P.args, **named: P.kwargs) -> T:
            state = (newest_step(), str(settings.DATABASES["default"]["NAME"]), get_language())
            key = (state, args, tuple(sorted(named.items())))
            with lock:
                if key in answers:
                    answers.move_to_end(key)
                    return answers[key]
            answer = make(*args, **named)
            with lock:
                answers[key] = answer
                while len(answers) > most:
                    answers.popitem(last=False)
            return answer

        return remembered

    return decorate
