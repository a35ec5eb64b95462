"""koryu check: what is doubtful in a document."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from koryu.chronicle.checks import check, rules
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.document import understood

EXAMPLES = (
    "koryu check russia-exchange-chronicle.txt",
    "koryu check chronicle.xlsx --format jsonl > findings.jsonl",
)

_WORDS = {
    "file": Trilingual("調べる文書", "the document", "документ"),
    "format": Trilingual("出力の形式", "the form of the output", "вид вывода"),
}
_SEVERITY = {
    "error": Trilingual("誤り", "error", "ошибка"),
    "warning": Trilingual("疑い", "warning", "сомнение"),
    "note": Trilingual("注意", "note", "заметка"),
}
_NONE = Trilingual(
    "疑わしい箇所は見つかりませんでした。", "Nothing doubtful was found.", "Сомнительного не найдено."
)
_PLACE = Trilingual(
    "{page}ページ{row}行（ファイルの{line}行）{column}",
    "p. {page}, row {row} (line {line}), {column}",
    "с. {page}, запись {row} (строка {line}), {column}",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    parser.add_argument("file", type=Path, help=_WORDS["file"].of(tongue))
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help=_WORDS["format"].of(tongue)
    )


def run(options: argparse.Namespace, tongue: str) -> int:
    document = understood(options.file)
    findings = [
        *document.reading.findings,
        *check(document.reading.rows, document.profile, document.gazetteer),
    ]
    if options.format == "jsonl":
        for finding in findings:
            print(json.dumps(finding.as_dict(), ensure_ascii=False))
    else:
        _print_by_rule(findings, tongue)
    return 0


def _print_by_rule(findings: Iterable[Finding], tongue: str) -> None:
    groups: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.rule].append(finding)
    if not groups:
        print(_NONE.of(tongue))
    for name, group in groups.items():
        known = rules().get(name)
        title = known.title.of(tongue) if known else name
        print(f"\n{title} [{name}] {len(group)}")
        for finding in sorted(group, key=lambda one: (one.source.page, one.source.row)):
            print(_line(finding, tongue))


def _line(finding: Finding, tongue: str) -> str:
    source = finding.source
    place = _PLACE.fill(
        page=source.page, row=source.row, line=source.line, column=finding.column
    ).of(tongue)
    severity = _SEVERITY[finding.severity].of(tongue)
    return f"  {place}: {severity} {finding.confidence:.2f}\n    {finding.message.of(tongue)}"
