"""What went wrong, where, and what to do about it, in the reader's language."""

from __future__ import annotations

import unicodedata

from koryu.chronicle.trilingual import Trilingual

_PLACE_WORDS = {
    "file": Trilingual("ファイル", "file", "файл"),
    "sheet": Trilingual("シート", "sheet", "лист"),
    "page": Trilingual("ページ", "page", "страница"),
    "row": Trilingual("行", "row", "запись"),
    "line": Trilingual("ファイルの行", "line", "строка файла"),
    "cell": Trilingual("セル", "cell", "ячейка"),
    "column": Trilingual("列", "column", "столбец"),
    "position": Trilingual("位置", "position", "позиция"),
}


class KoryuError(Exception):
    """The work could not be done; nothing was changed.

    `what` says what went wrong, `remedy` what to do, `place` where: any of the keys file,
    sheet, page, row, line, cell, column, position.
    """

    def __init__(self, what: Trilingual, remedy: Trilingual | None = None, **place: object) -> None:
        unknown = place.keys() - _PLACE_WORDS.keys()
        if unknown:
            raise TypeError(f"unknown place: {', '.join(sorted(unknown))}")
        super().__init__(what.en)
        self.what = what
        self.remedy = remedy
        self.place = {name: value for name, value in place.items() if value is not None}

    def at(self, **place: object) -> KoryuError:
        """The same error with places filled in that were not known where it was raised."""
        return type(self)(self.what, self.remedy, **{**place, **self.place})

    def message(self, language: str) -> str:
        """One to three lines: what, where, what to do."""
        lines = [self.what.of(language)]
        if self.place:
            where = (
                f"{_PLACE_WORDS[name].of(language)} {_shown(value)}"
                for name, value in self.place.items()
            )
            lines.append("  " + ", ".join(where))
        if self.remedy:
            lines.append("  " + self.remedy.of(language))
        return "\n".join(lines)


def _shown(value: object) -> str:
    """A place without characters that would steer a terminal or break the line: a file's name."""
    return "".join("\ufffd" if unicodedata.category(one)[0] == "C" else one for one in str(value))
