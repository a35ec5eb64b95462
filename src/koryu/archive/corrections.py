"""The corrected text: the text as read with the accepted corrections applied."""

from __future__ import annotations

from collections.abc import Iterable

from koryu.archive import models


def corrected(text: str | None, corrections: Iterable[models.Correction]) -> str | None:
    """`text` with every accepted correction of it applied; None where none applies."""
    if text is None:
        return None
    repaired = text
    for one in sorted(corrections, key=lambda one: -len(one.as_read)):
        if one.status == models.Correction.Status.ACCEPTED and one.as_read:
            repaired = repaired.replace(one.as_read, one.corrected)
    return repaired if repaired != text else None
