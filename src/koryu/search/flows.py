"""Flows between home and partner places in any search: by events and by people who crossed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from koryu.search.answer import Filters
from koryu.search.asking import ask
from koryu.search.matter import REGIONAL, WAYS, matter


@dataclass(slots=True)
class Flow:
    """Between a home and a partner place (ids): events by way (WAYS), and people by way."""

    home: str
    partner: str
    events: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WAYS[:-1], 0))
    people_out: int = 0
    people_back: int = 0

    @property
    def total(self) -> int:
        return sum(self.events.values())


@dataclass(frozen=True, slots=True)
class Flows:
    """Flows by region and by locality, the largest first.

    Of `total` events, `staying` tell of no journey between the sides, and `unplaced` name no partner
    region: neither is in a flow by region.
    """

    regional: list[Flow]
    local: list[Flow]
    total: int
    staying: int
    unplaced: int


def flows(query: str, filters: Filters) -> Flows:
    """The flows of a search. An event counts once for each pair of places it joins; one that goes
    both ways is counted as such. QueryError as `search()` raises it."""
    answer = ask(query, filters).answer
    held: defaultdict[tuple[int, str, str], Flow | None] = defaultdict(lambda: None)
    staying = unplaced = 0
    for segment, hits in answer.parts:
        about = matter(segment)
        moving = np.zeros(len(segment), np.bool_)
        moving[hits] = about.way[hits] < len(WAYS) - 1
        staying += len(hits) - int(moving.sum())
        chosen = moving[about.whose]
        whose, link = about.whose[chosen], about.link[chosen]
        regional = np.array([level == REGIONAL for level, _, _ in about.links], np.bool_)
        placed = np.bincount(whose[regional[link]], minlength=len(segment)) > 0
        unplaced += int(moving.sum()) - int(placed.sum())
        size = len(about.links)
        by_way = np.bincount(link * len(WAYS) + about.way[whose], minlength=size * len(WAYS))
        out = np.bincount(link, about.out[whose], size)
        back = np.bincount(link, about.back[whose], size)
        for at in np.unique(link).tolist():
            flow = held[about.links[at]] = held[about.links[at]] or Flow(*about.links[at][1:])
            for number, way in enumerate(WAYS[:-1]):
                flow.events[way] += int(by_way[at * len(WAYS) + number])
            flow.people_out += int(out[at])
            flow.people_back += int(back[at])
    regional_flows, local_flows = _sorted(held, 0), _sorted(held, 1)
    return Flows(regional_flows, local_flows, answer.total, staying, unplaced)


def _sorted(held: dict[tuple[int, str, str], Flow | None], level: int) -> list[Flow]:
    chosen = [flow for key, flow in held.items() if key[0] == level and flow is not None]
    return sorted(chosen, key=lambda one: (-one.total, one.home, one.partner))
