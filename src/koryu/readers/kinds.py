"""What a file is, by its first bytes; its name is not believed."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Literal

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

Kind = Literal["workbook", "pdf", "html", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"BM": "BMP", b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF", b"RIFF": "RIFF", b"\x1f\x8b": "gzip", b"7z\xbc\xaf": "7z", b"Rar!": "RAR",
    b"{\\rtf": "RTF", b"MZ": "EXE", b"\x7fELF": "ELF", b"SQLite format 3\x00": "SQLite",
}  # fmt: skip
_PARTS = {
    "word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint", "content.xml": "OpenDocument",
}  # fmt: skip
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|h[1-6]|div|ul|dl)\b", re.I | re.S)  # fmt: skip
_XML = re.compile(rb"^\s*<\?xml")

_FOREIGN_FILE = Trilingual(
    "{kind} のファイルです。年表の文書としては読めません。",
    "The file’s format is {kind}, which cannot be read as a chronicle.",
    "Это файл {kind}; прочитать его как хронику нельзя.",
)
_FOREIGN_REMEDY = Trilingual(
    "PDF・Excel（.xlsx）・CSV・HTML・テキストのいずれかで指定してください。画像は文字起こしが要ります。",
    "Give it as PDF, Excel (.xlsx), CSV, HTML or plain text. A picture has to be typed out first.",
    "Нужен PDF, Excel (.xlsx), CSV, HTML или обычный текст. Изображение сначала нужно распознать.",
)
_SAVE_AS = Trilingual(
    "作成元のソフトで Excel（.xlsx）・PDF・テキストとして保存し直してください。",
    "Save it from its own program as Excel (.xlsx), PDF or plain text.",
    "Сохраните его в исходной программе как Excel (.xlsx), PDF или обычный текст.",
)
_BROKEN_ZIP = Trilingual(
    "ファイルが途中で切れているか、壊れています。",
    "The file is cut off or broken.",
    "Файл обрезан или повреждён.",
)
_AGAIN = Trilingual(
    "もとの文書を入手し直すか、作成元のソフトで保存し直してください。",
    "Get the document again, or save it again from its own program.",
    "Получите документ заново или пересохраните его в исходной программе.",
)
_BOMB = Trilingual(
    "展開すると異常に大きくなるファイルです（{size} MB）。安全のため読みません。",
    "Unpacked, the file is abnormally large ({size} MB); it is not read, for safety.",
    "В распакованном виде файл аномально велик ({size} МБ); из соображений безопасности он не читается.",
)
_DOCTYPE = Trilingual(
    "外部の定義（DOCTYPE・ENTITY）を含むファイルです。安全のため読みません。",
    "The file contains definitions (DOCTYPE, ENTITY); it is not read, for safety.",
    "Файл содержит определения (DOCTYPE, ENTITY); из соображений безопасности он не читается.",
)
# What zipfile raises where a header, a length or a compressed part is wrong.
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, IndexError, NotImplementedError,
    OSError, RuntimeError, ValueError,
)  # fmt: skip
_MEGABYTE = 1024 * 1024
_MAX_ENTRIES, _MAX_UNPACKED, _MAX_RATIO = 2000, 256 * _MEGABYTE, 150
_SMALL = 16 * _MEGABYTE  # below this, a high ratio does no harm


def kind_of(data: bytes, file: str) -> Kind:
    """The kind of a document. KoryuError for a known kind of file that holds no chronicle."""
    if data.startswith(_OLE):
        return "workbook"
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, file)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for mark, name in _FOREIGN.items():
        if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:64]):
            raise KoryuError(_FOREIGN_FILE.fill(kind=name), _FOREIGN_REMEDY, file=file)
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _HTML.match(head):
        if b"<!entity" in data.lower():
            raise KoryuError(_DOCTYPE, _SAVE_AS, file=file)
        return "html"
    if _XML.match(head):
        raise KoryuError(_FOREIGN_FILE.fill(kind="XML"), _SAVE_AS, file=file)
    return "text"


def _packed(data: bytes, file: str) -> Kind:
    """What a zip archive is; its size unpacked is checked before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_archive(archive, len(data), file)
            names = set(archive.namelist())
            is_sheet = "mimetype" in names and b"spreadsheet" in archive.read("mimetype")
            _check_definitions(archive, file)
    except _ZIP_FAULTS as error:
        raise KoryuError(_BROKEN_ZIP, _AGAIN, file=file) from error
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or ("content.xml" in names and is_sheet):
        return "workbook"
    kind = next((kind for part, kind in _PARTS.items() if part in names), "zip")
    raise KoryuError(_FOREIGN_FILE.fill(kind=kind), _SAVE_AS, file=file)


def _check_archive(archive: zipfile.ZipFile, packed: int, file: str) -> None:
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    too_dense = size > _SMALL and size > _MAX_RATIO * packed
    if len(entries) > _MAX_ENTRIES or size > _MAX_UNPACKED or too_dense:
        raise KoryuError(_BOMB.fill(size=size // _MEGABYTE), _SAVE_AS, file=file)


def _check_definitions(archive: zipfile.ZipFile, file: str) -> None:
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in part.read(1024).upper():
                    raise KoryuError(_DOCTYPE, _SAVE_AS, file=file)
