"""An event told from its facts."""

from __future__ import annotations

import pytest

from koryu.chronicle.factline import fact_line, people, route
from koryu.chronicle.record import Anniversary, Facts, Participant, PlaceMention
from koryu.chronicle.trilingual import Trilingual

PORT = Trilingual("港町市", "Minato", "Минато")
BAY = Trilingual("入江", "Bay Town", "Бухта")
N = "\u00a0"


def _people(*counts: int, qualifier: str = "exact") -> tuple[Participant, ...]:
    role = Trilingual("団員", "members", "члены")
    return tuple(
        Participant(at, count, count, qualifier, "home", True, role)  # type: ignore[arg-type]
        for at, count in enumerate(counts, start=1)
    )


@pytest.mark.parametrize(
    ("count", "en", "ru"),
    [
        (1, f"1{N}person", f"1{N}человек"),
        (2, f"2{N}people", f"2{N}человека"),
        (5, f"5{N}people", f"5{N}человек"),
        (11, f"11{N}people", f"11{N}человек"),
        (12, f"12{N}people", f"12{N}человек"),
        (21, f"21{N}people", f"21{N}человек"),
        (22, f"22{N}people", f"22{N}человека"),
        (111, f"111{N}people", f"111{N}человек"),
    ],
)
def test_people_are_counted_right(count: int, en: str, ru: str) -> None:
    assert people(_people(count), "ja") == f"{count}人"
    assert people(_people(count), "en") == en
    assert people(_people(count), "ru") == ru


def test_russian_genitive_after_about() -> None:
    assert people(_people(30, qualifier="about"), "ru") == f"около 30{N}человек"
    assert people(_people(21, qualifier="about"), "ru") == f"около 21{N}человека"
    assert people(_people(22, qualifier="at_least"), "ru") == f"не менее 22{N}человек"


def test_parts_and_audiences_are_left_out() -> None:
    whole, part = _people(9, 3)
    audience = Participant(
        3, 200, 200, "about", "home", False, Trilingual("来場者", "audience", "зрители")
    )
    part = Participant(2, 3, 3, "exact", "home", True, part.role, of=1)
    assert people((whole, part, audience), "en") == f"9{N}people"
    assert people(_people(5, 28), "ja") == "5人＋28人"
    assert people((), "en") == ""


def test_routes() -> None:
    origin = PlaceMention("a", PORT, "origin")
    venue = PlaceMention("b", BAY, "venue")
    named = PlaceMention("c", BAY, "named")
    label = PlaceMention("d", PORT, "label")
    assert route((venue, origin, label), "en") == "Minato → Bay Town"
    assert route((origin,), "ja") == "港町市から"
    assert route((origin,), "ru") == "откуда: Минато"
    assert route((label, named), "ru") == "Бухта"
    assert route((label,), "ja") == "港町市"
    assert route((), "ja") == ""
    many = [PlaceMention(str(at), Trilingual(f"村{at}"), "venue") for at in range(5)]
    assert route(many, "ja") == "村0、村1、村2ほか"


def test_a_line_is_never_empty() -> None:
    assert fact_line(Facts(), "en") == "Direction not stated"
    facts = Facts(direction="outbound", agreement=True, anniversaries=(Anniversary(30, "city"),))
    assert fact_line(facts, "ja") == "往 · 合意文書 · 30周年"
