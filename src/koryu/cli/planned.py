"""An import plan on the terminal: the counts, then what changes, the changed characters marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from koryu.chronicle.trilingual import Trilingual

if TYPE_CHECKING:
    from koryu.archive.edition import Line
    from koryu.archive.plan import Plan

_NAMES = {
    "new": Trilingual("新しい行", "new", "новых"),
    "changed": Trilingual("変わった行", "changed", "изменённых"),
    "moved": Trilingual("移った行", "moved", "перемещённых"),
    "attached": Trilingual("本文が付いた行", "text attached", "с присоединённым текстом"),
    "unchanged": Trilingual("変わらない行", "unchanged", "без изменений"),
    "kept": Trilingual(
        "書き出した後に、こちらだけで変わった行（そのまま残します）",
        "changed in the archive only, since the export (kept)",
        "изменённых после выгрузки только в архиве (сохранены)",
    ),
    "missing": Trilingual(
        "文書にない行（残します）", "missing (kept)", "отсутствующих (сохранены)"
    ),
    "removed": Trilingual("取り除く行", "removed", "удаляемых"),
    "conflicts": Trilingual("両方で変わり、食い違う行", "in conflict", "с противоречиями"),
    "doubtful": Trilingual("決められない行", "ambiguous", "неоднозначных"),
}
_PLACE = Trilingual(
    "{page}ページ{row}行（ファイルの{line}行）",
    "p. {page}, row {row} (line {line})",
    "с. {page}, запись {row} (строка {line})",
)
_MORE = Trilingual("… ほか{count}件", "… and {count} more", "… и ещё {count}")
_MOST = 40  # rows of one kind that are shown one by one


def show(plan: Plan, tongue: str) -> None:
    """Prints the plan in the reader's language."""
    print(plan.profile.title.of(tongue))
    for name, count in plan.counts.items():
        if count:
            print(f"  {count:6}  {_NAMES[name].of(tongue)}")
    known = plan.chronicle is not None and bool(plan.unchanged or plan.changed or plan.attached)
    if known:
        _section("new", [f"{_at(one, tongue)}  {_said(one)}" for one in plan.new], tongue)
    _section("changed", list(_changes(plan, tongue)), tongue)
    _section("moved", [event.pk for event in plan.moved], tongue)
    _section(
        "missing", [f"{one.pk}  {one.text or one.headline_ja}" for one in plan.missing], tongue
    )
    _section("conflicts", list(_conflicts(plan, tongue)), tongue)
    doubts = [
        f"{_at(line, tongue)}  {_said(line)}  → {', '.join(one.pk for one in events)} ?"
        for line, events in plan.doubtful
    ]
    _section("doubtful", doubts, tongue)


def _section(name: str, lines: Sequence[str], tongue: str) -> None:
    if not lines:
        return
    print(f"\n{_NAMES[name].of(tongue)}")
    for line in lines[:_MOST]:
        print(f"  {line}")
    if len(lines) > _MOST:
        print(f"  {_MORE.fill(count=len(lines) - _MOST).of(tongue)}")


def _changes(plan: Plan, tongue: str) -> Iterator[str]:
    from koryu.archive.differences import marked

    for change in plan.changed:
        cells = (
            f"{header} {marked(change.event.cells.get(header, ''), change.merged.cells[header])}"
            for header in change.columns
        )
        yield f"{change.event.pk}  {_at(change.line, tongue)}  {' / '.join(cells)}"


def _conflicts(plan: Plan, tongue: str) -> Iterator[str]:
    for conflict in plan.conflicts:
        for clash in conflict.clashes:
            versions = f"「{clash.base}」→「{clash.archive}」/「{clash.document}」"
            yield f"{conflict.event.pk}  {_at(conflict.line, tongue)}  {clash.header} {versions}"


def _at(line: Line, tongue: str) -> str:
    where = line.row.source
    return _PLACE.fill(page=where.page, row=where.row, line=where.line).of(tongue)


def _said(line: Line) -> str:
    return " ".join(filter(None, (line.labels.year, line.labels.month, line.text)))
