"""How to cite an event: in words, BibTeX, RIS and CSL-JSON.

RIS tags follow the Reference Manager format, CSL-JSON the schema of citationstyles.org (1.0.2).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from koryu.chronicle.datewords import dated_gregorian
from koryu.chronicle.trilingual import Trilingual

_PLAIN = Trilingual(
    "「{title}」（{when}）、{publisher}『{source}』{page}ページ{row}行目。交流（koryu）、{url}",
    "“{title}” ({when}). {publisher}, {source}, page {page}, row {row}. Koryu, {url}",
    "«{title}» ({when}) // {publisher}. {source}. Стр. {page}, запись {row}. Корю, {url}",
)
_UNDATED = Trilingual("日付なし", "no date", "без даты")
# What LaTeX reads as a command, and how it is written to stand for itself.
_LATEX = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {char: f"\\{char}" for char in "&%$#_{}"}
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation of one event tells, in one language."""

    id: str
    title: str
    edtf: str
    first_day: date | None
    last_day: date | None
    source: str
    publisher: str
    page: int
    row: int
    url: str
    language: str

    def plain(self) -> str:
        """One sentence, as a footnote has it."""
        when = dated_gregorian(self.edtf, self.language) if self.edtf else ""
        return (
            _PLAIN.fill(
                title=self.title, when=when or _UNDATED.of(self.language), source=self.source,
                publisher=self.publisher, page=self.page, row=self.row, url=self.url,
            ).of(self.language)
        )  # fmt: skip

    def bibtex(self) -> str:
        """A @misc entry in UTF-8."""
        year = str(self.first_day.year) if self.first_day else ""
        fields = {
            "title": f"{{{self.title.translate(_LATEX)}}}",
            "author": f"{{{self.publisher.translate(_LATEX)}}}",
            "year": year,
            "date": self.edtf if "[" not in self.edtf else "",
            "howpublished": self.source.translate(_LATEX),
            "note": f"p. {self.page}, row {self.row}",
            "url": self.url,
            "langid": {"ja": "japanese", "en": "english", "ru": "russian"}[self.language],
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@misc{{{self.id},", *lines, "}", ""])

    def ris(self) -> str:
        """A record of type DATA, with the line ends the format asks for."""
        tags = [
            ("TY", "DATA"),
            ("ID", self.id),
            ("TI", self.title),
            ("AU", self.publisher),
            ("PY", str(self.first_day.year) if self.first_day else ""),
            ("DA", _ris_date(self.edtf)),
            ("T2", self.source),
            ("SP", str(self.page)),
            ("N1", f"row {self.row}"),
            ("LA", self.language),
            ("UR", self.url),
        ]
        lines = [f"{tag}  - {value}" for tag, value in tags if value]
        return "\r\n".join([*lines, "ER  - ", ""])

    def csl(self) -> str:
        """A list with one CSL-JSON item."""
        item: dict[str, Any] = {
            "id": self.id,
            "type": "entry",
            "title": self.title,
            "container-title": self.source,
            "publisher": self.publisher,
            "page": str(self.page),
            "number": str(self.row),
            "language": self.language,
            "URL": self.url,
        }
        if self.first_day and self.last_day:
            days = [self.first_day] if self.first_day == self.last_day else [
                self.first_day, self.last_day]  # fmt: skip
            item["issued"] = {"date-parts": [[one.year, one.month, one.day] for one in days]}
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _ris_date(edtf: str) -> str:
    """YYYY/MM/DD/ with what is not known left empty; "" where no single date is told."""
    if not edtf or "/" in edtf or edtf.startswith("["):
        return ""
    year, month, day = (*edtf.split("-"), "", "")[:3]
    return f"{year}/{month if int(month or 0) <= 12 else ''}/{day}/"
