"""Events as a file to take home."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse

from koryu.archive.journal import revision
from koryu.archive.record import records
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.writers import writer_for
from koryu.writers.table import Table

# What a download may be, with its media type.
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl; charset=utf-8",
}
_UNKNOWN = Trilingual(
    "「{form}」の形式ではダウンロードできません。",
    "There is no download in the format “{form}”.",
    "Формат «{form}» для скачивания не предусмотрен.",
)
_KNOWN = Trilingual("使える形式：{known}", "Formats: {known}", "Форматы: {known}").fill(
    known=", ".join(FORMATS)
)


def check(form: str) -> None:
    """KoryuError where `form` is none of `FORMATS`."""
    if form not in FORMATS:
        raise KoryuError(_UNKNOWN.fill(form=form), _KNOWN)


def download(ids: Sequence[str], form: str) -> HttpResponse:
    """The public events with these ids, in this order, as a file; `form` is one of `FORMATS`."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"koryu.{form}")
        writer_for(path, Table(step=revision()))(records(ids), path)
        answer = HttpResponse(path.read_bytes(), content_type=FORMATS[form])
    answer["Content-Disposition"] = f'attachment; filename="koryu.{form}"'
    return answer
