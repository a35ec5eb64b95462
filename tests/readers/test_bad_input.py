"""Every bad document ends in one clear message in three languages, in bounded time and memory."""

from __future__ import annotations

import os
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import LANGUAGES
from koryu.readers import Limits, read
from tests.tables import ROWS, page

TABLE = page(ROWS)
HEAD = "<!DOCTYPE html><meta charset=utf-8><table><tr><th>年<th>内容</tr>".encode()


def refused(path: Path, limits: Limits = Limits()) -> KoryuError:  # noqa: B008 - frozen
    """The error a document ends in; it names the file and a remedy in every language."""
    started = time.monotonic()
    with pytest.raises(KoryuError) as caught:
        read(path, limits=limits)
    assert time.monotonic() - started < 30
    error = caught.value
    assert error.place["file"] == path.name
    for language in LANGUAGES:
        assert len(error.message(language).splitlines()) == 3
    return error


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def sheet_of(xml: bytes) -> bytes:
    """A workbook whose only sheet is `xml`."""
    parts = {}
    with zipfile.ZipFile(BytesIO(workbook([["年", "内容"]]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "xl/worksheets/sheet1.xml": xml})


def pdf_of(content: bytes, extra: bytes = b"") -> bytes:
    """A PDF of one page with this content stream."""
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length %d>>"
        b"stream\n%s\nendstream" % (len(extra), extra),
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(out))
    )


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "The file is empty"),
    "only blanks": ("a.txt", lambda: b" \n\n ", "No chronicle"),
    "picture renamed": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 90, "PNG"),
    "photograph renamed": ("a.csv", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" * 90, "JPEG"),
    "random bytes": ("a.csv", lambda: bytes(range(256)) * 40, "not a text file"),
    "garbled": (
        "a.txt",
        lambda: TABLE.encode("utf-8").decode("cp932", "replace").encode("utf-8"),
        "garbled",
    ),
    "Shift_JIS read as UTF-8": (
        "a.txt",
        lambda: TABLE.encode("cp932").decode("utf-8", "replace").encode("utf-8"),
        "garbled",
    ),
    "UTF-8 with broken bytes": (
        "a.txt",
        lambda: TABLE.encode("utf-8").replace("港町".encode(), b"\xe6\xb8\xff\xe7"),
        "cannot be read as UTF-8",
    ),
    "UTF-8 cut off": ("a.txt", lambda: TABLE.encode("utf-8")[:-3], "cannot be read as UTF-8"),
    "CP932 cut off": ("a.txt", lambda: TABLE.rstrip().encode("cp932")[:-1], "Shift_JIS"),
    "other columns": (
        "a.csv",
        lambda: "品名,単価,数量\nりんご,100,3\nみかん,80,12\n".encode(),
        "No chronicle",
    ),
    "no date column": (
        "a.csv",
        lambda: "内容,相手先,分野\n合唱団が訪れた,札幌,文化\n視察団が来た,函館,経済\n".encode(),
        "no column of dates",
    ),
    "quotation mark left open": (
        "a.csv",
        lambda: ("年,月,内容\n1998,8,\"訪問\n" + "1999,8,来訪\n" * 9).encode(),
        "left open",
    ),
    "a million columns": ("a.csv", lambda: b"a," * 1_000_000 + b"\n1,2\n", "columns"),
    "a cell of 10 MB": (
        "a.csv",
        lambda: "年,月,内容\n1998,8,".encode() + b"x" * 10_000_000 + b"\n",
        "characters",
    ),
    "truncated workbook": ("a.xlsx", lambda: workbook([["年", "内容"]])[:2000], "cut off"),
    "a Word file": ("a.xlsx", lambda: zipped({"word/document.xml": b"<a/>"}), "Word"),
    "zip bomb": (
        "a.xlsx",
        lambda: zipped({"xl/workbook.xml": b" " * 300_000_000}),
        "abnormally large",
    ),
    "many entries": (
        "a.xlsx",
        lambda: zipped({f"xl/{at}.xml": b"" for at in range(3000)}),
        "abnormally large",
    ),
    "entities in a workbook": (
        "a.xlsx",
        lambda: sheet_of(b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><worksheet>&a;</worksheet>'),
        "DOCTYPE",
    ),
    "crafted sheet": (
        "a.xlsx",
        lambda: sheet_of(
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            b"</sheetData></worksheet>"
        ),
        "",
    ),
    "16,384 columns": ("a.xlsx", lambda: workbook([["年"] + ["x"] * 16_000]), "columns"),
    "entities in HTML": (
        "a.html",
        lambda: b'<!DOCTYPE html [<!ENTITY a "b">]><html><table></table></html>',
        "DOCTYPE",
    ),
    "XML": ("a.html", lambda: b'<?xml version="1.0"?><rows><row>1</row></rows>', "XML"),
    "HTML without a chronicle": ("a.html", lambda: b"<html><p>hello</p></html>", "No chronicle"),
    "a million cells in HTML": (
        "a.html",
        lambda: b"<html><table><tr>" + b"<td>1" * 1_000_000 + b"</table></html>",
        "columns",
    ),
    "deep HTML": ("a.html", lambda: b"<html>" + b"<div>" * 200_000, "nested too deeply"),
    "tags that nest within a cell": (
        "a.html",
        lambda: HEAD + b"<tr><td>1998<td>" + b"<span>" * 100_000 + b"x<tr><td>1999<td>y",
        "nested too deeply",
    ),
    "a hundred thousand attributes": (
        "a.html",
        lambda: HEAD + b"<tr " + b" ".join(b"a%d=1" % at for at in range(100_000)) + b"><td>1998",
        "tags are too many",
    ),
    "a cell of 12 MB in HTML": (
        "a.html",
        lambda: HEAD + b"<tr><td>1998<td>" + b"x" * 12_000_000,
        "characters",
    ),
    "column names alone": ("a.csv", lambda: "年,月,内容\n".encode(), "no rows"),
    "an HTML comment left open": (
        "a.html",
        lambda: HEAD + b"<!-- <tr><td>1998<td>x",
        "no rows",
    ),
    "HTML that is nothing but its declaration": (
        "a.html",
        lambda: b"<!DOCTYPE html>",
        "No chronicle",
    ),
    "a zip with a wrong length": (
        "a.xlsx",
        lambda: workbook([["年", "内容"]])[:-6] + b"\xff\xff\x00\x00\x00\x00",
        "cut off",
    ),
    "a control character": (
        "a.csv",
        lambda: "年,月,内容\n1998,8,港\0の会\n1999,9,来訪\n".encode(),
        "control character (U+0000)",
    ),
    "two encodings in one file": (
        "a.txt",
        lambda: TABLE.encode("cp932") + TABLE.encode("utf-8"),
        "Two encodings",
    ),
    "five million blank lines": (
        "a.csv",
        lambda: b"\n" * 5_000_000 + "年,月,内容\n1998,8,来訪\n".encode(),
        "too many rows",
    ),
    "an OpenDocument text": (
        "a.odt",
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "OpenDocument",
    ),
    "truncated PDF": ("a.pdf", lambda: pdf_of(b"")[:300], ""),
    "PDF without text": ("a.pdf", lambda: pdf_of(b"0 0 10 10 re f"), "scan"),
    "PDF that draws itself": ("a.pdf", lambda: pdf_of(b"/X Do", b"/X Do"), ""),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_document_gets_one_clear_message(case: str, tmp_path: Path) -> None:
    name, make, said = BAD[case]
    assert said in refused(written(tmp_path / name, make())).what.en


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path / "none.txt").what.en


def test_folder_is_no_document(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path).what.en


@pytest.mark.parametrize("kind", ["workbook", "html"])
def test_control_characters_name_their_cell(kind: str, tmp_path: Path) -> None:
    """A workbook writes them as _x001B_, HTML as &#27;."""
    rows: list[list[object]] = [["年", "内容"], [1998, "港の_x001B_会"], [1999, "来訪"]]
    page = HEAD + "<tr><td>1998<td>港の&#27;会<tr><td>1999<td>来訪".encode()
    data = workbook(rows) if kind == "workbook" else page
    error = refused(written(tmp_path / "a", data))
    assert "control character (U+001B)" in error.what.en
    assert (error.place["line"], error.place["cell"]) == (2, 2)


def test_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    assert "links point at each other" in refused(tmp_path / "a.txt").what.en


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "not a file" in refused(tmp_path / "a.txt").what.en


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_file_without_permission_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", TABLE.encode())
    path.chmod(0)
    assert "no permission" in refused(path).what.en


def test_name_as_long_as_a_name_may_be(tmp_path: Path) -> None:
    assert read(written(tmp_path / ("n" * 251 + ".txt"), TABLE.encode())).rows
    assert "too long" in refused(tmp_path / ("n" * 300 + ".txt")).what.en


def test_name_of_a_file_steers_no_terminal(tmp_path: Path) -> None:
    error = refused(written(tmp_path / "a\x1b[31m\nb.txt", b""))
    assert "\x1b" not in error.message("ja")


def test_long_gap_takes_no_time(tmp_path: Path) -> None:
    text = "平成10年\n" + ("・合唱団が" + " " * 19_900 + "訪れた(8月)\n") * 30
    assert read(written(tmp_path / "a.txt", text.encode()), limits=Limits(processor=5)).rows


@pytest.mark.parametrize(
    ("span", "second"),
    [("0", ""), ("1000000000", ""), ("9" * 5000, ""), ("-1", "1999年"), ("９", "1999年")],
)
def test_odd_spans_are_read_or_bounded(span: str, second: str, tmp_path: Path) -> None:
    own = f"<td>{second}" if second else ""
    data = HEAD + f"<tr><td rowspan={span}>1998年<td>来訪<tr>{own}<td>返礼の訪問".encode()
    rows = read(written(tmp_path / "a.html", data)).rows
    assert [tuple(row.cells.values()) for row in rows] == [
        ("1998年", "来訪"),
        (second or "1998年", "返礼の訪問"),
    ]


def test_broken_bytes_name_their_line(tmp_path: Path) -> None:
    _, make, _ = BAD["UTF-8 with broken bytes"]
    assert refused(written(tmp_path / "a.txt", make())).place["line"] == 4


@pytest.mark.parametrize(
    ("case", "line"), [("two encodings in one file", 10), ("a control character", 2)]
)
def test_what_is_wrong_in_a_line_names_it(case: str, line: int, tmp_path: Path) -> None:
    name, make, _ = BAD[case]
    assert refused(written(tmp_path / name, make())).place["line"] == line


def test_open_quotation_mark_names_its_line(tmp_path: Path) -> None:
    _, make, _ = BAD["quotation mark left open"]
    assert refused(written(tmp_path / "a.csv", make())).place["line"] == 2


def test_long_cell_names_line_and_cell(tmp_path: Path) -> None:
    _, make, _ = BAD["a cell of 10 MB"]
    place = refused(written(tmp_path / "a.csv", make())).place
    assert (place["line"], place["cell"]) == (2, 3)


def test_time_is_limited(tmp_path: Path) -> None:
    """A page of half a million strokes takes the reader long: it is stopped, and says so."""
    path = written(tmp_path / "a.pdf", pdf_of(b"0 0 m 9 9 l S\n" * 500_000))
    assert "too long" in refused(path, Limits(processor=2, wall=20)).what.en


def test_wall_time_is_limited(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", pdf_of(b"0 0 m 9 9 l S\n" * 500_000))
    assert "too long" in refused(path, Limits(processor=60, wall=2)).what.en


def test_memory_is_limited(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "1998年　訪問団\n".encode() * 2_000_000)
    assert "memory" in refused(path, Limits(memory=150)).what.en


def test_one_broken_row_is_a_finding_with_its_place(tmp_path: Path) -> None:
    lines = TABLE.splitlines()
    lines[4] += "\t余分"
    path = written(tmp_path / "a.txt", "\n".join(lines).encode())
    (finding,) = read(path).findings
    assert (finding.severity, finding.source.page, finding.source.row) == ("error", 1, 2)
    assert (finding.column, finding.text, finding.source.line) == ("#8", "余分", 5)


def test_ditto_beyond_the_columns_is_a_finding(tmp_path: Path) -> None:
    data = "年,月,内容\n1998,8,来訪\n1999,9,返礼,〃\n".encode()
    (finding,) = read(written(tmp_path / "a.csv", data)).findings
    assert (finding.rule, finding.text, finding.source.line) == ("cell-count", "〃", 3)


def test_row_broken_in_two_is_told(tmp_path: Path) -> None:
    text = TABLE.replace("水産加工の", "水産加工の\n")
    findings = read(written(tmp_path / "a.txt", text.encode())).findings
    assert [(one.rule, one.source.line) for one in findings] == [("stray-line", 6)]
