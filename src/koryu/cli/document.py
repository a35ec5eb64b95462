"""A document as the commands understand it: its rows, its profile and the places it may name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from koryu.chronicle.columns import as_read
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.gazetteer_general import gazetteer_for, general_gazetteer
from koryu.chronicle.infer import Reason, infer
from koryu.chronicle.profile import Profile, load_profile
from koryu.chronicle.record import Reading
from koryu.chronicle.trilingual import Trilingual
from koryu.datasets import BUNDLED, bundled_gazetteer, bundled_profile
from koryu.readers import profile_beside, read

_BUNDLED = Trilingual(
    "列と地名が、付属の年表のもの",
    "its columns and places are those of a bundled chronicle",
    "столбцы и названия мест — как во встроенной хронике",
)
_OVERRIDES = Trilingual(
    "ここに書かれた項目は推定より優先",
    "what it says takes precedence over what was inferred",
    "указанное в нём важнее того, что выведено",
)


@dataclass(frozen=True, slots=True)
class Understood:
    """`reasons` tell from what the profile was inferred."""

    reading: Reading
    profile: Profile
    gazetteer: Gazetteer
    reasons: tuple[Reason, ...] = ()


def understood(path: Path, toml: Path | None = None, reading: Reading | None = None) -> Understood:
    """The document at `path`, which may have been read already. KoryuError where it cannot be.

    A document with the columns and the places of a bundled chronicle gets that chronicle's
    profile and gazetteer; any other an inferred profile and the general gazetteer. What `toml`,
    or the profile beside the document, says counts before what was inferred.
    """
    reading = reading or read(path, toml)
    told = toml or profile_beside(path)
    if not told and (bundled := _bundled(reading)):
        profile, gazetteer = bundled
        return Understood(reading, profile, gazetteer, _bundled_reasons(profile, gazetteer))
    inferred = infer(reading, general_gazetteer())
    profile, reasons = inferred.profile, inferred.reasons
    if told:
        profile = load_profile(told, profile)
        profile = replace(profile, columns={**inferred.profile.columns, **profile.columns})
        reasons = (*reasons, Reason("profile", Trilingual(told.name), _OVERRIDES))
    return Understood(reading, profile, gazetteer_for(profile), reasons)


def _bundled_reasons(profile: Profile, gazetteer: Gazetteer) -> tuple[Reason, ...]:
    """What a bundled profile says, each with the same reason."""
    return (
        Reason("profile", profile.title, _BUNDLED),
        *(Reason("home", gazetteer[one].name, _BUNDLED) for one in profile.home),
        *(Reason("partners", gazetteer[one].name, _BUNDLED) for one in profile.partners),
        *(
            Reason("columns", Trilingual(f"{header} = {role}"), _BUNDLED)
            for header, role in profile.columns.items()
        ),
    )


def _bundled(reading: Reading) -> tuple[Profile, Gazetteer] | None:
    """The bundled chronicle whose columns the document has and whose places most labels name."""
    for name in BUNDLED:
        profile, gazetteer = bundled_profile(name), bundled_gazetteer(name)
        if profile.columns.keys() <= set(reading.header):
            labels = [one for row in reading.rows for one in as_read(row, profile.columns).regions]
            if sum(gazetteer.resolve(one) is not None for one in labels) * 2 > len(labels):
                return profile, gazetteer
    return None
