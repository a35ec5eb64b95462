"""Events as a file to take home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse

from koryu.archive.models import Event
from koryu.archive.record import record_of
from koryu.chronicle import record
from koryu.writers import writer_for

# What a download may be, with its media type.
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl; charset=utf-8",
}
_BATCH = 500


def download(ids: Sequence[str], form: str) -> HttpResponse:
    """The public events with these ids, in this order, as a file; `form` is one of `FORMATS`."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"koryu.{form}")
        writer_for(path)(_records(ids), path)
        answer = HttpResponse(path.read_bytes(), content_type=FORMATS[form])
    answer["Content-Disposition"] = f'attachment; filename="koryu.{form}"'
    return answer


def _records(ids: Sequence[str]) -> Iterator[record.Event]:
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        held = {one.pk: one for one in Event.objects.public().filter(pk__in=batch).whole()}
        yield from (record_of(held[one]) for one in batch if one in held)
