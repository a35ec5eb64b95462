"""Who is at the keyboard, for the record of steps."""

from __future__ import annotations

import getpass
import os


def who() -> str:
    """The name in `KORYU_USER`, else the account's; "" where the system knows none."""
    if given := os.environ.get("KORYU_USER"):
        return given
    try:
        return getpass.getuser()
    except (
        OSError,
        KeyError,
        ImportError,
    ):  # a container's user without a name; Windows without one
        return ""
