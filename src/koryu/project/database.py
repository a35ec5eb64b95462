"""The database's settings: SQLite in koryu's home, or PostgreSQL by `DATABASE_URL`.

The reasons for each SQLite setting are in docs/architecture.md, "Never lose a write".
"""

from __future__ import annotations

import os
import sqlite3
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from koryu.project.home import home

# Older libraries can corrupt a database when a write-ahead log is reset, and some of them
# count the JSON functions of our own column constraints as unsafe in an untrusted schema.
_WAL_SAFE_SINCE = (3, 51, 3)


def database() -> dict[str, Any]:
    """Django's DATABASES["default"]. ValueError for a DATABASE_URL of another kind."""
    url = os.environ.get("DATABASE_URL", "")
    return _postgresql(url) if url else _sqlite()


def _sqlite() -> dict[str, Any]:
    recent = sqlite3.sqlite_version_info >= _WAL_SAFE_SINCE
    pragmas = f"""
        PRAGMA journal_mode={"WAL" if recent else "DELETE"};
        PRAGMA synchronous=FULL;
        PRAGMA foreign_keys=ON;
        PRAGMA trusted_schema={"OFF" if recent else "ON"};
        PRAGMA cache_size=-8000;
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home() / "koryu.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must begin with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
