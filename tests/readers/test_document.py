"""The published document, as text and as other programs write it: every cell equal."""

from __future__ import annotations

from pathlib import Path

import pytest

from koryu.chronicle.record import Reading
from koryu.readers import read
from koryu.readers.document import read_document
from tests.readers.documents import as_csv, as_html, as_pdf, as_workbook

pytestmark = pytest.mark.document

Rows = list[tuple[str, ...]]


def cells(reading: Reading) -> Rows:
    assert not reading.findings
    return [tuple(row.cells.values()) for row in reading.rows]


@pytest.fixture(scope="module")
def printed(document: Path) -> Reading:
    return read(document)


@pytest.fixture(scope="module")
def rows(printed: Reading) -> Rows:
    return cells(printed)


def test_text_every_cell(printed: Reading, rows: Rows, document: Path) -> None:
    lines = [line.split("\t") for line in document.read_text("utf-8").splitlines()]
    stated = [tuple(line) for line in lines if len(line) > 1 and line[0] != "年"]
    assert rows == stated
    assert (len(rows), printed.rows[-1].source.page) == (684, 33)
    assert len({row.source.fingerprint for row in printed.rows}) == 684


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv(encoding: str, printed: Reading, rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(printed.header, rows).encode(encoding))
    assert cells(read_document(path)) == rows


def test_cp932(printed: Reading, rows: Rows, tmp_path: Path) -> None:
    held = [row for row in rows if _fits(row)]
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(printed.header, held).encode("cp932"))
    assert cells(read_document(path)) == held
    assert len(held) == 679


def _fits(row: tuple[str, ...]) -> bool:
    try:
        "".join(row).encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def test_workbook(printed: Reading, rows: Rows, tmp_path: Path) -> None:
    reading = read_document(as_workbook(printed.title, printed.header, rows, tmp_path / "a.xlsx"))
    assert (reading.title, cells(reading)) == (printed.title, rows)


def test_html(printed: Reading, rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(as_html(printed.title, printed.header, rows), "utf-8")
    assert cells(read_document(path)) == rows


@pytest.mark.browser
def test_pdf(printed: Reading, rows: Rows, tmp_path: Path) -> None:
    """Chromium breaks rows over its pages, and names some characters by look-alikes."""
    page = as_html(printed.title, printed.header, rows)
    assert cells(read(as_pdf(page, tmp_path / "a.pdf"))) == rows
