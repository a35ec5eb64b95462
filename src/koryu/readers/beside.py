"""The profile that may lie beside a document: FILE.toml for FILE.xlsx or FILE.xlsx.toml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from koryu.chronicle.profile import Profile, load_profile
from koryu.chronicle.trilingual import Trilingual


def profile_beside(document: Path) -> Path | None:
    """The TOML file beside a document, if there is one."""
    names = (document.with_name(f"{document.name}.toml"), document.with_suffix(".toml"))
    return next((one for one in names if one != document and _is_file(one)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # the document's own name is as long as a name may be
        return False


def columns_in(toml: Path | None) -> Mapping[str, str]:
    """Header → role as a profile says it; KoryuError where the profile cannot be read."""
    return load_profile(toml, Profile("", "", Trilingual(""))).columns if toml else {}
