"""The named things events are tied to: places, series, organisations, categories.

A word leads to a named thing by the rule of texts on its name in three languages, and by the whole
word on its aliases and readings: in any Russian form, with or without the Japanese ending that tells
the kind (稚内 and 稚内市, さはりん and さはりんしゅう).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from koryu.archive.models import Category, Organisation, Place, Series
from koryu.chronicle.query.tree import Term, Word
from koryu.chronicle.query.words import reading, runs, searchable, stem
from koryu.chronicle.trilingual import LANGUAGES, Trilingual
from koryu.search.answer import Kind
from koryu.search.coding import Text
from koryu.search.text_index import TextIndex

# Endings of Japanese place names that tell the kind, as written and as read.
_ENDINGS = (
    *("自治管区", "共和国", "地方", "半島", "市", "町", "村", "州", "県", "府", "都", "島"),
    *("きょうわこく", "ちほう", "はんとう", "しゅう", "ちょう", "まち", "むら", "そん", "し", "とう", "と", "けん", "ふ"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A named thing. `words` are its aliases and readings."""

    kind: Kind
    id: str
    name: Trilingual
    words: tuple[str, ...] = ()
    side: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in the three languages, as far as there are any."""
        return tuple(dict.fromkeys(filter(None, (getattr(self.name, one) for one in LANGUAGES))))


def bare(word: str) -> str:
    """A Japanese place name without the ending that tells its kind; "" if nothing would be left."""
    ending = next((one for one in _ENDINGS if word.endswith(one)), "")
    left = word.removesuffix(ending)
    return left if ending and len(left) > 1 else ""


class Names:
    """All named things, numbered; answers which of them a word leads to. Immutable once built."""

    def __init__(self, things: Iterable[Named]) -> None:
        self.things = tuple(things)
        self.number: dict[tuple[str, str], int] = {
            (one.kind, one.id): at for at, one in enumerate(self.things)
        }
        self._index = TextIndex(Text(one.names, ()) for one in self.things)
        self._whole: dict[str, list[int]] = {}
        self._bare: dict[str, list[int]] = {}
        self._spelled = sorted(
            (searchable(word), at)
            for at, one in enumerate(self.things)
            for word in (*one.names, *one.words)
        )
        for at, one in enumerate(self.things):
            for word in (*one.names, *one.words):
                for key in {reading(word), _stemmed(word)}:
                    self._whole.setdefault(key, []).append(at)
                if one.kind == "place" and (key := bare(reading(word))):
                    self._bare.setdefault(key, []).append(at)

    def numbers(self, kind: str) -> dict[str, int]:
        """The numbers of the things of a kind, by id."""
        return {key: number for (of, key), number in self.number.items() if of == kind}

    def matching(self, term: Term) -> list[int]:
        """The things a term leads to. A phrase in quotes leads through names alone."""
        found = set(self._index.find(term).documents.tolist())
        return sorted(found.union(self.meant(term.text) if isinstance(term, Word) else ()))

    def meant(self, text: str) -> list[int]:
        """The things a word names wholly, in any script, reading or Russian case.

        A name or alias as it stands goes before one whose ending was left out: モスクワ is the city
        of that name, not モスクワ州.
        """
        key = reading(text)
        found = self._whole.get(key) or self._bare.get(key) or self._whole.get(_stemmed(text))
        return list(dict.fromkeys(found or ()))

    def beginning(self, key: str) -> set[int]:
        """The things with a name, an alias or a reading that begins with a searchable text."""
        low, high = (bisect_left(self._spelled, (word,)) for word in (key, key + chr(0x10FFFF)))
        return {number for _, number in self._spelled[low:high]}

    def place_named(self, label: str) -> Named | None:
        """The place a label means, None where it means none."""
        places = (self.things[at] for at in self.meant(label))
        return next((one for one in places if one.kind == "place"), None)


def _stemmed(text: str) -> str:
    """The word with every Russian word in it as its stem; a key no word as typed can have."""
    cut = runs(reading(text))
    return "\x00" + "".join(stem(run) if letters else run for letters, run in cut)


def load_names() -> Names:
    """The named things of the archive."""
    places = (
        Named("place", one.id, one.name, (one.kana, *one.aliases), one.side)
        for one in Place.objects.all()
    )
    series = (Named("series", one.id, one.name) for one in Series.objects.all())
    organisations = (
        Named("organisation", one.id, one.name, tuple(one.aliases), one.side)
        for one in Organisation.objects.all()
    )
    categories = (Named("category", one.id, one.name) for one in Category.objects.all())
    return Names([*places, *series, *organisations, *categories])
