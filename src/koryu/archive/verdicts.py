"""The verdicts of a review sheet, each checked against the archive as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from koryu.archive import models
from koryu.archive.forms import FormRow, forms_in, rows_in
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.record import Finding, Source
from koryu.chronicle.trilingual import Trilingual
from koryu.writers.form import KEY
from koryu.writers.review_sheet import FINDINGS, NOTE, OWN, RULES, VERDICT, VERDICTS

_WORD = Trilingual(
    "判定「{word}」は使えません。",
    "“{word}” is not a verdict koryu knows.",
    "«{word}» — неизвестное решение.",
)
_WORD_REMEDY = Trilingual(
    "採用・却下・保留のどれかにするか、空にしてください。",
    "Use 採用 (accept), 却下 (reject) or 保留 (defer), or leave the cell empty.",
    "Допустимы 採用 (принять), 却下 (отклонить), 保留 (отложить) или пустая ячейка.",
)
_OWN_ALONE = Trilingual(
    "「修正」に言葉がありますが、判定が「採用」ではありません。",
    "There are words under 修正, but the verdict is not 採用.",
    "В столбце 修正 есть текст, но решение — не 採用.",
)
_OWN_ALONE_REMEDY = Trilingual(
    "判定を「採用」にするか、「修正」を空にしてください。",
    "Set the verdict to 採用, or empty 修正.",
    "Выберите решение 採用 или очистите 修正.",
)
_TWICE = Trilingual(
    "同じ指摘に二つの違う判定があります（もう一つはセル {other}）。",
    "One finding has two different verdicts (the other is in cell {other}).",
    "На одно замечание два разных решения (второе — в ячейке {other}).",
)
_TWICE_REMEDY = Trilingual(
    "どちらかの行を消してください。", "Delete one of the two rows.", "Удалите одну из двух строк."
)
_STRANGER = Trilingual(
    "この行の出来事が、取り込み済みの年表にありません。",
    "The event of this row is not in this archive.",
    "События этой строки нет в архиве.",
)
_STRANGER_REMEDY = Trilingual(
    "別の文書の判定表ではないか確かめ、文書を取り込んでから、もう一度お試しください。",
    "See whether the sheet is about another document; import the document first, then try again.",
    "Проверьте, не к другому ли документу относится лист; сначала импортируйте документ.",
)
_STALE = Trilingual(
    "{id} の「{column}」は、もうこの指摘のときの文字ではありません。",
    "“{column}” of {id} no longer holds the characters that this finding is about.",
    "В «{column}» события {id} больше нет знаков, к которым относится замечание.",
)
_STALE_REMEDY = Trilingual(
    "この行の判定を空にするか、koryu check --write で表を作り直してください。ほかの行もまだ取り込んでいません。",
    "Empty the verdict of this row, or write the sheet again with koryu check --write. No other row was taken in either.",
    "Очистите решение в этой строке или создайте лист заново (koryu check --write). Остальные строки тоже не приняты.",
)
_DECIDED = Trilingual(
    "{id} のこの指摘は、すでに「{word}」と決まっています（{who}、{when}）。",
    "This finding about {id} has already been decided as {word} by {who} ({when}).",
    "По этому замечанию к {id} решение уже принято: {word} ({who}, {when}).",
)
_DECIDED_REMEDY = Trilingual(
    "話し合って、判定を合わせるか空にしてください。前の判定を取り消すには koryu undo を使います。",
    "Agree between you, then make the verdicts the same or leave this one empty; koryu undo takes the earlier one back.",
    "Договоритесь и укажите то же решение или очистите ячейку; прежнее отменяет koryu undo.",
)
_WORDS = {"accepted": "採用", "rejected": "却下", "deferred": "保留"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on a finding; `own` is their wording, `known` an earlier record of it."""

    row: FormRow
    word: str
    own: str
    note: str
    finding: Finding
    event: models.Event
    known: models.Finding | None


def verdicts_in(path: Path) -> list[Verdict]:
    """The verdicts of a sheet, a rule's own for rows that have none.

    KoryuError names sheet and cell of the first one that is no verdict or no longer fits.
    """
    sheets = forms_in(path)
    rows = list(rows_in(sheets, FINDINGS, (VERDICT, OWN, NOTE), path.name))
    by_rule = {}
    if RULES in sheets:
        for row in rows_in(sheets, RULES, (VERDICT, NOTE), path.name):
            by_rule[row.cells[KEY]] = _word(row)
    seen: dict[str, FormRow] = {}
    verdicts = []
    for row in rows:
        key = row.key()
        word = _word(row) or by_rule.get(str(key.get("rule")), "")
        if row.told(OWN) and word != VERDICTS[0]:
            raise KoryuError(_OWN_ALONE, _OWN_ALONE_REMEDY, **row.place(OWN))
        if not word:
            continue
        first = seen.setdefault(row.cells[KEY], row)
        if first is row:
            verdicts.append((row, word, key))
        elif (_word(first), first.told(OWN)) != (_word(row), row.told(OWN)):
            other = first.place(VERDICT)["cell"]
            raise KoryuError(_TWICE.fill(other=other), _TWICE_REMEDY, **row.place(VERDICT))
    events = _events([key for _, _, key in verdicts])
    return [_fitted(row, word, key, events) for row, word, key in verdicts]


def _word(row: FormRow) -> str:
    word = row.told(VERDICT)
    if word and word not in VERDICTS:
        raise KoryuError(_WORD.fill(word=word), _WORD_REMEDY, **row.place(VERDICT))
    return word


def _events(keys: list[dict[str, Any]]) -> dict[str, models.Event]:
    """The events that keys name by id or by fingerprint, under either."""
    standing = models.Event.objects.exclude(status=models.Event.Status.REMOVED)
    standing = standing.select_related("chronicle").prefetch_related("corrections", "findings")
    found: dict[str, models.Event] = {}
    for name in ("event", "fingerprint"):
        values = {str(key[name]) for key in keys if key.get(name)}
        for start in range(0, len(values), 500):
            piece = sorted(values)[start : start + 500]
            field = "pk__in" if name == "event" else "fingerprint__in"
            for event in standing.filter(**{field: piece}):
                known = found.setdefault(event.pk, event)
                found[event.pk if name == "event" else event.fingerprint] = known
    return found


def _fitted(
    row: FormRow, word: str, key: dict[str, Any], events: Mapping[str, models.Event]
) -> Verdict:
    event = events.get(str(key.get("event"))) or events.get(str(key.get("fingerprint")))
    if event is None:
        raise KoryuError(_STRANGER, _STRANGER_REMEDY, **row.place(VERDICT))
    finding = _finding(row, key)
    start, end = finding.span
    if event.cells.get(finding.column, "")[start:end] != finding.text:
        what = _STALE.fill(id=event.pk, column=finding.column)
        raise KoryuError(what, _STALE_REMEDY, **row.place(VERDICT))
    known = _known(event, finding)
    if known and _differs(known, event, _decision(word), row.told(OWN)):
        what = _DECIDED.fill(
            id=event.pk,
            word=_WORDS[known.decision],
            who=known.decided_by,
            when=known.decided_on,
        )
        raise KoryuError(what, _DECIDED_REMEDY, **row.place(VERDICT))
    return Verdict(row, word, row.told(OWN), row.told(NOTE), finding, event, known)


def _differs(known: models.Finding, event: models.Event, decision: str, own: str) -> bool:
    """Whether a verdict says something else than the one that stands; a deferred one is open."""
    if known.decision not in ("accepted", "rejected"):
        return False
    if known.decision != decision:
        return True
    words = own or known.suggestion
    made = [
        one.corrected
        for one in event.corrections.all()
        if (one.kind, one.column, one.as_read) == (known.rule, known.column, known.text)
    ]
    return decision == "accepted" and bool(made) and words not in made


def _decision(word: str) -> str:
    return next(decision for decision, known in _WORDS.items() if known == word)


def _known(event: models.Event, finding: Finding) -> models.Finding | None:
    """The record of an earlier decision about the same finding."""
    told = (finding.rule, finding.column, finding.text, finding.suggestion, finding.span[0])
    for one in event.findings.all():
        if (one.rule, one.column, one.text, one.suggestion, one.start) == told:
            return one
    return None


def _finding(row: FormRow, key: dict[str, Any]) -> Finding:
    try:
        start, end = key["span"]
        return Finding(
            rule=key["rule"],
            severity=key["severity"],
            column=key["column"],
            span=(int(start), int(end)),
            text=key["text"],
            suggestion=key["suggestion"],
            confidence=float(key["confidence"]),
            message=Trilingual(**key["message"]),
            source=Source("", 0, 0, 0),
        )
    except (KeyError, TypeError, ValueError):
        raise KoryuError(_STRANGER, _STRANGER_REMEDY, **row.place(KEY)) from None
