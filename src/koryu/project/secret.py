"""The key that signs sessions: from the environment, else kept in koryu's home."""

from __future__ import annotations

import os
import secrets

from koryu.project.home import home


def secret_key() -> str:
    """`KORYU_SECRET_KEY`, else the content of `secret-key` in koryu's home, made on first use."""
    if given := os.environ.get("KORYU_SECRET_KEY"):
        return given
    path = home() / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
