"""Short ways to try one rule: a document out of texts, and what the rule makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from koryu.chronicle.checks import Document, rules
from koryu.chronicle.gazetteer import Gazetteer
from koryu.chronicle.record import Finding, SourceRow
from tests.chronicle.checks import invented

WORLD = "niigata"


def rows(*texts: str, year: int = 2001) -> list[SourceRow]:
    """Rows of one year with nothing but their words."""
    return invented.rows_of(
        [
            [
                f"H {year - 1988} ({year})",
                f"{1 + at * 12 // len(texts)} 月",
                "友好交流",
                "",
                "",
                "",
                text,
            ]
            for at, text in enumerate(texts)
        ]
    )


def found(name: str, given: Sequence[SourceRow], places: Gazetteer | None = None) -> list[Finding]:
    """What the rule `name` says about rows, with the places of an invented chronicle."""
    document = Document(
        given, invented.profile(WORLD), invented.gazetteer(WORLD) if places is None else places
    )
    return list(rules()[name].look(document))


def unchanged(name: str, *texts: str) -> None:
    """The rule finds nothing in the texts."""
    assert [(one.text, one.suggestion) for one in found(name, rows(*texts))] == []


def becomes(
    name: str, text: str, wrong: str, right: str | None, *, beside: Iterable[str] = ()
) -> None:
    """The rule finds `wrong` in `text` and proposes `right`; `beside` are other rows."""
    findings = found(name, rows(text, *beside))
    told = [(one.text, one.suggestion) for one in findings if one.source.row == 1]
    assert (wrong, right) in told, told
    for one in findings:
        assert one.message.ja
        assert one.message.en
        assert one.message.ru
