"""koryu stats: counts by one or two fields, with the coverage that applies."""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.factline import DIRECTIONS
from koryu.chronicle.labels import category_of
from koryu.chronicle.terms import term
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare

if TYPE_CHECKING:
    from koryu.search.statistics import Count, Heading, Table

EXAMPLES = (
    "koryu stats",
    "koryu stats --by category --by decade",
    'koryu stats --by year --query "partner:korsakov"',
)

_WORDS = {
    "by": Trilingual(
        "数える項目（二つまで）：{fields}", "field to count by, up to two: {fields}",
        "поле для подсчёта, не более двух: {fields}",
    ),
    "query": Trilingual(
        "この検索に合うものだけ（docs/search.md）", "only what matches this query (docs/search.md)",
        "только найденное по запросу (docs/search.md)",
    ),
    "chronicle": Trilingual("年表の名前", "the chronicle’s slug", "имя хроники"),
    "events": Trilingual("件", "events", "событий"),
    "stating": Trilingual("人数を書いた行", "rows stating people", "записей с числом"),
    "people": Trilingual("海を渡った人", "people crossed", "пересекли границу"),
    "all": Trilingual("計", "All", "Всего"),
    "not-stated": Trilingual("記載なし", "not stated", "не указано"),
    "coverage": Trilingual("収録範囲の注意", "Mind what was recorded", "Учтите, что именно записывалось"),
    "dash": Trilingual(
        "– は人数を書いた行がないことで、0人ではありません。", "–: no row states a number; that is not zero.",
        "–: ни одна запись не называет числа; это не ноль.",
    ),
}  # fmt: skip
_TOO_MANY = Trilingual(
    "--by は二つまでです。", "--by is given at most twice.", "--by указывается не более двух раз."
)
_FIELDS = (
    "category", "first-category", "direction", "decade", "year", "month", "region", "place",
    "municipality", "series", "organisation", "chronicle",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    by = _WORDS["by"].fill(fields=", ".join(_FIELDS)).of(tongue)
    parser.add_argument(
        "--by", action="append", default=[], choices=_FIELDS, metavar="FIELD", help=by
    )
    parser.add_argument("--query", default="", metavar="Q", help=_WORDS["query"].of(tongue))
    parser.add_argument("--chronicle", metavar="SLUG", help=_WORDS["chronicle"].of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    if len(options.by) > 2:
        raise KoryuError(_TOO_MANY)
    prepare()
    from koryu.search import Filters
    from koryu.search.statistics import tabulate

    rows, columns = (*options.by, "", "")[:2]
    filters = Filters(chronicle=(options.chronicle,) if options.chronicle else ())
    table = tabulate(options.query, filters, rows or "category", columns)
    lines = (
        _crossed(table, (rows, columns), tongue)
        if columns
        else _single(table, rows or "category", tongue)
    )
    print("\n".join(_aligned(lines)))
    if not columns:
        print(_WORDS["dash"].of(tongue))
    for note in _notes(table, rows or "category", options.chronicle, tongue):
        print(note)
    return 0


def _single(table: Table, field: str, tongue: str) -> list[list[str]]:
    heads = ["", *(_WORDS[name].of(tongue) for name in ("events", "stating", "people"))]
    body = [[_name(field, one, tongue), *_numbers(count)]
            for one, count in zip(table.rows, table.row_totals, strict=True)]  # fmt: skip
    return [heads, *body, [_WORDS["all"].of(tongue), *_numbers(table.total)]]


def _numbers(count: Count) -> list[str]:
    share = (
        f"{count.stating} ({round(100 * count.stating / count.events)}%)" if count.events else "0"
    )
    return [str(count.events), share, str(count.people) if count.crossing else "–"]


def _crossed(table: Table, fields: tuple[str, str], tongue: str) -> list[list[str]]:
    every = _WORDS["all"].of(tongue)
    heads = ["", *(_name(fields[1], one, tongue) for one in table.columns), every]
    body = [[_name(fields[0], one, tongue), *(str(cell.events) for cell in cells), str(total.events)]
            for one, cells, total in zip(table.rows, table.cells, table.row_totals, strict=True)]  # fmt: skip
    return [
        heads,
        *body,
        [every, *(str(one.events) for one in table.column_totals), str(table.total.events)],
    ]


def _name(field: str, heading: Heading, tongue: str) -> str:
    if heading.value == "not-stated":
        return (DIRECTIONS[None] if field == "direction" else _WORDS["not-stated"]).of(tongue)
    if field == "direction":
        return DIRECTIONS[heading.value].of(tongue)
    return heading.name.of(tongue) or heading.value


def _aligned(lines: Sequence[Sequence[str]]) -> Iterable[str]:
    """Columns side by side: names to the left, numbers to the right."""
    widths = [max(map(_wide, column)) for column in zip(*lines, strict=True)]
    for first, *numbers in lines:
        padded = (
            " " * (width - _wide(one)) + one for one, width in zip(numbers, widths[1:], strict=True)
        )
        yield "  ".join([first + " " * (widths[0] - _wide(first)), *padded]).rstrip()


def _wide(words: str) -> int:
    """How many columns of a terminal words take."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)


def _notes(table: Table, field: str, chronicle: str | None, tongue: str) -> Iterable[str]:
    """The doubtful entries of the coverage table: of the categories counted, else of the leading one."""
    from koryu.archive.models import Coverage

    entries = Coverage.objects.filter(chronicle__published=True, municipality="").exclude(
        state=Coverage.State.SYSTEMATIC)  # fmt: skip
    if chronicle:
        entries = entries.filter(chronicle=chronicle)
    names = {one.value for one in table.rows} if "category" in field else {"municipal"}
    told = [one for one in entries if table.total.events
            and (not one.category or category_of(one.category).id in names)
            and (one.state == "not" or not one.category)]  # fmt: skip
    if told:
        yield f"\n{_WORDS['coverage'].of(tongue)}"
    for one in told:
        what = f"{category_of(one.category).name.of(tongue)}: " if one.category else ""
        yield f"  {one.year_from}–{one.year_to}  {what}{term('coverage', one.state).of(tongue)}. {one.reason.of(tongue)}"
