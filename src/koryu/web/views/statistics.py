"""Statistics: rows × columns × measure of any search, as table, chart, CSV and SVG."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from koryu.archive.journal import revision
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.web.asked import Asked
from koryu.web.figures.names import FIELD_NAMES, MEASURE_NAMES
from koryu.web.figures.people import crossed
from koryu.web.figures.question import MEASURES, Question, as_csv
from koryu.web.figures.styles import styles
from koryu.web.figures.tables import cross
from koryu.web.narrowing import Narrowed, narrowed, redirected, with_extra

_DEFAULT = ("category", "decade")
_FEW = 30  # rows that a table shows without a scroll of its own
_UNKNOWN = Trilingual(
    "「{field}」という項目はありません。", "There is no field “{field}”.", "Поля «{field}» нет."
)
_KNOWN = Trilingual(
    "使える項目：{fields}", "Possible fields: {fields}", "Допустимые поля: {fields}"
)
_FORM = Trilingual(
    "ファイルの形式「{form}」はありません。",
    "There is no format “{form}”.",
    "Формата «{form}» нет.",
)
_FORMS = Trilingual("csv か svg を選んでください。", "Choose csv or svg.", "Выберите csv или svg.")


def statistics(request: HttpRequest) -> HttpResponse:
    """The page, or the table or the chart as a file. 400 where the address cannot be understood."""
    rows, columns, measure = _chosen(request)
    extra = {"rows": rows, "columns": columns, "measure": measure}
    if answer := redirected(request, extra):
        return answer
    try:
        _check(rows, columns, measure, request.GET.get("format", ""))
        narrow = narrowed(request, extra)
        question = Question(narrow.asked, rows, columns if columns != rows else "", measure)
        return _answer(request, narrow, question)
    except KoryuError as error:
        context = {
            "error": error,
            "asked": Asked.of(dict(request.GET.lists())),
            **_menus(*_DEFAULT, MEASURES[0]),
        }
        return render(request, "statistics.html", context, status=400)


def _chosen(request: HttpRequest) -> tuple[str, str, str]:
    """Rows, columns and measure of the address; the default table where it names no rows."""
    rows = request.GET.get("rows", "")
    columns = request.GET.get("columns", "") if rows else _DEFAULT[1]
    return (
        rows or _DEFAULT[0],
        columns if columns != "none" else "",
        request.GET.get("measure", "") or MEASURES[0],
    )


def _check(rows: str, columns: str, measure: str, form: str) -> None:
    for field in filter(None, (rows, columns)):
        if field not in FIELD_NAMES:
            raise KoryuError(
                _UNKNOWN.fill(field=field[:60]), _KNOWN.fill(fields=", ".join(FIELD_NAMES))
            )
    if measure not in MEASURES:
        raise KoryuError(_UNKNOWN.fill(field=measure[:60]), _KNOWN.fill(fields=", ".join(MEASURES)))
    if form not in ("", "csv", "svg"):
        raise KoryuError(_FORM.fill(form=form[:20]), _FORMS)


def _answer(request: HttpRequest, narrow: Narrowed, question: Question) -> HttpResponse:
    figure, table = cross(question)
    form = request.GET.get("format", "")
    if form == "csv":
        return _file(as_csv(question, table), "text/csv; charset=utf-8", "koryu-statistics.csv")
    if form == "svg" and figure.drawing:
        drawing = figure.drawing.file(f"{figure.title}. {request.build_absolute_uri()}", styles())
        return _file(drawing, "image/svg+xml", "koryu-statistics.svg")
    people = crossed(narrow.asked)
    own = {
        "rows": question.rows,
        "columns": question.columns,
        "measure": question.measure,
    }
    here = with_extra(narrow.asked.address(), own)
    return render(request, "statistics.html", {
        "asked": narrow.asked,
        "narrow": narrow,
        "hits": narrow.hits,
        "figure": figure.numbered(1),
        "empty": not table.total.events,
        "few": len(table.rows) <= _FEW,
        "single": table.total.events and len(table.rows) == 1,
        "total": table.total,
        "share": table.total.stating / table.total.events if table.total.events else 0,
        "crossed": people.numbered(2) if people else None,
        "csv": f"{here}&format=csv",
        "svg": f"{here}&format=svg",
        "permanent": request.build_absolute_uri(request.path + here),
        "revision": revision(),
        "today": timezone.localdate(),
        **_menus(question.rows, question.columns, question.measure),
    })  # fmt: skip


def _menus(rows: str, columns: str, measure: str) -> dict[str, Any]:
    return {
        "row_fields": [(name, words, name == rows) for name, words in FIELD_NAMES.items()],
        "column_fields": [(name, words, name == columns) for name, words in FIELD_NAMES.items()],
        "measures": [(name, words, name == measure) for name, words in MEASURE_NAMES.items()],
    }


def _file(content: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
