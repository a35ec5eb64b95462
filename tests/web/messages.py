"""Every message of the site: those that templates and code ask for, those the catalogues hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

import koryu

ROOT = Path(koryu.__file__).parent
WEB = ROOT / "web"
# Message, or singular and plural.
Message = str | tuple[str, str]
_FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}


def asked() -> set[Message]:
    """What templates and modules of the site ask to be translated."""
    found: set[Message] = set()
    for template in sorted((WEB / "templates").rglob("*.html")):
        found.update(_of_template(template.read_text("utf-8")))
    for room in ("web", "api", "curate"):
        for module in sorted((ROOT / room).rglob("*.py")):
            found.update(_of_code(module.read_text("utf-8")))
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalogue: its English forms and its translations."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    fuzzy: bool

    @property
    def message(self) -> Message:
        return self.ids[0] if len(self.ids) == 1 else (self.ids[0], self.ids[1])


def catalogue(language: str) -> list[Entry]:
    """The messages of a language as its catalogue in the repository has them."""
    text = (WEB / "locale" / language / "LC_MESSAGES" / "django.po").read_text("utf-8")
    entries = [_entry(block) for block in text.split("\n\n") if "msgid" in block]
    return [one for one in entries if one.ids != ("",)]


def _entry(block: str) -> Entry:
    """A block of a .po file; a string goes on over the lines that begin with a quotation mark."""
    fields: list[tuple[str, str]] = []
    for line in block.splitlines():
        if line.startswith('"'):
            name, begun = fields.pop()
            fields.append((name, begun + ast.literal_eval(line)))
        elif line.startswith("msg"):
            name, quoted = line.split(" ", 1)
            fields.append((name, ast.literal_eval(quoted)))
    return Entry(
        ids=tuple(text for name, text in fields if name.startswith("msgid")),
        texts=tuple(text for name, text in fields if name.startswith("msgstr")),
        fuzzy="#, fuzzy" in block,
    )


def _of_template(text: str) -> Iterator[Message]:
    """templatize() leaves calls of gettext functions amid noise; each call is Python."""
    code = templatize(text)
    for match in re.finditer(r"\bn?gettext\(", code):
        yield from _of_call(code[match.start() :])


def _of_call(code: str) -> Iterator[Message]:
    for end in (at + 1 for at, char in enumerate(code) if char == ")"):
        try:
            yield from _of_code(code[:end])
        except SyntaxError:
            continue
        return


def _of_code(code: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(code.strip())):
        if isinstance(node, ast.Call) and _name(node.func) in _FUNCTIONS:
            texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
            words = [one for one in texts if isinstance(one, str)]
            yield (words[0], words[1]) if len(words) > 1 else words[0]


def _name(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))
