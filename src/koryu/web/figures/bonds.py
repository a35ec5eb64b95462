"""A partnership and a series over the years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import gettext

from koryu.archive.models import Partnership
from koryu.archive.models.event import EventQuerySet
from koryu.web.cards import Card
from koryu.web.figures.coverage import gap_key, gaps, stretches, years_covered
from koryu.web.figures.figure import Cell, Figure, Grid, Key, counted, drawn
from koryu.web.svg.axes import Slot
from koryu.web.svg.editions import Editions, Held, editions
from koryu.web.svg.ties import Crossing, Marked, Tie, tie
from koryu.web.templatetags.koryu import current_language

_MUNICIPAL = ("sister-city", "friendship-city", "port-city")


def tie_figure(one: Partnership, events: EventQuerySet, anniversaries: Sequence[tuple[int, int]]
               ) -> Figure | None:  # fmt: skip
    """The events of a partnership by year and way. `anniversaries` are (calendar year, years kept).

    Ties of municipalities are hatched where municipal exchange is not recorded. None without events.
    """
    ways: list[tuple[int, str | None]] = list(
        events.exclude(first_day=None).order_by().annotate(year=ExtractYear("first_day"))
        .values_list("year", "direction")
    )  # fmt: skip
    if not ways:
        return None
    covered = years_covered()
    founded = int(one.founded[:4]) if one.founded[:4].isdecimal() else None
    years = [year for year, _ in ways] + ([founded] if founded and founded >= covered[0] else [])
    first, last = min(years) - 2, covered[1]
    slots = [Slot(str(year), year) for year in range(first, last + 1)]
    own = stretches(first, last, ["municipal"])
    municipal = one.kind in _MUNICIPAL
    shown = [gap for gap in own if not any(gap.categories) or (municipal and gap.state == "not")]
    counts = {year: _crossing([way for at, way in ways if at == year], year) for year in dict(ways)}
    home, partner = (place.name.of(current_language()) for place in (one.home, one.partner))
    label = gettext("Dots: the events of this partnership by year and direction; %(events)s in all.") % {
        "events": counted(len(ways))}  # fmt: skip
    chart = Tie(
        slots,
        [counts.get(slot.number, Crossing(0, 0, 0, "")) for slot in slots],
        f"{home} → {partner}", f"{partner} → {home}", gettext("both ways, or not stated"), label,
        gaps(shown, first, len(slots)), list(_marks(founded, anniversaries, first)),
    )  # fmt: skip
    wide, page, telephone = drawn(lambda size, name: tie(chart, size, name), "tie")
    return Figure(
        id="tie", title=gettext("Events by year and direction"), label=label, wide=page, narrow=telephone,
        drawing=wide, sub=gettext("One dot is one event."),
        key=[Key("home-swatch", chart.out), Key("partner-swatch", chart.back), *gap_key(shown)],
        notes=[stretch.note for stretch in shown], table=_tie_table(chart, slots).html(),
    )  # fmt: skip


def _crossing(ways: Sequence[str | None], year: int) -> Crossing:
    out, back = ways.count("outbound"), ways.count("inbound")
    return Crossing(out, back, len(ways) - out - back, f"{year}: {counted(len(ways))}")


def _marks(
    founded: int | None, anniversaries: Iterable[tuple[int, int]], first: int
) -> Iterable[Marked]:
    if founded is not None and founded >= first:
        yield Marked(founded - first, gettext("%(year)s: founded") % {"year": founded})
    for year, kept in sorted(set(anniversaries)):
        if year >= first:
            yield Marked(year - first, gettext("%(year)s: %(n)s years") % {"year": year, "n": kept})


def _tie_table(chart: Tie, slots: Sequence[Slot]) -> Grid:
    rows = [
        [Cell(slot.label, href=f"{reverse('events')}?year={slot.label}"), Cell(str(one.out)), Cell(str(one.back)),
         Cell(str(one.other))]
        for slot, one in zip(slots, chart.crossings, strict=True)
        if one.hint
    ]  # fmt: skip
    heads = [gettext("Year"), chart.out, chart.back, chart.other]
    return Grid(
        gettext("Events by year and direction"),
        heads,
        rows,
        gettext("Years without events are left out."),
    )


def editions_figure(
    cards: Sequence[Card], numbers: dict[str, int | None], missing: Sequence[int]
) -> Figure | None:
    """The editions of a series over the years; `numbers` by event. None with fewer than two dated ones."""
    dated = [card for card in cards if card.year]
    if len(dated) < 2:
        return None
    first = min(card.year or 0 for card in dated)
    last = max(card.year or 0 for card in dated)
    slots = [Slot(str(year), year) for year in range(first, last + 1)]
    held = [
        Held((card.year or first) - first, numbers.get(card.id), _edition_hint(card, numbers.get(card.id)),
             reverse("event", args=[card.id]))
        for card in dated
    ]  # fmt: skip
    label = gettext("The editions of this series by year: %(events)s.") % {
        "events": counted(len(dated))
    }
    chart = Editions(slots, held, missing, gettext("no row carries this number"), label)
    wide, page, telephone = drawn(lambda size, _: editions(chart, size), "editions")
    keys = [Key("ink-swatch", gettext("edition with its number"))]
    if any(one.number is None for one in held):
        keys.append(Key("both-swatch", gettext("number not stated")))
    if missing:
        keys.append(
            Key("hollow-swatch", gettext("no row carries this number; its year is not known"))
        )
    told = " · ".join(one.brief for one in stretches(first, last))
    return Figure(id="editions", title=gettext("Editions by year"), label=label, wide=page, narrow=telephone,
                  drawing=wide, key=keys, notes=[told] if told else [])  # fmt: skip


def _edition_hint(card: Card, number: int | None) -> str:
    return f"{number}: {card.title} ({card.year})" if number else f"{card.title} ({card.year})"
