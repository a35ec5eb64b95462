"""What each step did to one event, in words for its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from koryu.archive.differences import Piece
from koryu.archive.history import Altered, history_of
from koryu.archive.models import Step
from koryu.chronicle.terms import term
from koryu.chronicle.trilingual import Trilingual

# Fields of an event whose changed characters are shown, and those that are only named.
_SHOWN = ("year_as_read", "month_as_read", "categories_as_read", "regions_as_read", "text", "text_corrected",
          "date", "headline_ja", "headline_en", "headline_ru")  # fmt: skip
_NAMED = ("direction", "agreement", "status")


@dataclass(frozen=True, slots=True)
class Told:
    """What was changed, with the characters where it is a text."""

    label: Trilingual
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A step and what it did to the event; nothing where the event was made by it."""

    step: Step
    told: tuple[Told, ...]


def entries(event_id: str) -> list[Entry]:
    """The history of an event, oldest step first."""
    return [Entry(one.step, tuple(_told(one.altered))) for one in history_of(event_id)]


def _told(altered: Iterable[Altered]) -> Iterator[Told]:
    own = {one.field: one for one in altered if one.model == "event"}
    for name in (name for name in _SHOWN if name in own):
        yield Told(term("field", name), tuple(own[name].pieces))
    for name in (name for name in _NAMED if name in own):
        yield Told(term("field", name))
    for model in dict.fromkeys(one.model for one in altered if one.model != "event"):
        yield Told(term("field", model))
