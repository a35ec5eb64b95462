"""Every message of the site: those that templates and code ask for, those the catalogues hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
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


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands in the repository."""
    with (WEB / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


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
