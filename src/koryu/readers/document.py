"""One document → its rows, in this process. `readers.read` does it in a child."""

from __future__ import annotations

from pathlib import Path

from koryu.chronicle.record import Reading
from koryu.readers.decoding import decoded
from koryu.readers.text import read_text


def read_document(path: Path) -> Reading:
    """The rows of the document at `path`. KoryuError names the file, and where in it."""
    data = path.read_bytes()
    return read_text(decoded(data, path.name), path.name)
