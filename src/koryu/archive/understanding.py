"""Computed facts in the archive: what was understood of a row, where no person decided."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from koryu.archive import models
from koryu.archive.journal import Recorder
from koryu.chronicle import record
from koryu.chronicle.columns import as_read
from koryu.chronicle.facts import facts_of
from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.gazetteer_general import gazetteer_for
from koryu.chronicle.pipeline import words_of
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Facts, SourceRow
from koryu.chronicle.text import squeeze
from koryu.datasets import BUNDLED, bundled_profile


def gazetteer_of(profile: Profile) -> Gazetteer:
    """The places a chronicle may name: a bundled one brings its own, others get the general ones."""
    if profile.slug in {bundled_profile(name).slug for name in BUNDLED}:
        return _gazetteer_of_archive()
    return gazetteer_for(profile)


def _gazetteer_of_archive() -> Gazetteer:
    return Gazetteer(
        Place(
            id=one.pk,
            name=one.name,
            kind=one.kind,
            side=one.side,  # type: ignore[arg-type]  # the column holds a PlaceSide
            kana=one.kana,
            aliases=tuple(one.aliases),
            parent=one.parent_id or "",
            latitude=one.latitude,
            longitude=one.longitude,
            geonames=one.geonames,
        )
        for one in models.Place.objects.all()
    )


@dataclass
class Understanding:
    """Computes the facts of rows and lays them into the archive, inside one step."""

    profile: Profile
    archive: Recorder
    gazetteer: Gazetteer
    _places: set[str] = field(default_factory=set)
    _series: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = set(models.Place.objects.values_list("id", flat=True))
        names = models.Series.objects.values_list("id", "name_ja")
        self._series = {squeeze(name): key for key, name in names}

    def facts(self, rows: Iterable[SourceRow]) -> Iterator[Facts]:
        """The facts of rows in the chronicle's own layout."""
        columns = self.profile.columns
        words = (words_of(row, as_read(row, columns), columns) for row in rows)
        return facts_of(words, self.profile, self.gazetteer)

    def keep(self, event: models.Event, facts: Facts) -> dict[str, Any]:
        """Replaces the event's computed facts; what is decided stays.

        Returns the event's own fields, which the caller sets.
        """
        free = {name for name in facts.basis if event.basis.get(name) != "decided"}
        for name, relation in _TIES.items():
            if name in free and event.pk:
                self.archive.delete(getattr(event, relation).all())
        self.archive.create(self._authorities(facts, free))
        self.archive.create(self._ties(event, facts, free))
        values: dict[str, Any] = {name: getattr(facts, name) for name in _OWN if name in free}
        return {**values, "basis": {**event.basis, **dict.fromkeys(sorted(free), "computed")}}

    def _authorities(self, facts: Facts, free: set[str]) -> Iterator[models.Place | models.Series]:
        """The places and series that facts name and the archive does not hold yet."""
        for mention in facts.places if "places" in free else ():
            yield from self._place(mention.id)
        for series in facts.series if "series" in free else ():
            name = squeeze(series.name.ja)
            if name and name not in self._series:
                digest = hashlib.sha256(name.encode()).hexdigest()[:8]
                self._series[name] = f"{self.profile.id_prefix}-series-{digest}"
                yield models.Series(id=self._series[name], name_ja=series.name.ja, kind="computed")

    def _place(self, key: str) -> Iterator[models.Place]:
        if key in self._places or key not in self.gazetteer:
            return
        place = self.gazetteer[key]
        if place.parent:
            yield from self._place(place.parent)
        self._places.add(key)
        yield models.Place(
            id=key,
            **{f"name_{code}": words for code, words in place.name.as_dict().items()},
            kana=place.kana,
            aliases=list(place.aliases),
            kind=place.kind,
            side=place.side,
            parent_id=place.parent if place.parent in self._places else None,
            latitude=place.latitude,
            longitude=place.longitude,
            geonames=place.geonames,
        )

    def _ties(self, event: models.Event, facts: Facts, free: set[str]) -> Iterator[Any]:
        if "participants" in free:
            yield from (_participant(event, one) for one in facts.participants)
        if "places" in free:
            for order, mention in enumerate(facts.places, start=1):
                yield models.EventPlace(
                    event=event, place_id=mention.id, order=order, role=mention.role
                )
        if "series" in free:
            for order, one in enumerate(facts.series, start=1):
                if key := self._series.get(squeeze(one.name.ja)):
                    yield models.EventSeries(
                        event=event, series_id=key, order=order, ordinal=one.ordinal
                    )
        if "anniversaries" in free:
            for order, kept in enumerate(facts.anniversaries, start=1):
                yield models.EventAnniversary(
                    event=event, order=order, years=kept.years, of=kept.of
                )


# Fact → the event's relation that holds it, and the facts the event holds itself.
_TIES = {
    "participants": "participants",
    "places": "event_places",
    "series": "event_series",
    "anniversaries": "anniversaries",
}
_OWN = ("direction", "agreement")


def _participant(event: models.Event, one: record.Participant) -> models.Participant:
    return models.Participant(
        event=event,
        number=one.id,
        count=one.count,
        count_stated=one.count_stated,
        qualifier=one.qualifier,
        side=one.side,
        crossed=one.crossed,
        part_of=one.of,
        **{f"role_{code}": words for code, words in one.role.as_dict().items()},
    )
