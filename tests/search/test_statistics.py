"""Tables of counts against a count done by hand over the events themselves."""

from __future__ import annotations

from collections import Counter

import pytest

from koryu.archive.models import Event
from koryu.cli import stats
from koryu.search import NOT_STATED, Filters, QueryError, search
from koryu.search.flows import flows
from koryu.search.statistics import FIELDS, tabulate

pytestmark = pytest.mark.django_db


def whole(ids: list[str] | None = None) -> list[Event]:
    events = Event.objects.public().whole()
    return list(events if ids is None else events.filter(pk__in=ids))


def crossing(event: Event) -> list[int]:
    return [one.count for one in event.participants.all() if one.crossed and one.part_of is None]


def test_every_field_adds_up() -> None:
    total = search("", limit=0).total
    for field in FIELDS:
        table = tabulate("", Filters(), field)
        assert table.total.events == total
        assert sum(count.events for count in table.row_totals) >= total
        assert [cells[0] for cells in table.cells] == list(table.row_totals)
    first = tabulate("", Filters(), "first-category")
    assert sum(count.events for count in first.row_totals) == total


@pytest.mark.parametrize("query", ["", "稚内", "direction:inbound year:1997..2002"])
def test_categories_by_year_equal_a_count_by_hand(query: str) -> None:
    table = tabulate(query, Filters(), "category", "year")
    wanted: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str]] = Counter()
    for event in whole(search(query, limit=None).ids):
        year = str(event.first_day.year) if event.first_day else NOT_STATED
        for tie in event.event_categories.all():
            wanted[tie.category_id, year] += 1
            people[tie.category_id, year] += sum(crossing(event))
    found = {
        (row.value, column.value): cell
        for row, cells in zip(table.rows, table.cells, strict=True)
        for column, cell in zip(table.columns, cells, strict=True)
        if cell.events
    }
    assert {key: cell.events for key, cell in found.items()} == dict(wanted)
    assert {key: cell.people for key, cell in found.items()} == {key: people[key] for key in wanted}


def test_people_are_those_who_crossed_beside_the_rows_that_state_any() -> None:
    total = tabulate("", Filters(), "decade").total
    events = whole()
    assert total.people == sum(sum(crossing(event)) for event in events)
    assert total.crossing == sum(bool(crossing(event)) for event in events)
    assert total.stating == sum(event.participants.exists() for event in events)


def test_what_is_not_stated_is_a_value_of_its_own_and_last() -> None:
    table = tabulate("", Filters(), "direction", "month")
    assert table.rows[-1].value == table.columns[-1].value == NOT_STATED
    assert table.row_totals[-1].events == Event.objects.public().filter(direction=None).count()


def test_totals_count_an_event_once() -> None:
    table = tabulate("", Filters(), "place", "category")
    assert sum(cell.events for cells in table.cells for cell in cells) > table.total.events
    assert table.total.events == search("", limit=0).total


def test_a_search_without_hits_is_an_empty_table() -> None:
    table = tabulate("ザザザザ", Filters(), "category", "year")
    assert table.rows == table.columns == ()
    assert table.total.events == 0


def test_a_query_that_cannot_be_read_is_told() -> None:
    with pytest.raises(QueryError):
        tabulate("(", Filters(), "year")


def test_flows_equal_a_count_by_hand() -> None:
    found = {(one.home, one.partner): one for one in flows("", Filters()).local}
    both = [
        event
        for event in whole()
        if {"wakkanai", "korsakov"} <= {tie.place_id for tie in event.event_places.all()}
        and event.direction in ("outbound", "inbound")
    ]
    flow = found["wakkanai", "korsakov"]
    out = sum(event.direction == "outbound" for event in both)
    assert 0 < flow.events["out"] <= out
    assert flow.total == sum(flow.events.values())


def test_every_event_of_a_search_is_accounted_for() -> None:
    found = flows("", Filters(direction=("none",)))
    assert found.staying == found.total > 0
    assert found.regional == found.local == []
    sakhalin = flows("region:sakhalin-oblast direction:outbound", Filters()).regional[0]
    assert sakhalin.partner == "sakhalin-oblast"
    assert sakhalin.events["back"] == 0


def test_people_flow_by_their_side() -> None:
    found = flows("", Filters())
    total = tabulate("", Filters(), "year").total.people
    assert 0 < sum(one.people_out + one.people_back for one in found.regional) <= total * 2


def test_the_command_line_offers_the_same_fields() -> None:
    assert stats._FIELDS == FIELDS
