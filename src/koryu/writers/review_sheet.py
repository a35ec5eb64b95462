"""The review sheet: one row a finding, grouped by rule, for an officer's 採用 / 却下 / 保留."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from koryu.chronicle.record import Finding, SourceRow
from koryu.chronicle.terms import term
from koryu.chronicle.trilingual import Trilingual
from koryu.writers.columns import ID
from koryu.writers.form import Column, Form, Marked, write_forms

VERDICTS = ("採用", "却下", "保留")
FINDINGS, RULES = "判定", "規則ごと"
VERDICT, OWN, NOTE = "判定", "修正", "備考"
_COLUMNS = (
    Column("番号", 6),
    Column("規則", 22),
    Column("程度", 6),
    Column("場所", 16),
    Column("ID", 12),
    Column("列", 10),
    Column("セル", 60),
    Column("疑わしい文字", 16),
    Column("提案", 16),
    Column("理由", 48),
    Column(VERDICT, 8, open=True, choices=VERDICTS),
    Column(OWN, 18, open=True),
    Column(NOTE, 24, open=True),
)
_RULE_COLUMNS = (
    Column("規則", 26),
    Column("名前", 24),
    Column("件数", 8),
    Column(VERDICT, 8, open=True, choices=VERDICTS),
    Column(NOTE, 40, open=True),
)
_GUIDE = (
    "判定のしかた",
    "「判定」のシートには、疑わしいところが一件一行で並んでいます。赤い文字が問題のところです。",
    "採用：提案のとおりに直します。却下：このままで正しい、という判断を残します（来年も尋ねません）。保留：あとで決めます。空のままなら何も決めません。",
    "提案と違う言葉に直すときは「採用」を選び、「修正」に、赤い文字と置き換える言葉を書いてください。",
    "提案のないところで「採用」を選ぶと、指摘を認めたことだけが残り、文字は変わりません。",
    "規則をまとめて決めるときは、「規則ごと」のシートの判定に一つ書けば済みます。行ごとの判定がある行は、そちらが優先です。",
    "読み取ったままの文字は消えません。訂正した文字がその横に並び、だれがいつ決めたかが残ります。",
    "記入したら保存して、koryu accept このファイル.xlsx を実行してください。まちがえたときは koryu undo で戻せます。",
)


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, the cell it is in, the id of its event ("" where not known), a standing verdict."""

    finding: Finding
    cell: str
    event: str = ""
    verdict: str = ""


def items_of(findings: Iterable[Finding], rows: Iterable[SourceRow]) -> Iterator[Item]:
    """The findings about a document, with the cells and the ids its rows have."""
    at = {(row.source.page, row.source.row, row.source.line): row for row in rows}
    for finding in findings:
        source = finding.source
        row = at.get((source.page, source.row, source.line))
        cells = row.cells if row else {}
        marked = replace(source, fingerprint=row.source.fingerprint if row else "")
        cell = cells.get(finding.column, "")
        yield Item(replace(finding, source=marked), cell, cells.get(ID, ""))


def write(items: Sequence[Item], names: Mapping[str, Trilingual], path: Path) -> int:
    """Writes the sheet; `names` are the rules' names. Returns how many findings."""
    counts = Counter(one.finding.rule for one in items)
    order = {rule: at for at, (rule, _) in enumerate(counts.most_common())}
    ordered = sorted(items, key=lambda one: order[one.finding.rule])
    findings = Form(
        FINDINGS, _COLUMNS, [_row(at, one, names) for at, one in enumerate(ordered, start=1)]
    )
    rules = Form(
        RULES,
        _RULE_COLUMNS,
        [
            (rule, _name(rule, names), str(count), "", "", rule)
            for rule, count in counts.most_common()
        ],
    )
    write_forms((findings, rules), _GUIDE, path)
    return len(items)


def _row(number: int, item: Item, names: Mapping[str, Trilingual]) -> list[str | Marked]:
    finding = item.finding
    source = finding.source
    start, end = finding.span
    marked = item.cell[start:end] == finding.text and finding.text != ""
    return [
        str(number),
        _name(finding.rule, names),
        term("severity", finding.severity).ja,
        f"{source.page}ページ {source.row}行",
        item.event,
        finding.column,
        Marked(item.cell, finding.span) if marked else item.cell,
        finding.text,
        finding.suggestion or "",
        finding.message.ja,
        item.verdict,
        "",
        "",
        key_of(item),
    ]


def _name(rule: str, names: Mapping[str, Trilingual]) -> str:
    return names[rule].ja if rule in names else rule


def key_of(item: Item) -> str:
    """What tells a row of the sheet apart and is enough to carry its decision out: JSON."""
    finding = item.finding
    key = finding.as_dict()
    del key["source"]["file"]
    return json.dumps(
        {**key, "event": item.event, "fingerprint": finding.source.fingerprint}, ensure_ascii=False
    )
