"""The database made ready: migrated, and with the bundled chronicle loaded."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from koryu.archive.bundle import load_bundled
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

_CANNOT_OPEN = Trilingual(
    "データベースを開けません：{why}",
    "The database cannot be opened: {why}",
    "Не удаётся открыть базу данных: {why}",
)
_CHECK_HOME = Trilingual(
    "空き容量と書き込みの許可を確かめてください。場所は KORYU_HOME（または DATABASE_URL）で決まります。",
    "Check free space and permission to write; KORYU_HOME (or DATABASE_URL) says where it lies.",
    "Проверьте свободное место и права на запись; место задаёт KORYU_HOME (или DATABASE_URL).",
)

_PATIENCE = 3.0  # seconds in which no migration is done
_PAUSE = 0.1


def make_ready() -> None:
    """Migrates, and loads the bundled chronicle where the archive holds none."""
    database: dict[str, Any] = settings.DATABASES["default"]
    try:
        if "sqlite" in database["ENGINE"]:
            Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        _migrate()
        load_bundled()
    except (OSError, DatabaseError, sqlite3.Error) as error:
        raise KoryuError(
            _CANNOT_OPEN.fill(why=error), _CHECK_HOME, file=str(database["NAME"])
        ) from error


def _migrate() -> None:
    """Migrates. Where another process is at it too, one of the two fails and looks again."""
    left, since = _pending(), time.monotonic()
    while left:
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except DatabaseError:
            if time.monotonic() - since > _PATIENCE:
                raise
            time.sleep(_PAUSE)
        if (now := _pending()) < left:
            left, since = now, time.monotonic()


def _pending() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
