"""A page of a PDF: its letters, and the lines drawn on it.

pdfplumber keeps twenty values of every letter; a table needs five.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Generator, Iterable
from functools import cache
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from koryu.chronicle.tables import table
from koryu.readers.pdf_drawing import drawing


class Char(NamedTuple):
    """One upright letter: its sides from the left, its middle from the top, in points."""

    middle: float
    center: float
    left: float
    right: float
    size: float
    text: str


class PdfPage(Page):
    """A page of `document` whose objects are its lines and boxes; the letters stand apart."""

    def __init__(self, document: PDF, page: Page) -> None:
        super().__init__(document, page.page_obj, page.page_number)
        self._letters: list[Char] = []

    @property
    def layout(self) -> LTPage:
        try:
            return drawing(self.pdf.rsrcmgr, self.page_obj, self.page_number)
        except Exception as error:  # as pdfplumber does: a broken page can raise anything
            raise PdfminerException(error) from error

    def letters(self) -> list[Char]:
        """The upright letters, by height."""
        _ = self.objects
        return sorted(self._letters)

    def iter_layout_objects(self, layout_objects: Iterable[Any]) -> Generator[Any, None, None]:
        for one in layout_objects:
            if isinstance(one, LTChar):
                if one.upright and one.size > 0:
                    self._letters.append(self._letter(one))
            elif isinstance(one, LTContainer):
                yield from self.iter_layout_objects(one)
            else:
                yield self.process_object(one)

    def _letter(self, one: LTChar) -> Char:
        left, bottom, right, top = one.bbox
        aside, above = self.mediabox[0], self.height + self.mediabox[1]
        return Char(
            above - (top + bottom) / 2,
            (left + right) / 2 + aside,
            left + aside,
            right + aside,
            one.size,
            _plain(one.get_text()),
        )


@cache
def _plain(text: str) -> str:
    """The character that was meant: a PDF often names a radical where a font shares its glyph."""
    meant = {row["as_read"]: row["meant"] for row in table("radicals")}
    return "".join(
        unicodedata.normalize("NFKC", char)
        if "\u2f00" <= char <= "\u2fd5"
        else meant.get(char, char)
        for char in text
    )
