"""A chronicle's profile, inferred from its title and its content, with the reasons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from koryu.chronicle.columns import as_read, cells_of, columns_of, text_of
from koryu.chronicle.datephrase import month_phrase
from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.gazetteer_general import JAPAN, short_name
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Reading, SourceRow
from koryu.chronicle.text import squeeze
from koryu.chronicle.trilingual import Trilingual

_SAMPLE = 400  # rows looked at
_MOST_HOME = 0.3  # of the Japanese places named lie in it
_LEAST_PARTNER = 0.03  # of the foreign places named lie there
_MOST_PARTNERS = 12
_FISCAL_START = 4
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

_BY_TITLE = Trilingual("表題の「{word}」", "“{word}” in the title", "«{word}» в заглавии")
_BY_COUNT = Trilingual(
    "本文・地域欄で{count}回（{share}%）",
    "named {count} times ({share}%)",
    "упоминаний: {count} ({share} %)",
)
_BY_HEADER = Trilingual("列名「{word}」", "the column’s name “{word}”", "название столбца «{word}»")
_BY_CONTENT = Trilingual("列の内容", "what the column holds", "содержимое столбца")
_FISCAL = Trilingual(
    "列名「{word}」と月の並び",
    "the column’s name “{word}” and the order of months",
    "название столбца «{word}» и порядок месяцев",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing inferred: the profile's key, what was found, and from what."""

    key: str
    found: Trilingual
    why: Trilingual


@dataclass(frozen=True, slots=True)
class Inference:
    profile: Profile
    reasons: tuple[Reason, ...]


def infer_profile(reading: Reading, gazetteer: Gazetteer) -> Profile:
    """The profile that the title and the content of a document tell; ids are `gazetteer`'s."""
    return infer(reading, gazetteer).profile


def infer(reading: Reading, gazetteer: Gazetteer) -> Inference:
    """The profile, and the reason of every part of it."""
    columns = columns_of(reading.header, [row.cells for row in reading.rows])
    rows = reading.rows[:: max(1, len(reading.rows) // _SAMPLE)]
    named = _named_places(rows, columns, gazetteer)
    home = _home(reading.title, named, gazetteer)
    partners = _partners(reading.title, named, gazetteer)
    fiscal = _fiscal(reading.rows, columns)
    slug, prefix = _names(reading.file, home, partners)
    title = reading.title or Path(reading.file).stem
    profile = Profile(
        slug=slug,
        id_prefix=prefix,
        title=Trilingual(title),
        home=tuple(place.id for place, _ in home),
        partners=tuple(place.id for place, _ in partners),
        columns=columns,
        fiscal=fiscal is not None,
    )
    reasons = [Reason("home", place.name, why) for place, why in home]
    reasons += [Reason("partners", place.name, why) for place, why in partners]
    reasons += [
        Reason("columns", Trilingual(f"{header} = {role}"), _why_column(header, role))
        for header, role in columns.items()
    ]
    if fiscal:
        reasons.append(Reason("fiscal", Trilingual("true"), _FISCAL.fill(word=fiscal)))
    return Inference(profile, tuple(reasons))


def _why_column(header: str, role: str) -> Trilingual:
    by_name = columns_of([header], []).get(header) == role
    return _BY_HEADER.fill(word=header) if by_name else _BY_CONTENT


def _named_places(
    rows: Iterable[SourceRow], columns: Mapping[str, str], gazetteer: Gazetteer
) -> Counter[str]:
    """How often each place is named, in the texts and the labels."""
    times: Counter[str] = Counter()
    for row in rows:
        labels = as_read(row, columns).regions
        words = " ".join((text_of(row, columns), *labels))
        times.update(mention.place.id for mention in gazetteer.find(words))
    return times


def _home(title: str, named: Counter[str], gazetteer: Gazetteer) -> list[tuple[Place, Trilingual]]:
    """The prefecture or municipality of the title, else the prefecture most places lie in."""
    if told := [place for place in _in_title(title, gazetteer) if _is_japanese(place, gazetteer)]:
        return [(told[-1], _BY_TITLE.fill(word=told[-1].name.ja))]
    times: Counter[str] = Counter()
    for place_id, count in named.items():
        chain = [gazetteer[place_id], *gazetteer.ancestors(place_id)]
        times.update({one.id: count for one in chain if one.kind == "prefecture"})
    if not times:
        return []
    best, count = times.most_common(1)[0]
    share = count / times.total()
    if share < _MOST_HOME:
        return []
    return [(gazetteer[best], _BY_COUNT.fill(count=count, share=round(share * 100)))]


def _in_title(title: str, gazetteer: Gazetteer) -> list[Place]:
    """The places a title names; a prefecture also by its short name."""
    found = [mention.place for mention in gazetteer.find(title)]
    shorts = {
        short_name(place): place
        for place in gazetteer.places.values()
        if place.kind == "prefecture" and short_name(place)
    }
    if not any(_is_japanese(place, gazetteer) for place in found):
        found += [place for short, place in shorts.items() if short in title]
    return found


def _is_japanese(place: Place, gazetteer: Gazetteer) -> bool:
    return place.id != JAPAN and any(one.id == JAPAN for one in gazetteer.ancestors(place.id))


def _partners(
    title: str, named: Counter[str], gazetteer: Gazetteer
) -> list[tuple[Place, Trilingual]]:
    """The foreign countries of the title, else those that most foreign places lie in."""
    told = {
        country.id: place
        for place in _in_title(title, gazetteer)
        if (country := _country(place, gazetteer)) and country.id != JAPAN
    }
    if told:
        return [(gazetteer[one], _BY_TITLE.fill(word=place.name.ja)) for one, place in told.items()]
    times: Counter[str] = Counter()
    for place_id, count in named.items():
        country = _country(gazetteer[place_id], gazetteer)
        if country and country.id != JAPAN:
            times[country.id] += count
    enough = max(2, _LEAST_PARTNER * times.total())
    chosen = [one for one in times.most_common(_MOST_PARTNERS) if one[1] >= enough]
    return [
        (
            gazetteer[one],
            _BY_COUNT.fill(count=count, share=round(count / times.total() * 100)),
        )
        for one, count in chosen or times.most_common(1)
    ]


def _country(place: Place, gazetteer: Gazetteer) -> Place | None:
    chain = [place, *gazetteer.ancestors(place.id)]
    return next((one for one in chain if one.kind == "country"), None)


def _fiscal(rows: Iterable[SourceRow], columns: Mapping[str, str]) -> str | None:
    """The name of a column of fiscal years, unless its months run from January to December."""
    header = next((one for one, role in columns.items() if role == "year" and "年度" in one), None)
    if header is None:
        return None
    last: tuple[str, int] | None = None
    orders: Counter[str] = Counter()
    for row in rows:
        month = _month(row, columns)
        year = squeeze(row.cells.get(header, ""))
        if month and last and year == last[0]:
            early = last[1] < _FISCAL_START <= month
            late = month < _FISCAL_START <= last[1]
            orders.update({"calendar": int(early), "fiscal": int(late)})
        if month:
            last = (year, month)
    return None if orders["calendar"] > orders["fiscal"] else header


def _month(row: SourceRow, columns: Mapping[str, str]) -> int:
    cells = cells_of(row, columns, "month", "date")
    words = next((word for cell in cells if (word := month_phrase(squeeze(cell)))), "")
    digits = words.removesuffix("月")
    return int(digits) if digits.isdigit() else 0


def _names(
    file: str, home: list[tuple[Place, Trilingual]], partners: list[tuple[Place, Trilingual]]
) -> tuple[str, str]:
    """A slug and an id prefix: of home and the only partner, else of the file's name."""
    words = [place.name.en for place, _ in home] or [Path(file).stem]
    if home:
        words.append(partners[0][0].name.en if len(partners) == 1 else "exchange")
    parts = [part for word in words if (part := _NOT_SLUG.sub("-", word.lower()).strip("-"))]
    slug = "-".join(parts) or "chronicle"
    return slug, "".join(part[:2] for part in parts) or "ch"
