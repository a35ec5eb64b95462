"""The chronicles that ship with koryu, as Data Packages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.profile import Profile, profile_from
from koryu.chronicle.trilingual import Trilingual
from koryu.datasets.package import Package, Record, load_package

__all__ = ["BUNDLED", "Package", "bundled_gazetteer", "bundled_package", "bundled_profile"]

# Folder names below this one, in the order they are loaded.
BUNDLED = ("hokkaido_russia",)


@cache
def bundled_package(name: str) -> Package:
    """The Data Package of a bundled chronicle. KoryuError where a table is malformed."""
    return load_package(files("koryu.datasets").joinpath(name))


@cache
def bundled_profile(name: str) -> Profile:
    """The profile of a bundled chronicle."""
    text = files("koryu.datasets").joinpath(name, "profile.toml").read_text("utf-8")
    return profile_from(tomllib.loads(text), Profile("", "", Trilingual("")))


@cache
def bundled_gazetteer(name: str) -> Gazetteer:
    """The gazetteer of a bundled chronicle."""
    return Gazetteer(_place(record) for record in bundled_package(name).tables["places"])


def words_of(record: Record, field: str) -> Trilingual:
    """The columns `<field>_ja`, `<field>_en`, `<field>_ru` of a record."""
    return Trilingual(record[f"{field}_ja"], record[f"{field}_en"], record[f"{field}_ru"])


def listed(cell: str) -> list[str]:
    """A cell that holds several values, separated by " | "."""
    return cell.split(" | ") if cell else []


def _place(record: Record) -> Place:
    return Place(
        id=record["id"],
        name=words_of(record, "name"),
        kind=record["kind"],
        side=record["side"],
        kana=record["kana"],
        aliases=tuple(listed(record["aliases"])),
        parent=record["parent"],
        latitude=record["latitude"],
        longitude=record["longitude"],
        geonames=record["geonames"],
    )
