"""Lines that are no rows: notes, sums and page numbers; and findings about rows and lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from koryu.chronicle.record import Finding, Source
from koryu.chronicle.text import fold
from koryu.chronicle.trilingual import Trilingual

_CELL_COUNT = Trilingual(
    "セルが{found}個あります（見出しは{expected}列）。",
    "The row has {found} cells; the header has {expected} columns.",
    "В записи {found} ячеек, а столбцов в заголовке — {expected}.",
)
_STRAY = Trilingual(
    "どの行に属するか分からない行のため、読み飛ばしました。",
    "This line belongs to no row and was left out.",
    "Эта строка не относится ни к одной записи и пропущена.",
)
_RULE = re.compile(r"\s*:?[-=─━―]{2,}:?\s*")
_SUM, _SUM_LENGTH = re.compile(r"\s*[(\[]?(?:小|合|総|累)?\s*計[)\]]?\s*"), 8
_NOTE = re.compile(
    r"\s*(?:[※＊]|\*{1,2}\d?\s|[(\[]?(?:注|備考|出典|資料|参考|凡例|単位|作成|更新|問い?合わ?せ|お問|連絡先|担当)[\d一二三)\]:、 ]*(?:\W|$|[はにをの]|課|者|日)"
    r"|(?:小計|合計|総計|計)(?:\s|$|[\d:(])|以上$|[(\[]?(?:続く|つづき|次ページ|前ページ)|©|copyright|all rights)"
    r"|^\s*[-(〔]?\s*(?:p\.?\s*|page\s*)?\d{1,4}\s*(?:ページ|頁|/\s*\d{1,4}(?:\s*ページ)?)?\s*[-)〕]?\s*$"
    r"|^.{0,25}(?:現在|作成|更新|調べ|抜粋)[)\]]?\s*$|^\(?単位.{0,12}\)?$"
)


def is_note(text: str) -> bool:
    """Whether a line by itself is a footnote, a sum, a page number or the like."""
    return _NOTE.match(fold(text)) is not None


def is_no_row(cells: Sequence[str]) -> bool:
    """Whether a row counts the others (計, 合計) or only draws a line under the header (---)."""
    filled = [cell for cell in cells if cell]
    first = filled[0] if filled else ""
    if len(first) <= _SUM_LENGTH and _SUM.fullmatch(fold(first)):
        return True
    return len(filled) > 1 and all(map(_RULE.fullmatch, filled))


def cell_count(source: Source, expected: int, cells: Sequence[str]) -> Finding:
    """A row whose cells are more or fewer than the header's: nobody can say which is which."""
    at = min(len(cells), expected + 1)
    return Finding(
        rule="cell-count",
        severity="error",
        column=f"#{at}",
        span=(0, len(cells[at - 1])),
        text=cells[at - 1],
        suggestion=None,
        confidence=1.0,
        message=_CELL_COUNT.fill(found=len(cells), expected=expected),
        source=source,
    )


def stray_line(source: Source, text: str) -> Finding:
    """A line in the midst of a table that is no row, no heading and no note known as such."""
    return Finding(
        rule="stray-line",
        severity="warning",
        column="",
        span=(0, len(text)),
        text=text,
        suggestion=None,
        confidence=0.5,
        message=_STRAY,
        source=source,
    )


def without_running_heads(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without stray lines that come again and again: the heads and feet of pages."""
    times = Counter(one.text for one in findings if one.rule == "stray-line")
    return tuple(one for one in findings if one.rule != "stray-line" or times[one.text] == 1)
