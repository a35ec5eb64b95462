"""What an import leaves to a person, as a sheet, and the decisions that come back on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from koryu.archive.edition import Line
from koryu.archive.forms import FormRow, forms_in, rows_in
from koryu.archive.placing import ARCHIVE, DOCUMENT, DROP, NEW, REMOVE, Decisions
from koryu.archive.plan import Plan
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Reading
from koryu.chronicle.trilingual import Trilingual
from koryu.writers.form import Column, Form, write_forms

SHEET, ANSWER, OWN = "決めること", "決定", "修正"
_WORDS = {NEW: "新規", DROP: "取り込まない", REMOVE: "取り除く", DOCUMENT: "文書", ARCHIVE: "現状"}
_KEEP = "残す"
_COLUMNS = (
    Column("種類", 16),
    Column("場所", 18),
    Column("ID", 14),
    Column("列", 10),
    Column("書き出したとき", 44),
    Column("いまの記録", 44),
    Column("文書", 44),
    Column("選べる言葉", 26),
    Column(ANSWER, 16, open=True),
    Column(OWN, 30, open=True),
    Column("備考", 20, open=True),
)
_GUIDE = (
    "決めかた",
    "食い違い：書き出したあとに、記録と文書の両方で違うように変わったセルです。「文書」か「現状」を選ぶか、「修正」に正しい文字を書いて「文書」を選びます。",
    "決められない行：どの出来事の行か、はっきりしない行です。出来事の ID、「新規」、「取り込まない」のどれかを書きます。",
    "文書にない行：空のままか「残す」なら残ります。「取り除く」と書いた行だけが、記録から外れます。",
    "記入したら保存し、koryu import 文書 --decided このファイル.xlsx としてください。",
)
_WORD = Trilingual(
    "決定「{word}」は、この行では使えません。",
    "“{word}” is not a possible decision for this row.",
    "«{word}» — недопустимое решение для этой строки.",
)
_WORD_REMEDY = Trilingual(
    "使える言葉：{words}", "Possible decisions: {words}", "Допустимо: {words}"
)
_OTHER = Trilingual(
    "この一覧は別の文書のものです。",
    "This sheet is about another document.",
    "Этот лист относится к другому документу.",
)
_OTHER_REMEDY = Trilingual(
    "同じ文書から --write で作り直してください。",
    "Write it again from this document with --write.",
    "Создайте его заново из этого документа (--write).",
)
_TWICE = Trilingual(
    "同じことに二つの違う決定があります（もう一つはセル {other}）。",
    "One question has two different decisions (the other is in cell {other}).",
    "По одному вопросу два разных решения (второе — в ячейке {other}).",
)
_TWICE_REMEDY = Trilingual(
    "どちらかの行を消してください。", "Delete one of the two rows.", "Удалите одну из двух строк."
)
_OWN_ALONE = Trilingual(
    "「修正」に言葉がありますが、決定が「文書」ではありません。",
    "There are words under 修正, but the decision is not 文書.",
    "В столбце 修正 есть текст, но решение — не 文書.",
)
_OWN_ALONE_REMEDY = Trilingual(
    "食い違うセルの行で決定を「文書」にするか、「修正」を空にしてください。",
    "Set the decision about a cell in conflict to 文書, or empty 修正.",
    "Для ячейки с противоречием выберите решение 文書 или очистите 修正.",
)


def write_sheet(plan: Plan, path: Path) -> int:
    """Writes conflicts, doubtful and missing rows for a person to decide; returns how many."""
    rows = [*_conflicts(plan), *_doubts(plan), *_missing(plan)]
    write_forms((Form(SHEET, _COLUMNS, rows),), _GUIDE, path)
    return len(rows)


def decisions_of(path: Path, reading: Reading) -> Decisions:
    """The decisions of a filled-in sheet about this document.

    KoryuError names sheet and cell of a word that is none, or a sheet about another document.
    """
    decisions: dict[tuple[str, ...], str] = {}
    told: dict[tuple[str, ...], FormRow] = {}
    marks = _marks(reading)
    for row in rows_in(forms_in(path), SHEET, (ANSWER, OWN), path.name):
        key = row.key()
        if key.get("document") != marks:
            raise KoryuError(_OTHER, _OTHER_REMEDY, **row.place(ANSWER))
        about = tuple(map(str, key["about"]))
        answer = _answer(row, about[0], key["choices"])
        if not answer:
            continue
        first = told.setdefault(about, row)
        if (first.told(ANSWER), first.told(OWN)) != (row.told(ANSWER), row.told(OWN)):
            other = first.place(ANSWER)["cell"]
            raise KoryuError(_TWICE.fill(other=other), _TWICE_REMEDY, **row.place(ANSWER))
        decisions[about] = answer
        if row.told(OWN):
            decisions["own", *about[1:]] = row.told(OWN)
    return decisions


def _answer(row: FormRow, kind: str, choices: list[str]) -> str:
    word = row.told(ANSWER)
    codes = {shown: code for code, shown in _WORDS.items()}
    if row.told(OWN) and (kind != "cell" or word != _WORDS[DOCUMENT]):
        raise KoryuError(_OWN_ALONE, _OWN_ALONE_REMEDY, **row.place(OWN))
    if not word or (kind == "missing" and word == _KEEP):
        return ""
    if word not in choices:
        words = " ".join(choices)
        raise KoryuError(_WORD.fill(word=word), _WORD_REMEDY.fill(words=words), **row.place(ANSWER))
    return codes.get(word, word)


def _conflicts(plan: Plan) -> Iterator[tuple[str, ...]]:
    for conflict in plan.conflicts:
        for clash in conflict.clashes:
            about = ("cell", conflict.event.pk, clash.header, clash.document)
            shown = (clash.base, clash.archive, clash.document)
            choices = [_WORDS[DOCUMENT], _WORDS[ARCHIVE]]
            yield _row(
                plan,
                "食い違い",
                conflict.line,
                conflict.event.pk,
                clash.header,
                shown,
                choices,
                about,
            )


def _doubts(plan: Plan) -> Iterator[tuple[str, ...]]:
    for line, events in plan.doubtful:
        about = ("row", line.fingerprint)
        told = "\n".join(f"{one.pk} {one.text or one.headline_ja}" for one in events)
        choices = [*(one.pk for one in events), _WORDS[NEW], _WORDS[DROP]]
        yield _row(plan, "決められない行", line, "", "", ("", told, _told(line)), choices, about)


def _missing(plan: Plan) -> Iterator[tuple[str, ...]]:
    for event in plan.missing:
        shown = ("", " ".join(event.cells.values()), "")
        choices = [_KEEP, _WORDS[REMOVE]]
        yield _row(plan, "文書にない行", None, event.pk, "", shown, choices, ("missing", event.pk))


def _row(
    plan: Plan,
    kind: str,
    line: Line | None,
    event: str,
    header: str,
    shown: tuple[str, str, str],
    choices: list[str],
    about: tuple[str, ...],
) -> tuple[str, ...]:
    where = line.row.source if line else None
    place = f"{where.page}ページ {where.line}行" if where else ""
    key = json.dumps(
        {"about": about, "choices": choices, "document": _marks(plan.reading)}, ensure_ascii=False
    )
    return (kind, place, event, header, *shown, "・".join(choices), "", "", "", key)


def _told(line: Line) -> str:
    return " ".join(filter(None, line.cells.values()))


def _marks(reading: Reading) -> str:
    """What tells one document from another, whatever its file is called."""
    prints = [row.source.fingerprint for row in reading.rows]
    return f"{len(prints)}:{prints[0][-12:]}:{prints[-1][-12:]}"
