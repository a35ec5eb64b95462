"""koryu check: what is doubtful in a document, or in the archive."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from koryu.chronicle.checks import check, rules
from koryu.chronicle.record import Finding
from koryu.chronicle.terms import term
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare
from koryu.cli.document import understood
from koryu.cli.workbooks import check_ending
from koryu.writers.review_sheet import Item, items_of

EXAMPLES = (
    "koryu check russia-exchange-chronicle.txt",
    "koryu check chronicle.xlsx --format jsonl > findings.jsonl",
    "koryu check --write review.xlsx",
)

_WORDS = {
    "file": Trilingual(
        "調べる文書（なければ、取り込み済みの年表）",
        "the document (without one, what is in the archive)",
        "документ (без него проверяется архив)",
    ),
    "write": Trilingual(
        "判定表（.xlsx）に書き出す",
        "write a review sheet (.xlsx) to decide on",
        "записать лист проверки (.xlsx) для решений",
    ),
    "chronicle": Trilingual("年表の名前", "the chronicle’s slug", "имя хроники"),
    "format": Trilingual("出力の形式", "output format", "формат вывода"),
}
_WRITTEN = Trilingual(
    "{count}件を判定表 {file} に書き出しました。",
    "Findings written to the review sheet {file}: {count}.",
    "В лист проверки {file} записано замечаний: {count}.",
)
_NONE = Trilingual(
    "疑わしい箇所は見つかりませんでした。",
    "Nothing doubtful was found.",
    "Ничего сомнительного не найдено.",
)
_PLACE = Trilingual(
    "{page}ページ{row}行（ファイルの{line}行）{column}",
    "p. {page}, row {row} (line {line}), {column}",
    "с. {page}, запись {row} (строка {line}), {column}",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    parser.add_argument("file", type=Path, nargs="?", help=_WORDS["file"].of(tongue))
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help=_WORDS["format"].of(tongue)
    )
    parser.add_argument("--write", type=Path, metavar="OUT", help=_WORDS["write"].of(tongue))
    parser.add_argument("--chronicle", metavar="SLUG", help=_WORDS["chronicle"].of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    if options.write:
        check_ending(options.write)
    items = _of_archive(options.chronicle) if options.file is None else _of_document(options.file)
    if options.write:
        from koryu.writers.review_sheet import write

        names = {name: rule.title for name, rule in rules().items()}
        count = write(items, names, options.write)
        print(_WRITTEN.fill(count=count, file=options.write.name).of(tongue))
        return 0
    findings = [item.finding for item in items]
    if options.format == "jsonl":
        for finding in findings:
            print(json.dumps(finding.as_dict(), ensure_ascii=False))
    else:
        _print_by_rule(findings, tongue)
    return 0


def _of_document(path: Path) -> list[Item]:
    document = understood(path)
    rows = document.reading.rows
    findings = [
        *document.reading.findings,
        *check(rows, document.profile, document.gazetteer),
    ]
    return list(items_of(findings, rows))


def _of_archive(slug: str | None) -> list[Item]:
    prepare()
    from koryu.archive.exporting import chronicle_named
    from koryu.archive.review import open_items

    return open_items(chronicle_named(slug))


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
    severity = term("severity", finding.severity).of(tongue)
    return f"  {place}: {severity} {finding.confidence:.2f}\n    {finding.message.of(tongue)}"
