"""Loading a bundled chronicle into the archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError
from django.db import models as django_models

from koryu.archive import models
from koryu.archive.journal import step
from koryu.chronicle.labels import categories, category_of
from koryu.chronicle.profile import Profile
from koryu.datasets import BUNDLED, Package, bundled_package, bundled_profile, listed

Record = dict[str, Any]
_NAMES = ("name_ja", "name_en", "name_ru")


def load_bundled() -> None:
    """Loads every bundled chronicle that the archive does not hold yet, each in one step."""
    for name in BUNDLED:
        profile = bundled_profile(name)
        if not _holds(profile.slug):
            try:
                load(bundled_package(name), profile)
            except IntegrityError:  # unless another process has loaded it meanwhile
                if not _holds(profile.slug):
                    raise


def _holds(slug: str) -> bool:
    return models.Chronicle.objects.filter(pk=slug).exists()


def load(package: Package, profile: Profile) -> None:
    """Loads one Data Package as a new chronicle: all of it or nothing."""
    tables = package.tables
    with step("load", why=profile.slug, chronicle=profile.slug) as archive:
        chronicle = chronicle_of(profile, next_number=len(tables["events"]) + 1)
        archive.create([chronicle])
        archive.create(_missing_categories(tables["events"]))
        archive.create(_authorities(tables))
        archive.create(_events(tables["events"], chronicle))
        archive.create(_ties(tables))
        archive.create(_corrections(tables["corrections"]))
        archive.create(models.Coverage(chronicle=chronicle, **row) for row in tables["coverage"])
        archive.step.counts = {"events": len(tables["events"])}


def chronicle_of(profile: Profile, next_number: int = 1) -> models.Chronicle:
    """A chronicle as its profile describes it, not saved."""
    return models.Chronicle(
        slug=profile.slug,
        id_prefix=profile.id_prefix,
        **{f"title_{code}": text for code, text in profile.title.as_dict().items()},
        **{f"publisher_{code}": text for code, text in profile.publisher.as_dict().items()},
        **{f"publication_{code}": text for code, text in profile.publication.as_dict().items()},
        home=list(profile.home),
        partners=list(profile.partners),
        languages=list(profile.languages),
        columns=dict(profile.columns),
        fiscal=profile.fiscal,
        licence=profile.licence,
        next_number=next_number,
    )


def missing_categories(labels: list[str]) -> list[models.Category]:
    """The categories that `labels` mean and the archive does not hold yet, not saved."""
    held = set(models.Category.objects.values_list("id", flat=True))
    order = {category.id: at for at, category in enumerate(categories())}
    wanted = {category.id: category for category in map(category_of, labels)}
    return [
        models.Category(
            id=category.id,
            **{f"name_{code}": text for code, text in category.name.as_dict().items()},
            position=order.get(category.id, 100),
        )
        for category in wanted.values()
        if category.id not in held
    ]


def _missing_categories(events: list[Record]) -> list[models.Category]:
    labels = (row[column] for row in events for column in ("category1", "category2"))
    return missing_categories(list(filter(None, labels)))


def _authorities(tables: Any) -> Iterator[django_models.Model]:
    held = set(models.Place.objects.values_list("id", flat=True))
    for row in tables["places"]:
        if row["id"] not in held:
            yield models.Place(**_place(row))
    for row in tables["series"]:
        kept = {
            name: row[name] for name in ("id", *_NAMES, "kind", "notes_ja", "notes_en", "notes_ru")
        }
        missing = [int(number) for number in row["missing_editions"].split()]
        yield models.Series(**kept, missing=missing)
    for row in tables["partnerships"]:
        values = {name: value for name, value in row.items() if name not in ("home", "partner")}
        yield models.Partnership(**values, home_id=row["home"], partner_id=row["partner"])
    for row in tables["organisations"]:
        values = {name: row[name] for name in ("id", *_NAMES, "kind", "side")}
        yield models.Organisation(
            **values, aliases=listed(row["aliases"]), place_id=row["place"] or None
        )


def _place(row: Record) -> Record:
    values = {name: value for name, value in row.items() if name not in ("parent", "aliases")}
    return {**values, "parent_id": row["parent"] or None, "aliases": listed(row["aliases"])}


# A bundled table's label columns, in the order of the chronicle's own table; the text is not there.
_LABELS = ("year", "month", "category1", "category2", "region1", "region2")


def _events(rows: list[Record], chronicle: models.Chronicle) -> Iterator[models.Event]:
    for position, row in enumerate(rows, start=1):
        same = ("id", "page", "row", "fingerprint", "date", "first_day", "last_day", "agreement",
                "headline_ja", "headline_en", "headline_ru")  # fmt: skip
        yield models.Event(
            **{name: row[name] for name in same},
            chronicle=chronicle,
            position=position,
            cells=dict(zip(chronicle.columns, (*(row[name] for name in _LABELS), ""), strict=True)),
            year_as_read=row["year"],
            month_as_read=row["month"],
            categories_as_read=list(filter(None, (row["category1"], row["category2"]))),
            regions_as_read=list(filter(None, (row["region1"], row["region2"]))),
            direction=row["direction"] or None,
            basis=dict.fromkeys(DECIDED, "decided"),
        )


# The understood fields of a bundled event, each decided by an editor.
DECIDED = (
    "date", "direction", "participants", "places", "series", "anniversaries",
    "partnerships", "organisations", "agreement",
)  # fmt: skip


def _ties(tables: Any) -> Iterator[django_models.Model]:
    for row in tables["events"]:
        labels = filter(None, (row["category1"], row["category2"]))
        ids = dict.fromkeys(category_of(label).id for label in labels)
        for order, category in enumerate(ids, start=1):
            yield models.EventCategory(event_id=row["id"], category_id=category, order=order)
    for row in tables["participants"]:
        same = ("count", "count_stated", "qualifier", "crossed", "role_ja", "role_en", "role_ru")
        yield models.Participant(
            **{name: row[name] for name in same},
            event_id=row["event"],
            number=row["id"],
            side=row["side"] or None,
            part_of=row["of"],
        )
    for row in tables["event_places"]:
        values = {name: row[name] for name in ("order", "role", "contradicts")}
        yield models.EventPlace(**values, event_id=row["event"], place_id=row["place"])
    for row in tables["event_series"]:
        values = {name: row[name] for name in ("order", "ordinal")}
        yield models.EventSeries(**values, event_id=row["event"], series_id=row["series"])
    for row in tables["anniversaries"]:
        values = {name: row[name] for name in ("order", "years", "of")}
        yield models.EventAnniversary(**values, event_id=row["event"])
    for row in tables["partnership_events"]:
        yield models.EventPartnership(event_id=row["event"], partnership_id=row["partnership"])
    for row in tables["event_organisations"]:
        yield models.EventOrganisation(
            event_id=row["event"], organisation_id=row["organisation"], order=row["order"]
        )


def _corrections(rows: list[Record]) -> Iterator[models.Correction]:
    same = (
        "column",
        "as_read",
        "corrected",
        "confidence",
        "evidence_ja",
        "evidence_en",
        "evidence_ru",
    )
    for row in rows:
        accepted = row["class"] in REPAIRS and row["corrected"] and row["confidence"] >= 0.8
        status = models.Correction.Status.ACCEPTED if accepted else models.Correction.Status.NOTED
        yield models.Correction(
            **{name: row[name] for name in same},
            event_id=row["event"],
            kind=row["class"],
            status=status,
            decided_by="koryu",
        )


# Classes whose correction changes the text shown; the others are noted beside it.
REPAIRS = frozenset({"mixed-scripts", "look-alike", "simplified-glyph", "misprint", "punctuation"})
