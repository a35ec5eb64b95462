"""What was found wrong while a document was read, told on stderr after what was read."""

from __future__ import annotations

import sys

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Finding, Reading
from koryu.chronicle.terms import term
from koryu.chronicle.trilingual import Trilingual

_BROKEN = Trilingual(
    "読み取れない行が{count}件あります。このままでは取り込めません。",
    "Rows that cannot be read as they stand: {count}. The document cannot be imported as it is.",
    "Записей, которые нельзя прочитать как есть: {count}. В таком виде импорт невозможен.",
)
_BROKEN_REMEDY = Trilingual(
    "上の行を文書で直してから、もう一度お試しください。",
    "Correct the rows named above in the document and try again.",
    "Исправьте названные выше записи в документе и повторите попытку.",
)


def tell(reading: Reading, tongue: str) -> None:
    """Prints the findings. KoryuError where a row is broken: nobody should build on the rows."""
    sys.stdout.flush()
    for finding in reading.findings:
        print(_line(finding, tongue), file=sys.stderr)
    _refuse_broken(reading)


def _refuse_broken(reading: Reading) -> None:
    if errors := [one for one in reading.findings if one.severity == "error"]:
        first = errors[0]
        raise KoryuError(
            _BROKEN.fill(count=len(errors)),
            _BROKEN_REMEDY,
            file=reading.file,
            page=first.source.page,
            row=first.source.row,
            line=first.source.line,
            cell=first.column,
        )


def _line(finding: Finding, tongue: str) -> str:
    """One finding as one line: how grave, where, what, and the words it is about."""
    place = KoryuError(
        finding.message,
        file=finding.source.file,
        page=finding.source.page,
        row=finding.source.row,
        line=finding.source.line,
        cell=finding.column or None,
    )
    what, where = place.message(tongue).split("\n", 1)
    said = f" [{finding.text[:40]}]" if finding.text else ""
    return f"{term('severity', finding.severity).of(tongue)}: {what}{said}\n{where}"
