"""PDF: a table of invented rows over several pages, as Chromium and as typst print it."""

from __future__ import annotations

from pathlib import Path

import pytest

from koryu.readers.document import read_document
from tests.readers.documents import as_html, as_pdf
from tests.readers.test_layouts import FOLDER as CHRONICLES
from tests.readers.test_layouts import LAYOUTS, expected, understood

HEADER = ("年月", "区分", "相手先", "内容")
PLACES = ("ハバロフスク市", "大連市", "江原道", "シアトル市\nタコマ市")


def rows(count: int) -> list[tuple[str, ...]]:
    """Rows whose texts are of many lengths, so that some break over two pages."""
    return [
        (
            f"平成{at % 25 + 2}年{at % 12 + 1}月",
            ("文化", "経済", "教育")[at % 3],
            PLACES[at % 3],
            f"第{at}回の催しに市民{at + 5}名が参加し、"
            + "各地の会場で交流を深め、" * (at % 17)
            + "閉会した",
        )
        for at in range(1, count + 1)
    ]


@pytest.mark.browser
def test_rows_broken_over_pages_are_whole(tmp_path: Path) -> None:
    made = rows(150)
    path = as_pdf(as_html("みなとの交流年表", HEADER, made), tmp_path / "a.pdf")
    reading = read_document(path)
    assert [tuple(row.cells.values()) for row in reading.rows] == made
    assert reading.rows[-1].source.page > 3
    assert reading.header == HEADER
    assert not reading.findings


@pytest.mark.browser
def test_web_page_printed_as_pdf(tmp_path: Path) -> None:
    name = "tottori_merged"
    page = (CHRONICLES / LAYOUTS[name]).read_text("utf-8")
    styled = page.replace(
        "</head>", "<style>td,th{border:1px solid}nav,footer{display:none}</style></head>"
    )
    assert understood(as_pdf(styled, tmp_path / "a.pdf")) == expected(name)
