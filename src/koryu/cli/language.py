"""The language of messages."""

from __future__ import annotations

import locale
import os

from koryu.chronicle.trilingual import LANGUAGES


def language() -> str:
    """ "ja", "en" or "ru" by the locale (LC_ALL, LC_MESSAGES, LANG, else the system's); else "en"."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next(filter(None, named), None) or locale.getlocale()[0] or ""
    code = chosen[:2].lower()
    if chosen.lower().startswith("japan"):  # Windows writes Japanese_Japan.932
        code = "ja"
    if chosen.lower().startswith("russia"):
        code = "ru"
    return code if code in LANGUAGES else "en"
