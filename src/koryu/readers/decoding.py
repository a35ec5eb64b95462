"""Bytes → text: UTF-8, UTF-16 and UTF-32, CP932 (Shift_JIS), EUC-JP and ISO-2022-JP."""

from __future__ import annotations

import codecs
import re

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.grid import CONTROLS, control_character

_NOT_TEXT = Trilingual(
    "文字のファイルではありません（画像などの名前が変わったものかもしれません）。",
    "This is not a text file (perhaps a picture or another file under a new name).",
    "Это не текстовый файл (возможно, переименованное изображение или иной файл).",
)
_NOT_TEXT_REMEDY = Trilingual(
    "PDF・Excel・CSV・HTML・テキストのいずれかを指定してください。",
    "Give a PDF, an Excel workbook, CSV, HTML or plain text.",
    "Укажите PDF, книгу Excel, CSV, HTML или обычный текст.",
)
_DAMAGED = Trilingual(
    "{encoding} として読めない文字があります。",
    "There are bytes that cannot be read as {encoding}.",
    "Есть байты, которые не читаются как {encoding}.",
)
_DAMAGED_REMEDY = Trilingual(
    "ファイルが途中で切れていないか確かめ、UTF-8 で保存し直してください。",
    "Check that the file is complete, and save it again as UTF-8.",
    "Проверьте, что файл не обрезан, и сохраните его заново в UTF-8.",
)
_GARBLED = Trilingual(
    "文字化けしています（別の文字コードとして読まれ、保存されたもの）。",
    "The text is garbled: it was once read in a wrong encoding and saved so.",
    "Текст искажён: его прочли в неверной кодировке и так сохранили.",
)
_GARBLED_REMEDY = Trilingual(
    "化ける前のもとのファイルを指定してください。文字コードは自動で見分けます。",
    "Give the original file; its encoding is recognised automatically.",
    "Укажите исходный файл; кодировка определяется автоматически.",
)
_MIXED = Trilingual(
    "文字コードが混ざっています。この行から別の文字コードです。",
    "Two encodings are mixed: from this line on it is another one.",
    "В файле смешаны две кодировки: с этой строки начинается другая.",
)
_MIXED_REMEDY = Trilingual(
    "それぞれのもとの文書を別々に UTF-8 で保存してから、一つにまとめてください。",
    "Save each of the original documents as UTF-8, then join them.",
    "Сохраните исходные документы по отдельности в UTF-8, затем объедините их.",
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What UTF-8 kana look like when they are read as Shift_JIS, and Shift_JIS read as Latin-1.
_MOJIBAKE = re.compile(r"[縺繧繝]|[\u0080-\u009f]|\ufffd")
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_PLAIN = re.compile(r"[\t\n\r -~\u2010-\u203b\u2500-\u25ff\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]")
_ESCAPED = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")  # how ISO-2022-JP turns to Japanese and back
_END_OF_FILE = "\x1a"  # as DOS programs write it
_FEW_CONTROLS = 9
_LINE_CODECS = ("utf-8", "cp932", "euc_jp")
_FEW, _MOST, _HEAD = 0.02, 0.9, 4000


def decoded(data: bytes, file: str) -> str:
    """The text of a file, lines ending in a bare line feed.

    KoryuError where it is no text, or names the line that is damaged.
    """
    text = _decode(data, file)
    if len(_MOJIBAKE.findall(text)) > _FEW * len(text):
        raise KoryuError(_GARBLED, _GARBLED_REMEDY, file=file)
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip(_END_OF_FILE)
    # Marks of where a page or a joined file begins are no part of its words.
    text = text.replace("\f", "").replace("\n\ufeff", "\n").lstrip("\ufeff")
    if found := CONTROLS.search(text):
        raise control_character(found[0], file=file, line=text.count("\n", 0, found.start()) + 1)
    return text


def _decode(data: bytes, file: str) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strictly(data, "utf-32", "UTF-32", file)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", "UTF-16", file)
    if wide := _utf16_without_mark(data):
        return _strictly(data, wide, "UTF-16", file)
    if len(_BINARY.findall(data)) > max(_FEW_CONTROLS, len(data) // 1000):
        raise KoryuError(_NOT_TEXT, _NOT_TEXT_REMEDY, file=file)
    if data.isascii() and _ESCAPED.search(data):
        return _strictly(data, "iso2022_jp_ext", "ISO-2022-JP (JIS)", file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if _nearly_utf8(data):
        return _strictly(data, "utf-8-sig", "UTF-8", file)
    return _japanese_bytes(data, file)


def _utf16_without_mark(data: bytes) -> str:
    """The codec of UTF-16 text that lacks its mark: the one that makes it plain text; "" if none."""
    head = data[: _HEAD - _HEAD % 2]
    if b"\x00" not in head:
        return ""
    for codec in ("utf-16-le", "utf-16-be"):
        text = head.decode(codec, "ignore")
        if len(_PLAIN.findall(text)) > _MOST * len(text):
            return codec
    return ""


def _nearly_utf8(data: bytes) -> bool:
    """Whether almost every character beyond ASCII is good UTF-8: damaged, not another encoding."""
    text = data.decode("utf-8", "replace")
    beyond = sum(char > "\x7f" for char in text)
    return text.count("\ufffd") * 10 < beyond


def _japanese_bytes(data: bytes, file: str) -> str:
    """Text in CP932 or EUC-JP, whichever makes it Japanese."""
    texts = []
    for codec in ("cp932", "euc_jp"):
        try:
            texts.append(data.decode(codec))
        except UnicodeDecodeError:
            continue
    if texts:
        return max(texts, key=lambda text: len(_JAPANESE.findall(text)) / len(text))
    partly = data.decode("cp932", "replace")
    if line := _other_encoding(data):
        raise KoryuError(_MIXED, _MIXED_REMEDY, file=file, line=line)
    if partly.count("\ufffd") > _FEW * len(partly):
        raise KoryuError(_NOT_TEXT, _NOT_TEXT_REMEDY, file=file)
    return _strictly(data, "cp932", "Shift_JIS (CP932)", file)


def _other_encoding(data: bytes) -> int:
    """The first line in another encoding than the lines before it; 0 where that is not the fault."""
    common = set(_LINE_CODECS)
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.isascii():
            fitting = {codec for codec in _LINE_CODECS if _fits(line, codec)}
            common &= fitting
            if not common:
                return number if fitting else 0
    return 0


def _fits(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, codec: str, name: str, file: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, "ignore").count("\n") + 1
        raise KoryuError(
            _DAMAGED.fill(encoding=name), _DAMAGED_REMEDY, file=file, line=line
        ) from error
