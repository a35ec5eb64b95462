"""What a page of a PDF draws, read in half the time pdfminer takes.

The operators of a page are found by one expression instead of letter by letter; whatever is not
plain (an image within the page, a comment, brackets inside a string) is left to pdfminer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.psparser import LIT

_ENDS = rb"(?=[\s\0()<>\[\]/]|\Z)"
_TOKENS = (
    rb"[+-]?(?:\d+\.?\d*|\.\d+)" + _ENDS,
    rb"['\"]|(?!BI\b)[A-Za-z][A-Za-z0-9*]*" + _ENDS,
    rb"\((?:[^()\\]|\\.)*\)",
    rb"<[0-9A-Fa-f\s]*>",
    rb"/[^\s\0()<>\[\]{}/%#]*",
    rb"\[",
    rb"\]",
    rb"<<(?:[^<>()]|<[0-9A-Fa-f\s]*>)*>>",
)
_NUMBER, _OPERATOR, _STRING, _HEX, _NAME, _OPEN, _CLOSE, _PROPERTIES = range(1, 9)
_TOKEN = re.compile(rb"|".join(b"(%s)" % one for one in _TOKENS), re.S)
_PLAIN = re.compile(rb"(?:[\s\0]*+(?:%s))*+[\s\0]*+" % b"|".join(_TOKENS), re.S)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.S)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
            b"\r\n": b"", b"\n": b"", b"\r": b""}  # fmt: skip
# Colours and marks of structure change neither a letter nor a line.
_IDLE = frozenset(
    ("CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k",
     "BMC", "BDC", "EMC", "MP", "DP", "ri", "i")
)  # fmt: skip


def drawing(resources: PDFResourceManager, page: PDFPage, number: int) -> LTPage:
    """The letters and lines of a page, with their places."""
    device = PDFPageAggregator(resources, pageno=number, laparams=None)
    _Interpreter(resources, device).process_page(page)
    return device.get_result()


class _Interpreter(PDFPageInterpreter):
    def execute(self, streams: Sequence[object]) -> None:
        opened = [stream_value(one) for one in streams]
        data = b"\n".join(one.get_data() for one in self._fresh(opened))
        if _PLAIN.fullmatch(data):
            self._carry_out(data)
        else:
            super().execute(opened)

    def _fresh(self, streams: Sequence[PDFStream]) -> Iterator[PDFStream]:
        """The streams that are not being carried out already: a form may not draw itself."""
        self.stream_ids.clear()
        for one in streams:
            if one.objid is not None and one.objid not in self.parent_stream_ids:
                self.stream_ids.add(one.objid)
                yield one

    def _carry_out(self, data: bytes) -> None:
        operands: list[Any] = []
        for kind, value in _tokens(data):
            if kind != _OPERATOR:
                operands.append(value)
                continue
            if value not in _IDLE and (known := _method(value)):
                method, count = known
                if count <= len(operands):
                    getattr(self, method)(*operands[len(operands) - count :])
            operands.clear()


@cache
def _method(operator: str) -> tuple[str, int] | None:
    """The method of an operator and how many operands it takes; None for one nobody knows."""
    name = operator.replace("*", "_a").replace('"', "_w").replace("'", "_q")
    function = getattr(PDFPageInterpreter, f"do_{name}", None)
    return (f"do_{name}", function.__code__.co_argcount - 1) if function else None


def _tokens(data: bytes) -> Iterator[tuple[int, Any]]:
    """Operands and operators, an array as one operand."""
    array: list[Any] | None = None
    for found in _TOKEN.finditer(data):
        kind = found.lastindex or 0
        if kind == _OPEN:
            array = []
        elif kind == _CLOSE:
            yield kind, array or []
            array = None
        elif array is not None:
            array.append(_value(kind, found[kind]))
        else:
            yield kind, _value(kind, found[kind])


def _value(kind: int, word: bytes) -> Any:
    if kind == _NUMBER:
        return float(word) if b"." in word else int(word)
    if kind == _OPERATOR:
        return word.decode("ascii")
    if kind == _STRING:
        return _ESCAPE.sub(_meant, word[1:-1]) if b"\\" in word else word[1:-1]
    if kind == _HEX:
        digits = b"".join(word[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return LIT(word[1:].decode("utf-8", "replace")) if kind == _NAME else {}


def _meant(escape: re.Match[bytes]) -> bytes:
    if octal := escape[1]:
        return bytes((int(octal, 8) & 0xFF,))
    return _ESCAPED.get(escape[2], escape[2])
