"""Whole numbers as each language writes them."""

from __future__ import annotations

from django.utils.translation import get_language

_FIVE_DIGITS = 10_000


def grouped(number: int) -> str:
    """12345 → 12,345; in Russian with a space, and four digits together."""
    if get_language() != "ru":
        return f"{number:,}"
    return f"{number:,}".replace(",", "\u00a0") if abs(number) >= _FIVE_DIGITS else str(number)
