"""The rules, each in a file of its own, by the name it registers under."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import getdoc

from koryu.chronicle.checks.document import Document
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

Look = Callable[[Document], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable name, a title for lists, and what looks through a document.

    `damage` marks the rules about reading damage: of two findings of theirs that overlap only
    the surer one is told.
    """

    name: str
    title: Trilingual
    look: Look
    damage: bool = False

    @property
    def reason(self) -> str:
        """Why the rule exists: the docstring of its function."""
        return getdoc(self.look) or ""


_RULES: dict[str, Rule] = {}


def rule(name: str, title: Trilingual, *, damage: bool = False) -> Callable[[Look], Look]:
    """Registers the decorated function as the rule `name`; two rules of one name are an error."""

    def register(look: Look) -> Look:
        if name in _RULES:
            raise ValueError(f"two rules are named {name}")
        _RULES[name] = Rule(name, title, look, damage)
        return look

    return register


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its name, in the order of the files."""
    package = import_module("koryu.chronicle.checks")
    for module in pkgutil.iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return _RULES
