"""An invented chronicle in the archive, and its editions as workbooks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from koryu.archive import models
from koryu.archive.exporting import remembered, rows_of
from koryu.archive.importing import apply
from koryu.archive.placing import Decisions
from koryu.archive.plan import Plan, plan_import, profile_of
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Reading
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.document import read_document
from koryu.readers.text import read_text
from koryu.writers import writer_for
from koryu.writers.table import Table
from tests.tables import HEADER, page

SLUG = "minato"
ROLES = ("year", "month", "category", "category", "region", "region", "text")
PROFILE = Profile(
    slug=SLUG,
    id_prefix="mn",
    title=Trilingual("みなとの往来", "Port to port", "Из порта в порт"),
    columns=dict(zip(HEADER, ROLES, strict=True)),
)
ROWS = (
    ("H 8 (1996)", "5 月", "文化", "", "サハリン", "", "港町の合唱団8名が対岸の音楽祭に参加"),
    ("H 8 (1996)", "9 月", "経済", "", "沿海", "小樽市", "水産加工の視察団12名を受け入れ"),
    ("H 9 (1997)", "2 月", "教育", "友好交流", "", "", "高校生の作文集を交換する取り決めに署名"),
    ("H 9 (1997)", "11-2 月", "スポーツ", "", "サハリン", "稚内市", "冬の卓球教室を4回開催"),
    ("H 10 (1998)", "6 月", "環境", "", "", "網走市", "=海岸の清掃に代表团が参加"),
    ("H 10 (1998)", "8 月", "文化", "", "サハリン", "", "灯台の写真展を二つの港で開催"),
)


def chronicle() -> models.Chronicle:
    return models.Chronicle.objects.get(pk=SLUG)


def planned(reading: Reading, decisions: Decisions | None = None) -> Plan:
    there = models.Chronicle.objects.filter(pk=SLUG).first()
    return plan_import(reading, profile_of(there) if there else PROFILE, there, decisions)


def imported(reading: Reading, decisions: Decisions | None = None) -> Plan:
    plan = planned(reading, decisions)
    apply(plan, "0" * 64)
    return plan


def text_of(rows: Sequence[tuple[str, ...]]) -> Reading:
    return read_text(page(rows), "minato.txt")


def exported(path: Path) -> Path:
    with remembered(chronicle(), path.name) as step:
        writer_for(path, Table(step=step.pk))(rows_of(SLUG), path)
    return path


def edited(path: Path, edit: Callable[[Any], None]) -> Path:
    """The workbook with its first sheet edited, as a person would in Excel."""
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)
    return path


def reading_of(path: Path) -> Reading:
    return read_document(path)


def texts() -> dict[str, str | None]:
    events = models.Event.objects.filter(chronicle=SLUG).exclude(status="removed")
    return dict(events.values_list("pk", "text"))
