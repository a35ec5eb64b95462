from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from koryu.chronicle.checks.document import Cell, Document
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import EventDate, Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("本文の月と月欄", "Month in the text", "Месяц в тексте")
_OTHER = Trilingual(
    "本文に「{text}」とありますが、月欄の月に含まれません。",
    "The text says “{text}”, which the month cell does not cover.",
    "В тексте указано «{text}», а в ячейке месяца — другой месяц.",
)
_MISSING = Trilingual(
    "本文に「{told}」とありますが、月欄に月がありません。",
    "The text says “{told}”; the month cell is empty.",
    "В тексте указано «{told}», а ячейка месяца пуста.",
)
# A date so long, in days, tells no month: a year, a fiscal year.
_WHOLE_YEAR = 364
_MONTH = re.compile(
    r"(?:(?P<year>\d{4})年|(?P<same>同年))?(?<![\d年第./~〜-])(?P<month>1[0-2]|[1-9])月(?![曜刊報間号期])"
    r"(?P<limit>(?:[0-3]?\d日)?(?:まで|以降|以後|以来|から(?!(?:\d+月)?\d+日)|末まで))?"
)


@rule("month-in-text", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A month told in the text that the month cell contradicts or leaves out.

    The cell decides the date, so a text that says 12月には in a September row, or names
    the months of a row whose cell is empty, is told beside it. Months of another year, and limits
    (3月まで, 7月以降), speak of other times.
    """
    form = _month_form(document)
    for cell in document.texts:
        date = document.dates[cell.row].date
        if date is None or "月" not in cell.text:
            continue
        told = [one for one in _MONTH.finditer(cell.plain) if _is_own(one, date)]
        if not told:
            continue
        if date.precision == "year" or (date.last_day - date.first_day).days >= _WHOLE_YEAR:
            yield from _missing(document, cell, told, form)
        else:
            yield from _others(document, cell, told, date)


def _is_own(match: re.Match[str], date: EventDate) -> bool:
    year = match["year"]
    return not match["limit"] and (year is None or int(year) == date.first_day.year)


def _missing(
    document: Document, cell: Cell, told: list[re.Match[str]], form: str
) -> Iterator[Finding]:
    months = {int(one["month"]) for one in told}
    target = document.date_cell(cell.row, "month", "date", "year")
    message = _MISSING.fill(told="・".join(dict.fromkeys(one[0] for one in told)))
    is_one = len(months) == 1
    is_known = is_one and bool(document.profile.headers("month"))
    yield document.finding(
        "month-in-text",
        "warning",
        target,
        (0, len(target.text)),
        form.format(months.pop()) if is_known else None,
        0.8 if is_one else 0.6,
        message,
    )


def _others(
    document: Document, cell: Cell, told: list[re.Match[str]], date: EventDate
) -> Iterator[Finding]:
    first = date.first_day.year * 12 + date.first_day.month
    last = date.last_day.year * 12 + date.last_day.month
    outside = [
        one
        for one in told
        if not any(first <= year * 12 + int(one["month"]) <= last for year in _years(date))
    ]
    sure = len(outside) == len(told)
    for one in outside:
        span = (one.start("month"), one.start("month") + len(one["month"]) + 1)
        yield document.finding(
            "month-in-text", "warning", cell, span, None, 0.8 if sure else 0.6, _OTHER
        )


def _years(date: EventDate) -> range:
    return range(date.first_day.year, date.last_day.year + 1)


def _month_form(document: Document) -> str:
    """How the month cells are written: "{} 月" or the like."""
    forms: Counter[str] = Counter()
    for cell in document.cells("month"):
        if re.fullmatch(r"\D*\d{1,2}\D*", cell.plain):
            forms[re.sub(r"\d{1,2}", "{}", cell.text)] += 1
    return forms.most_common(1)[0][0] if forms else "{}月"
