"""The styles of a figure that leaves the site as a file: the stylesheet's own, in light colours."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_TOKENS = re.compile(r":root \{(.*?)\n\}", re.S)
_RULE = re.compile(
    r"^(?:svg |\.(?:municipal|friendship|economy|culture|medicine|assembly|education|sport|environment|science)\b)"
)


@cache
def styles() -> str:
    """The tokens of koryu.css and its rules for what stands inside an <svg>."""
    sheet = files("koryu.web").joinpath("static", "koryu", "koryu.css").read_text("utf-8")
    tokens = _TOKENS.search(sheet)
    rules = [line for line in sheet.splitlines() if _RULE.match(line)]
    latin = "--sans: var(--gothic-ja), var(--sans-latin);"
    return "\n".join(
        [
            f":root {{{tokens[1] if tokens else ''}\n{latin}}}",
            ".paper { fill: var(--paper); }",
            *rules,
        ]
    )
