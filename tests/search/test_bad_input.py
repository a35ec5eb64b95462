"""Whatever is typed: a message or an answer, in bounded time, never an error page."""

from __future__ import annotations

import time

import pytest

from koryu.chronicle.query import QueryError
from koryu.search import Filters, search, suggestions

pytestmark = pytest.mark.django_db

TYPED = (
    "稚" * 10_000, "a" * 10_000, "a " * 5_000, "- - -", "OR", "OR OR", "(((((", ")))))", "-" * 900, "(" * 900,
    "()" * 400, "-(" * 200, "😀", "👨‍👩‍👧‍👦", "\ud800", "稚内\ud83d", "\x00", "稚\x00内", "\u202e稚内\u202c",
    "\u200f稚内", "%", "_", "%_%", "\\", "'; DROP TABLE archive_event; --", "<script>", '"', "「", "ａ：ｂ", ":",
    "::", "place:", "people:>99999999999999999999", "year:99999", "date:0000-00-00", "date:9999-12-31..",
    "year:..", "has:", "稚内 " * 49, "会 OR " * 40 + "会", " ".join(f"{n}" for n in range(200)), "\u3000",
    "1" * 900, "ﷺ" * 300, "ﷺ" * 1_000, "ﷺ" * 50, "㌖" * 300, "\u0301" * 900, "é" * 900, "ß", "ﬁ", "が" * 500, "か\u3099" * 300,
)  # fmt: skip


@pytest.fixture(autouse=True)
def warm() -> None:
    search("")


@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
def test_bounded(typed: str) -> None:
    start = time.process_time()
    told = answered(typed)
    suggestions(typed)
    assert time.process_time() - start < 5  # runaway work; the figures are the benchmarks'
    if told is not None:
        assert all(told.message(language).strip() for language in ("ja", "en", "ru"))
        assert 0 <= told.position <= len(typed) + 1


def answered(typed: str) -> QueryError | None:
    """Asks everything an answer can tell; the error where the query is refused."""
    try:
        hits = search(typed, sort="relevance")
    except QueryError as error:
        return error
    hits.marks.spans("稚内市とコルサコフの交流、会。" * 20)
    assert len(hits.ids) <= hits.total
    assert hits.readings is not hits.did_you_mean
    return None


def test_a_page_far_beyond_the_end_is_empty() -> None:
    hits = search("稚内", offset=50 * 10**9)
    assert hits.ids == []
    assert hits.total > 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("year", "x"), ("year", "1997..x"), ("month", "13"), ("direction", "sideways"), ("people", "many"),
        ("place", "鸚鵡螺"), ("category", "鸚鵡螺"), ("chronicle", "nowhere"), ("decade", "x"), ("series", "\x00"),
    ],
)  # fmt: skip
def test_a_filter_that_means_nothing_is_told(name: str, value: str) -> None:
    with pytest.raises(QueryError) as told:
        search("", Filters.of({name: [value]}))
    assert told.value.message("ru")


def test_filters_hold_one_of_their_values_each() -> None:
    one, other = (search("", Filters.of({"place": [key]})) for key in ("korsakov", "nevelsk"))
    both = search("", Filters.of({"place": ["korsakov", "nevelsk"]}))
    assert max(one.total, other.total) <= both.total <= one.total + other.total
    narrowed = search("", Filters.of({"place": ["korsakov"], "municipality": ["wakkanai"]}))
    assert 0 < narrowed.total < one.total
    assert (
        search("", Filters.of({"page": ["3"], "q": ["x"], "year": [""]})).total == search("").total
    )
