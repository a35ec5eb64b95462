"""Where koryu keeps its database and uploads."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home() -> Path:
    """The folder `KORYU_HOME` names, else the platform's user data folder. Not created here."""
    if given := os.environ.get("KORYU_HOME"):
        return Path(given).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "koryu"
