"""Columns that hold the same words in three languages."""

from __future__ import annotations

from koryu.chronicle.trilingual import LANGUAGES, Trilingual


def trilingual(model: object, field: str) -> Trilingual:
    """The columns `<field>_ja`, `<field>_en` and `<field>_ru` of a model instance."""
    return Trilingual(*(getattr(model, f"{field}_{language}") for language in LANGUAGES))
