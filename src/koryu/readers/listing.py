"""Lists of events by years: a heading for the year, then items; or lines that begin with a date.

平成10年(1998年)                      1998.8   訪問団を派遣
  ・合唱団が港町を訪問(8月)           1998.10  協定を結ぶ
  ・高校生10名を受け入れ(10月)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from koryu.chronicle.datephrase import is_date, leading_date, trailing_date, year_phrase
from koryu.chronicle.errors import KoryuError
from koryu.chronicle.fingerprint import with_fingerprints
from koryu.chronicle.record import Finding, Reading, Source, SourceRow
from koryu.readers.carry import Columns, carried, is_bare_year, with_era
from koryu.readers.entry import Entry
from koryu.readers.events import MONTH, YEAR, dated, without_bullet
from koryu.readers.grid import Line, check_size
from koryu.readers.heading import unadorned, year_heading
from koryu.readers.messages import NO_HEADER, NO_HEADER_REMEDY
from koryu.readers.notes import is_note, stray_line, without_running_heads

TEXT = "内容"
_INDENT = re.compile(r"^\s*")
_SEPARATOR = re.compile(r"^[\s./／．・-]+(?=\d)")
_SAME_YEAR = re.compile(r"^同\s*年度?")
_ODD_DATE = re.compile(r"\s*((?=\D{0,4}\d)\S{1,11}[年月日])[\s:：]+(\S.*)")
_DAY_ONLY = re.compile(r"\d{1,2}\s*日")
_NOTES = ("※", "＊", "(注", "（注", "注")
_NEARLY_FULL = 0.85  # of the longest line: a line that was broken because it was full


@dataclass(slots=True)
class _List:
    """What has been read so far, and the year and month that the headings last told."""

    file: str
    title: str
    bulleted: bool
    full: float
    year: str = ""
    month: str = ""
    fresh: bool = True  # a heading stands directly above
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def lines_of(text: str) -> list[Line]:
    """The lines of a text, numbered."""
    return [Line(number, [line]) for number, line in enumerate(text.split("\n"), start=1)]


def read_list(
    pages: Sequence[Sequence[Line]], file: str, title: str = "", *, wraps: bool = True
) -> Reading:
    """The events of a list that runs over `pages`. KoryuError where no line tells a date.

    `wraps` says that a line may end because it is full; a line of HTML never does.
    """
    texts = [line.cells[0] for page in pages for line in page]
    bulleted = sum(_is_item(text) for text in texts) > 1
    full = _NEARLY_FULL * max(map(len, texts), default=0) if wraps else inf
    found = _List(file, title, bulleted, full)
    for number, page in enumerate(pages, start=1):
        check_size(page, file, number)
        after_blank = False
        for line in page:
            if line.cells[0].strip():
                _take(line, number, after_blank, found)
            after_blank = not line.cells[0].strip()
    if not any(entry.year for entry in found.entries):
        raise KoryuError(NO_HEADER, NO_HEADER_REMEDY, file=file)
    rows = with_fingerprints(_rows(found))
    return Reading(
        file, found.title, (YEAR, MONTH, TEXT), tuple(rows), without_running_heads(found.findings)
    )


def _is_item(text: str) -> bool:
    bare = without_bullet(text)
    return bool(bare) and not year_heading(text)


def _take(line: Line, page: int, after_blank: bool, found: _List) -> None:
    text = line.cells[0]
    bare = unadorned(text)
    year = year_heading(text)
    if found.year and is_bare_year(bare):
        year = with_era(bare, found.year)
    if _is_detail(text, found):
        found.entries[-1].details.append(without_bullet(text) or "")
    elif _is_rest(text, after_blank, found) and not (year and not _is_set_in(text, found)):
        _go_on(line, found)
    elif year:
        found.year, found.month, found.fresh = year, "", True
    elif is_date(bare) and (found.year or year_phrase(bare)):
        found.year, found.month = _parted(bare, found.year)
        found.fresh = True
    elif is_note(text):
        return
    elif _begins_event(text, after_blank, found):
        _begin(line, page, found)
    elif found.entries and (_is_set_in(text, found) or not (after_blank or found.full == inf)):
        _go_on(line, found)
    elif not found.entries:
        found.title = found.title or text.strip()
    else:
        source = Source(found.file, page, len(found.entries), line.number)
        found.findings.append(stray_line(source, text.strip()))


def _is_set_in(text: str, found: _List) -> bool:
    return bool(found.entries) and _indent(text) > found.entries[-1].indent


def _is_detail(text: str, found: _List) -> bool:
    """Whether an item without a date is set in below one that has its own: it tells more of it."""
    item = without_bullet(text)
    if not item or found.fresh or not _is_set_in(text, found):
        return False
    return found.entries[-1].bulleted and found.entries[-1].is_dated and not dated(item)[0]


def _is_rest(text: str, after_blank: bool, found: _List) -> bool:
    """Whether a line goes on with the item above it: it is set in, or that line was full."""
    if not found.entries or found.fresh or after_blank or not found.entries[-1].bulleted:
        return False
    if text.strip().startswith(_NOTES):
        return False
    last = found.entries[-1]
    set_in, was_full = _is_set_in(text, found), last.width >= found.full
    return set_in and was_full if without_bullet(text) is not None else set_in or was_full


def _go_on(line: Line, found: _List) -> None:
    last = found.entries[-1]
    last.add(line.cells[0].strip())
    last.width = len(line.cells[0])


def _begins_event(text: str, after_blank: bool, found: _List) -> bool:
    """Whether a line is a new event, not the rest of the one before or words around the list."""
    if without_bullet(text) is not None:
        return bool(found.year or year_phrase(dated(without_bullet(text) or "")[0]))
    told = leading_date(text)
    if _odd_date(text, found):
        return True
    if told and told[1]:
        return bool(found.year or year_phrase(told[0]))
    if not found.year:
        return False
    if found.fresh:
        return True
    last = found.entries[-1]
    if found.bulleted or after_blank:
        return False
    if last.bulleted or _indent(text) > last.indent or last.width >= found.full:
        return False
    return trailing_date(last.text) is not None or trailing_date(text) is not None


def _indent(text: str) -> int:
    return len((_INDENT.match(text) or [""])[0])


def _begin(line: Line, page: int, found: _List) -> None:
    text = line.cells[0]
    bare = without_bullet(text)
    body = text.strip() if bare is None else bare
    told = leading_date(body)
    apart = told is not None and told[1] not in {"", body}
    year, month = found.year, found.month
    if told and told[1]:
        body = without_bullet(told[1]) or told[1]
        year, date = _parted(told[0], found.year)
        month = f"{found.month}{date}" if _DAY_ONLY.match(date) else date or month
        found.year = year if apart else found.year
    elif odd := _odd_date(text, found):
        year, month, body, apart = odd[1], "", odd[2], True
    elif found.entries and _stands_below(text, bare is not None, found):
        month = found.entries[-1].month
    found.entries.append(
        Entry(
            year,
            month,
            body,
            line,
            page,
            _indent(text),
            bare is not None,
            len(text),
            apart,
            found.year,
        )
    )
    found.fresh = False


def _odd_date(text: str, found: _List) -> re.Match[str] | None:
    """What stands where dates stand here, and is none: 平成100年, 13月. A check is to name it."""
    last = found.entries[-1] if found.entries else None
    if last is None or last.bulleted or not last.stands_before or _is_set_in(text, found):
        return None
    return None if leading_date(text) else _ODD_DATE.match(text)


def _stands_below(text: str, bulleted: bool, found: _List) -> bool:
    """Whether an item belongs to the dated line above it, which is no item itself."""
    last = found.entries[-1]
    return bulleted and not found.fresh and not last.bulleted and _indent(text) > last.indent


def _parted(date: str, year: str) -> tuple[str, str]:
    """The year's words in a date, else `year`, and what follows them."""
    date = _SAME_YEAR.sub("", date)
    own = year_phrase(date)
    return own or year, _SEPARATOR.sub("", date.removeprefix(own)).strip()


def _rows(found: _List) -> list[SourceRow]:
    """The entries as rows; a date in brackets at an entry's end is its month."""
    columns = Columns((0,), (1,))
    above = ["", "", ""]
    rows: list[SourceRow] = []
    page = number = 0
    for entry in found.entries:
        number = number + 1 if entry.page == page else 1
        page = entry.page
        year, month, text = entry.year, entry.month, entry.text
        told = None if entry.stands_before else trailing_date(text)
        if told:
            year, own = _parted(told[0], entry.heading or year)
            month, text = own or month, told[1]
        text = "・".join((text, *entry.details))
        above = carried([year, month, text], above, columns)
        cells = dict(zip((YEAR, MONTH, TEXT), above, strict=True))
        rows.append(SourceRow(Source(found.file, page, number, entry.line.number), cells))
    return rows
