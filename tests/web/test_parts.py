"""The small parts behind the pages: addresses, pagers, neighbours, citations, lines."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koryu.archive.models import Event
from koryu.search import Filters, Hits
from koryu.web.asked import PER_PAGE, Asked
from koryu.web.cards import Card, by_year, cards_of
from koryu.web.citation import Citation
from koryu.web.lines import cards_html
from koryu.web.neighbours import around
from koryu.web.pager import pager


def _asked(**parameters: list[str]) -> Asked:
    return Asked.of(parameters)


def test_an_address_changes_what_is_named_and_begins_anew() -> None:
    asked = _asked(q=["a b"], category=["culture"], page=["3"], sort=["relevance"])
    assert asked.page == 3
    assert asked.address() == "?q=a+b&category=culture&sort=relevance"
    assert asked.address(q=None, page=2) == "?category=culture&sort=relevance&page=2"


def test_a_toggle_adds_and_takes_away() -> None:
    toggles = _asked(q=["x"], place=["korsakov"]).toggles("place")
    assert toggles.address("nevelsk") == "?q=x&place=korsakov&place=nevelsk"
    assert toggles.address("korsakov") == "?q=x"
    assert _asked().toggles("year").address("1998") == "?year=1998"


@given(st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_addresses_read_back_as_they_were(query: str, value: str) -> None:
    from urllib.parse import parse_qs

    asked = Asked(query.strip(), Filters(place=(value,)), "date", 1)
    read = Asked.of(parse_qs(asked.address().removeprefix("?")))
    assert (read.query, read.filters) == (asked.query, asked.filters)


def test_unknown_orders_and_pages_fall_back() -> None:
    asked = _asked(sort=["'; drop"], page=["0"])
    assert (asked.sort, asked.page) == ("date", 1)


@given(st.lists(st.integers(1, 160), min_size=1, max_size=30), st.integers(0, 60), st.booleans())
def test_a_pager_tells_the_years_of_its_pages(
    counts: list[int], undated: int, backwards: bool
) -> None:
    years = {1950 + at: count for at, count in enumerate(counts)}
    order = [year for year, count in years.items() for _ in range(count)]
    hits = Hits(total=len(order) + undated, ids=[], years=years, undated=undated)
    shown = [*order, *[None] * undated]
    if backwards and undated:
        return  # where the undated stand then is not the pager's to tell
    if backwards:
        shown = shown[::-1]
    asked = Asked("", Filters(), "date-desc" if backwards else "date", 1)
    for page in range(1, -(-hits.total // PER_PAGE) + 1):
        held = [year for year in shown[(page - 1) * PER_PAGE : page * PER_PAGE] if year]
        told = next(link for link in pager(hits, asked, page).links if link.current).years
        assert told == (f"{held[0]}–{held[-1]}" if held and held[0] != held[-1] else
                        f"{held[0]}" if held else "")  # fmt: skip


def test_a_pager_leaves_out_the_middle() -> None:
    hits = Hits(total=50 * PER_PAGE, ids=[], years={})
    shown = pager(hits, Asked("", Filters(), "relevance", 20), 20)
    assert [link.number for link in shown.links] == [1, 18, 19, 20, 21, 22, 50]
    assert shown.gaps == {18, 50}
    assert shown.previous is not None
    assert shown.previous.href == "?sort=relevance&page=19"


def test_neighbours_are_those_of_the_order(sample: None) -> None:
    ids = list(Event.objects.public().in_order().values_list("pk", flat=True))
    for at in (0, 1, 300, len(ids) - 2, len(ids) - 1):
        near = around(Event.objects.get(pk=ids[at]), Event.objects.public())
        assert near.before == tuple(ids[max(0, at - 2) : at])
        assert near.after == tuple(ids[at + 1 : at + 3])


def test_cards_keep_the_order_asked_for(db: None) -> None:
    ids = ["hkru-0300", "hkru-0002", "nothing", "hkru-0100"]
    assert [card.id for card in cards_of(ids, "ja")] == ["hkru-0300", "hkru-0002", "hkru-0100"]


def test_cards_of_a_year_stand_together(sample: None) -> None:
    years = by_year(cards_of(["smp-1", "smp-5", "smp-4"], "ja"), "ja", {1989: 9}, undated=1)
    assert [(one.year, one.count, len(one.cards)) for one in years] == [(1989, 9, 2), (None, 1, 1)]


def _card(**fields: Any) -> Card:
    given = {
        "id": "x", "title": "", "composed": False, "date": "1998-08", "year": 1998, "when": "Aug",
        "direction": None, "route": "", "people": "", "categories": (), "attached": True,
    } | fields  # fmt: skip
    return Card(**given)  # type: ignore[arg-type]  # the defaults above fit


@given(st.text(alphabet="<>&\"'ab稚", max_size=12))
def test_lines_escape_every_field(text: str) -> None:
    card = _card(
        id=text, title=text, route=text, people=text, excerpt=text, why=(text,), when=text,
        categories=((text, text),), marks=((0, len(text)),) if text else (),
    )  # fmt: skip
    html = str(cards_html([card], "en"))
    bare = str(cards_html([_card(excerpt="x", route="x", people="x", why=("x",), when="x", id="x",
                                 title="x", categories=(("x", "x"),), marks=((0, 1),))], "en"))  # fmt: skip
    if text:
        assert (html.count("<"), html.count('"')) == (bare.count("<"), bare.count('"'))


CITATION = Citation(
    id="smp-9", title="Fish & chips {50 %}", edtf="1998-08", first_day=date(1998, 8, 1),
    last_day=date(1998, 8, 31), source="A chronicle", publisher="A prefecture", page=3, row=7,
    url="http://localhost/en/events/smp-9/", language="en",
)  # fmt: skip


def test_a_citation_in_words() -> None:
    assert CITATION.plain() == (
        "“Fish & chips {50 %}” (August 1998). A prefecture, A chronicle, page 3, row 7. "
        "Koryu, http://localhost/en/events/smp-9/"
    )


def test_bibtex_escapes_what_latex_reads() -> None:
    assert r"title = {{Fish \& chips \{50 \%\}}}," in CITATION.bibtex()
    assert "  date = {1998-08},\n" in CITATION.bibtex()


def test_ris_dates() -> None:
    assert "DA  - 1998/08//\r\n" in CITATION.ris()
    cases = {"1998": "1998///", "1998-08-03": "1998/08/03/", "1998-08/1999-01": None, "": None}
    for edtf, written in cases.items():
        record = Citation(**{**_fields(CITATION), "edtf": edtf}).ris()
        assert (f"DA  - {written}\r\n" in record) if written else ("DA  -" not in record)


def test_csl_gives_a_range_where_the_day_is_not_known() -> None:
    item = json.loads(CITATION.csl())[0]
    assert item["issued"] == {"date-parts": [[1998, 8, 1], [1998, 8, 31]]}


def _fields(citation: Citation) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in Citation.__slots__}


@pytest.mark.parametrize("value", [None, "", "x"])
def test_published_title_falls_back(value: str | None) -> None:
    from koryu.chronicle.trilingual import Trilingual
    from koryu.web.templatetags.koryu import published_title

    chronicle = SimpleNamespace(publication=Trilingual(value or ""), title=Trilingual("年表"))
    assert published_title(chronicle) == (value or "年表")  # type: ignore[arg-type]
