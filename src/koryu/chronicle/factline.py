"""An event told from its facts alone, for where no headline exists in a language.

"Inbound · Korsakov → Wakkanai · 15 people · anniversary 10", in Japanese, English and Russian.
"""

from __future__ import annotations

from collections.abc import Iterable

from koryu.chronicle.record import Facts, Participant, PlaceMention, PlaceRole
from koryu.chronicle.trilingual import Trilingual

DIRECTIONS = {
    "outbound": Trilingual("往", "Outbound", "Выезд"),
    "inbound": Trilingual("来", "Inbound", "Приезд"),
    "mutual": Trilingual("相互", "Both ways", "Взаимно"),
    "elsewhere": Trilingual("第三の地", "Elsewhere", "В третьем месте"),
    "online": Trilingual("オンライン・通信", "Online or by post", "Дистанционно"),
    "none": Trilingual("往来なし", "No crossing", "Без поездки"),
    None: Trilingual("往来の別は記載なし", "Direction not stated", "Направление не указано"),
}
_COUNTED = {
    "exact": Trilingual("{n}人", "{n}", "{n}"),
    "about": Trilingual("約{n}人", "about {n}", "около {n}"),
    "at_least": Trilingual("{n}人以上", "{n} or more", "не менее {n}"),
}
_AGREEMENT = Trilingual("合意文書", "Agreement", "Соглашение")
_ANNIVERSARY = Trilingual("{n}周年", "anniversary {n}", "годовщина: {n}")
_MOST_PLACES = 3
_FROM = Trilingual("{names}から", "from {names}", "откуда: {names}")
_MORE = Trilingual("ほか", " and others", " и др.")
_COMMA = Trilingual("、", ", ", ", ")


def fact_line(facts: Facts, language: str) -> str:
    """One line out of direction, places, people, agreement and anniversaries; never empty."""
    parts = [DIRECTIONS[facts.direction].of(language), route(facts.places, language)]
    parts.append(people(facts.participants, language))
    if facts.agreement:
        parts.append(_AGREEMENT.of(language))
    parts.extend(_ANNIVERSARY.fill(n=one.years).of(language) for one in facts.anniversaries)
    return " · ".join(filter(None, parts))


def route(places: Iterable[PlaceMention], language: str) -> str:
    """Origins → venue and destinations; without these the places named, else the labels."""
    held = tuple(places)
    start = _names(held, ("origin",), language)
    end = _names(held, ("destination", "venue"), language)
    if start:
        return f"{start} → {end}" if end else _FROM.fill(names=start).of(language)
    return end or _names(held, ("named",), language) or _names(held, ("label",), language)


def people(participants: Iterable[Participant], language: str) -> str:
    """The counts the row states, parts and audiences left out: 5人＋28人, 5 + 28 people."""
    counted = [
        one for one in participants if one.of is None and one.role.en.casefold() != "audience"
    ]
    if not counted:
        return ""
    shown = [_COUNTED[one.qualifier].fill(n=one.count).of(language) for one in counted]
    if language == "ja":
        return "＋".join(shown)
    of_people = counted[-1].qualifier != "exact" and language == "ru"
    unit = _people_word(counted[-1].count, language, genitive=of_people)
    return f"{' + '.join(shown)}\u00a0{unit}"


def _people_word(count: int, language: str, *, genitive: bool) -> str:
    if language == "en":
        return "person" if count == 1 else "people"
    few = count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}
    one = count % 10 == 1 and count % 100 != 11
    if genitive:
        return "человека" if one else "человек"
    return "человека" if few else "человек"


def _names(places: Iterable[PlaceMention], roles: tuple[PlaceRole, ...], language: str) -> str:
    names = list(dict.fromkeys(one.name.of(language) for one in places if one.role in roles))
    shown = _COMMA.of(language).join(names[:_MOST_PLACES])
    return shown + _MORE.of(language) if len(names) > _MOST_PLACES else shown
