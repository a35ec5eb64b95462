"""What a page draws, beside what pdfminer makes of it."""

from __future__ import annotations

from io import BytesIO
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from koryu.readers.pdf_drawing import drawing

BEGIN = b"BT /F 12 Tf 1 0 0 1 72 700 Tm "
PLAIN = {
    "strings": BEGIN + rb"(a\(b\)\\ \101\12x\7) Tj (-\
) Tj ET",
    "hex": BEGIN + b"<41 42\n4D> Tj ET",
    "array": BEGIN + b"[(Ko)-120.5(ryu)+3 <41>-.5(x)]TJ ET",
    "lines": b"q 1 0 0 -1 0 800 cm 0.5 w 10 20 m 200 20 l S 10 10 90 -30 re f* Q 1 1 m 2 2 3 3 4 4 c h S",
    "two operators in one word": BEGIN + b"(a)Tj/F 9 Tf(b)Tj 0 -14 Td(c)'ET",
    "colours and marks": b"/P <</MCID 0/ActualText <FEFF6708> >> BDC /Cs cs 0 .1 1 scn 1 0 0 RG "
    + BEGIN + b"(a) Tj ET EMC",
    "too few operands": b"1 0 cm 5 l S 10 10 m 20 10 l S",
    "unknown operator": b"1 2 xyz 10 10 m 20 10 l S",
}  # fmt: skip
ODD = {
    "brackets in a string": BEGIN + b"(a(b)c) Tj ET",
    "comment": b"10 10 m % to the right\n20 10 l S",
    "image": b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI 10 10 m 20 10 l S",
    "number in two parts": b"10 10 m 20--5 10 l S",
    "cut off": BEGIN + b"(a) Tj (b",
    "empty": b"",
}


def pdf(content: bytes) -> PDFPage:
    """A page of one content stream with the font F."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>startxref\n%d\n%%%%EOF" % len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table + end
    return next(PDFPage.get_pages(BytesIO(out)))


def seen(page: LTPage) -> list[tuple[object, ...]]:
    return [
        (type(one), tuple(round(side, 4) for side in one.bbox), one.get_text() if isinstance(one, LTChar) else "")
        for one in page
        if isinstance(one, LTComponent)
    ]  # fmt: skip


def beside(content: bytes) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What is seen by this reader, and by pdfminer."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources)
    PDFPageInterpreter(resources, device).process_page(pdf(content))
    return seen(drawing(PDFResourceManager(), pdf(content), 1)), seen(device.get_result())


@pytest.mark.parametrize("content", PLAIN.values(), ids=PLAIN)
def test_plain_page_is_read_here_and_alike(content: bytes) -> None:
    with patch.object(PDFPageInterpreter, "execute", side_effect=AssertionError("not read here")):
        ours = seen(drawing(PDFResourceManager(), pdf(content), 1))
    assert ours
    assert ours == beside(content)[1]


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_whatever_is_odd_is_left_to_pdfminer(content: bytes) -> None:
    ours, theirs = beside(content)
    assert ours == theirs


_STATEMENTS = st.sampled_from(
    [b"10 20 m", b"-3.5 .5 l", b"S", b"+2 3 40 -5 re", b"f", b"q", b"Q", b".5 0 0 -2 1 1 cm", b"h", b"10 Tz",
     b"BT", b"ET", b"/F 9 Tf", b"(a\\051b)Tj", b"<4142> Tj", b"[(a) -20(b)]TJ", b"1 0 0 1 9 9 Tm", b"3 -4 Td",
     b"0 Tr", b"2 Ts", b"T*", b"(x)'", b"1 2(y)\"", b"/P <</MCID 1>> BDC", b"EMC", b"0 g", b"[1 2]0 d"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_STATEMENTS, max_size=40), st.sampled_from([b" ", b"\n", b"\r\n"]))
def test_any_sequence_of_statements_is_read_alike(statements: list[bytes], space: bytes) -> None:
    ours, theirs = beside(BEGIN + space.join(statements))
    assert ours == theirs
