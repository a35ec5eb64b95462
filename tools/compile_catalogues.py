"""Build hook: compiles the gettext catalogues (.po → .mo)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes a .mo file beside every .po file of the package."""
        for catalogue in Path(self.root, "src").rglob("*.po"):
            with catalogue.open("rb") as source:
                messages = read_po(source, locale=catalogue.parts[-3])
            with catalogue.with_suffix(".mo").open("wb") as target:
                write_mo(target, messages)
