"""HTML → tables, or the lines of a list. Nothing is fetched, no entity is expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.grid import Grid, Line, check_characters, check_dimensions

_CUT_SHORT = Trilingual(
    "HTML のタグが多すぎるか、深く入れ子になりすぎていて、ここから先を読めません。",
    "HTML tags are too many here or nested too deeply; what follows cannot be read.",
    "Тегов HTML слишком много или их вложенность слишком велика; дальше читать нельзя.",
)
_CUT_SHORT_REMEDY = Trilingual(
    "年表の部分だけを CSV か Excel に写して、もう一度お試しください。",
    "Copy the chronicle alone into CSV or Excel and try again.",
    "Скопируйте только хронику в CSV или Excel и повторите попытку.",
)
# A tag with thousands of attributes holds the parser up for minutes.
_CROWDED = re.compile(r"<[a-zA-Z][^\s<>]*+(?:\s++[^\s<>]{1,60}+){2000}")
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
# A line break of the source between two Japanese characters is no space.
_SOURCE_BREAK = re.compile(r"(?<=[^\x00-\xff])[ \t]*\n\s*(?=[^\x00-\xff])")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "head", "rt", "rp", "nav", "footer"}
)
_ITEMS = frozenset({"li", "dd"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOST_SPAN = 1000


def read_html(text: str, file: str) -> tuple[str, list[Grid], list[Line]]:
    """The title, the tables that hold no other table, and the lines of the whole page."""
    if found := _CROWDED.search(text):
        raise _cut_short(file, text.count("\n", 0, found.start()) + 1)
    parser = lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = lxml_html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except etree.ParserError:  # nothing but a declaration
        root = lxml_html.document_fromstring("<p>", parser=parser)
    for fault in parser.error_log.filter_from_fatals():
        if fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise _cut_short(file, fault.line)
    grids, lines = _grids(root, file), _lines(root)
    check_characters(lines, file, 1)
    return _title(root), grids, lines


def _cut_short(file: str, line: int) -> KoryuError:
    return KoryuError(_CUT_SHORT, _CUT_SHORT_REMEDY, file=file, line=line)


def _title(root: lxml_html.HtmlElement) -> str:
    for path in ("//h1", "//title", "//h2"):
        for element in root.xpath(path):
            if words := _flat(element).replace("\n", " ").strip():
                return words
    return ""


def _grids(root: lxml_html.HtmlElement, file: str) -> list[Grid]:
    grids: list[Grid] = []
    heading = ""
    for element in root.iter("table", *_HEADINGS):
        if element.tag != "table":
            heading = _flat(element).strip()
        elif next(element.iterdescendants("table"), None) is None:
            caption = element.find("caption")
            name = heading if caption is None else _flat(caption).strip()
            page = len(grids) + 1
            grids.append(Grid(page, list(_rows(element, file, page)), name))
            check_characters(grids[-1].lines, file, page)
    return grids


def _rows(table: lxml_html.HtmlElement, file: str, page: int) -> Iterator[Line]:
    """The rows with spans written out: a cell that spans rows stands in each, marked as merged."""
    below: dict[int, tuple[int, str]] = {}  # column → rows still covered, and by what
    for number, row in enumerate(table.iter("tr"), start=1):
        cells: list[str] = []
        merged: set[int] = set()

        def take_covered(cells: list[str] = cells, merged: set[int] = merged) -> None:
            while (at := len(cells)) in below:
                left, words = below.pop(at)
                if left > 1:
                    below[at] = (left - 1, words)
                merged.add(at)
                cells.append(words)

        for cell in row.iterchildren("td", "th"):
            take_covered()
            words = _flat(cell)
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            for offset in range(columns):
                if rows > 1:
                    below[len(cells)] = (rows - 1, words if offset == 0 else "")
                cells.append(words if offset == 0 else "")
            check_dimensions(len(cells), number, file, page, number)
        take_covered()
        yield Line(number, cells, merged)


def _span(cell: lxml_html.HtmlElement, name: str) -> int:
    told = cell.get(name, "1").strip()
    if not (told.isascii() and told.isdigit()):
        return 1
    if len(told) >= len(str(_MOST_SPAN)):
        return _MOST_SPAN
    return int(told) or (_MOST_SPAN if name == "rowspan" else 1)  # rowspan=0: to the last row


def _flat(element: lxml_html.HtmlElement) -> str:
    """The words of an element; a line break where one is seen."""
    lines = list(filter(None, (line.strip() for line in _walk(element))))
    if len(lines) == 1 and element.find(".//li") is not None:
        return lines[0].removeprefix("・")
    return "\n".join(lines)


def _lines(root: lxml_html.HtmlElement) -> list[Line]:
    """The lines of a page as they are seen; an item of a list begins with a bullet."""
    return [Line(number, [text]) for number, text in enumerate(_walk(root), start=1)]


def _walk(element: lxml_html.HtmlElement) -> Iterator[str]:
    pieces: list[str] = []
    prefix, depth, hidden = "", 0, 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tag = node.tag
        if event == "start":
            hidden += tag in _HIDDEN
            if tag in _BLOCKS or tag == "br":
                yield from _line(pieces, prefix)
                prefix = "　" * depth
            if tag in _ITEMS:
                prefix, depth = "　" * depth + "・", depth + 1
            if not hidden:
                pieces.append(node.text or "")
            continue
        hidden -= tag in _HIDDEN
        if tag in _BLOCKS:
            yield from _line(pieces, prefix)
            depth -= tag in _ITEMS
            prefix = "　" * depth
        if not hidden and node is not element:
            pieces.append(node.tail or "")
    yield from _line(pieces, prefix)


def _line(pieces: list[str], prefix: str) -> Iterator[str]:
    """The line gathered so far, if it says anything; the gathering begins anew."""
    words = _SPACES.sub(" ", _SOURCE_BREAK.sub("", "".join(pieces))).strip(" ")
    pieces.clear()
    if words:
        yield prefix + words
