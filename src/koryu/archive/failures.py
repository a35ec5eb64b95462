"""What the database could not do, said plainly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

_BUSY = Trilingual(
    "ほかの作業がデータベースに書き込んでいます。何も変えていません。",
    "Another program is writing to the database; nothing was changed.",
    "В базу данных пишет другая программа. Ничего не изменено.",
)
_BUSY_REMEDY = Trilingual(
    "その作業が終わってから、もう一度お試しください。",
    "Wait until it has finished, then try again.",
    "Дождитесь её завершения и повторите попытку.",
)
_FULL = Trilingual(
    "データベースに書き込めませんでした：{why}。何も変えていません。",
    "The database could not be written: {why}. Nothing was changed.",
    "Не удалось записать в базу данных: {why}. Ничего не изменено.",
)
_FULL_REMEDY = Trilingual(
    "空き容量と書き込みの許可を確かめてください。",
    "Check free space and permission to write.",
    "Проверьте свободное место и права на запись.",
)


@contextmanager
def told_plainly() -> Iterator[None]:
    """KoryuError where the database is busy, full or cannot be written; all was rolled back."""
    try:
        yield
    except OperationalError as error:
        if "locked" in str(error) or "lock timeout" in str(error):
            raise KoryuError(_BUSY, _BUSY_REMEDY) from error
        raise KoryuError(_FULL.fill(why=error), _FULL_REMEDY) from error
    except DatabaseError as error:
        if "disk" not in str(error) and "space" not in str(error):
            raise
        raise KoryuError(_FULL.fill(why=error), _FULL_REMEDY) from error
