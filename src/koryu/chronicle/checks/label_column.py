from __future__ import annotations

from collections.abc import Iterator

from koryu.chronicle.checks.document import LABEL_ROLES, Document
from koryu.chronicle.checks.labels import Labels
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.record import Finding, Severity
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("列違いのラベル", "Label in the wrong column", "Метка не в своём столбце")
_MESSAGE = Trilingual(
    "「{text}」はふつう「{column}」の列にあるラベルです。",
    "“{text}” is a label of the column {column}.",
    "Метка «{text}» обычно стоит в столбце {column}.",
)
_OFTEN = 4


@rule("label-column", _TITLE)
def look(document: Document) -> Iterator[Finding]:
    """A label that belongs to another column: a municipality among the partner's regions.

    Told where a column nearly always holds places of one side and another column holds those of
    the other, or where the label nearly always stands in the other column. Where that
    column is taken in the row, the label is a second one of its kind, and only a note.
    """
    labels = document.derived(Labels)
    sides = {header: labels.side(header) for header in labels.headers}
    columns: dict[tuple[str, str], str | None] = {}
    for cell in document.cells(*LABEL_ROLES):
        label = cell.text.strip()
        key = cell.column, label
        if key not in columns:
            columns[key] = _usual_column(labels, *key) or _column_of_side(labels, sides, *key)
        if (home := columns[key]) is not None:
            start = cell.text.index(label)
            span = (start, start + len(label))
            free = not labels.cell(cell.row, home).text.strip()
            severity: Severity = "warning" if free else "note"
            confidence = 0.8 if free else 0.4
            message = _MESSAGE.fill(text="{text}", column=home)
            yield document.finding("label-column", severity, cell, span, None, confidence, message)


def _usual_column(labels: Labels, column: str, label: str) -> str | None:
    """Another column that nearly always holds the label."""
    here = labels.counts[column][label]
    others = {one: held[label] for one, held in labels.counts.items() if one != column}
    best = max(others, key=others.__getitem__, default=None)
    return (
        best if best and others[best] >= _OFTEN * here and _differ(labels, column, best) else None
    )


def _differ(labels: Labels, column: str, other: str) -> bool:
    """Whether two columns hold different labels as a rule, not the second label of one list."""
    shared = labels.counts[column].keys() & labels.counts[other].keys()
    both = sum(min(labels.counts[column][one], labels.counts[other][one]) for one in shared)
    return both <= 0.15 * min(labels.counts[column].total(), labels.counts[other].total())


def _column_of_side(
    labels: Labels, sides: dict[str, str | None], column: str, label: str
) -> str | None:
    """The column for the side of the place that the label means, where it is not this one."""
    if column not in sides or sides[column] is None or (place := labels.place(label)) is None:
        return None
    if place.side == sides[column]:
        return None
    return next((one for one, side in sides.items() if side == place.side), None)
