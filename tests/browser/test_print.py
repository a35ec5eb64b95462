"""The table for paper, as Chromium prints it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest

pytestmark = pytest.mark.browser


def test_every_printed_page_has_title_header_and_number(site: str, tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--print-to-pdf={path}", f"{site}/ja/print/?year=1997..2002",
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    document = pypdfium2.PdfDocument(path.read_bytes())
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert "交流の歴史" in text
        assert "カテゴリ1" in text.replace(" ", "")
        assert f"{number} / {len(pages)}" in text
