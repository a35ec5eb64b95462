"""The vocabulary of category labels: one id, three names, and the variants chronicles use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from koryu.chronicle.tables import table
from koryu.chronicle.text import squeeze
from koryu.chronicle.trilingual import Trilingual


@dataclass(frozen=True, slots=True)
class Category:
    """A category. A label outside the vocabulary is its own id and its own name."""

    id: str
    name: Trilingual
    variants: tuple[str, ...] = ()


@cache
def categories() -> tuple[Category, ...]:
    """The known categories, in the order pages list them."""
    return tuple(
        Category(
            row["id"],
            Trilingual(row["ja"], row["en"], row["ru"]),
            tuple(filter(None, row["variants"].split(" | "))),
        )
        for row in table("categories")
    )


@cache
def _by_word() -> dict[str, Category]:
    words: dict[str, Category] = {}
    for category in categories():
        names = category.name.as_dict().values()
        for word in (category.id, *names, *category.variants):
            words.setdefault(squeeze(word).casefold(), category)
    return words


def category_of(label: str) -> Category:
    """The category that a label, a variant, an id or a name in any language means."""
    known = _by_word().get(squeeze(label).casefold())
    return known or Category(squeeze(label), Trilingual(label))
