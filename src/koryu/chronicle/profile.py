"""What is said once for a whole chronicle: title, sides, columns, coverage."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

# What a column can hold. Several columns may hold categories or regions.
COLUMN_ROLES = (
    "date",
    "year",
    "month",
    "category",
    "region",
    "place",
    "partner",
    "text",
    "note",
    "count",
    "id",
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A chronicle's profile; places are gazetteer ids, languages are BCP 47 tags.

    `title` is what this edition calls it, `publication` the published document's own title.
    """

    slug: str
    id_prefix: str
    title: Trilingual
    home: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("ja",)
    publisher: Trilingual = Trilingual("")
    publication: Trilingual = Trilingual("")
    licence: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    fiscal: bool = False

    def headers(self, role: str) -> list[str]:
        """The headers whose column holds `role`, in the order of the table."""
        return [header for header, held in self.columns.items() if held == role]


def _words(value: Any) -> Trilingual:
    return Trilingual(value) if isinstance(value, str) else Trilingual(**value)


def profile_from(values: Mapping[str, Any], base: Profile) -> Profile:
    """`base` with the keys that a TOML table gives laid over it."""
    readers: dict[str, Any] = {
        "slug": str, "id_prefix": str, "title": _words, "publisher": _words, "publication": _words, "licence": str,
        "home": tuple, "partners": tuple, "languages": tuple, "columns": dict, "fiscal": bool,
    }  # fmt: skip
    if unknown := values.keys() - readers.keys():
        raise ValueError(", ".join(sorted(unknown)))
    return Profile(
        **{
            name: read(values[name]) if name in values else getattr(base, name)
            for name, read in readers.items()
        }
    )


def load_profile(path: Path, base: Profile) -> Profile:
    """The profile a TOML file tells, over `base`. KoryuError names the file and what is wrong."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
        profile = profile_from(values, base)
        if bad := set(profile.columns.values()) - set(COLUMN_ROLES):
            raise ValueError(", ".join(sorted(bad)))
    except (OSError, UnicodeDecodeError, ValueError, TypeError) as error:
        raise KoryuError(
            Trilingual(
                "プロファイルを読めません：{why}",
                "The profile cannot be read: {why}",
                "Профиль не читается: {why}",
            ).fill(why=error),
            Trilingual(
                "使える項目と書き方は docs/profile.md にあります。",
                "docs/profile.md lists the keys and their form.",
                "Допустимые ключи описаны в docs/profile.md.",
            ),
            file=path.name,
        ) from error
    return profile
