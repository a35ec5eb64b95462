"""Which row of one edition is which row of another: two tables, aligned.

Rows are matched by protected ids, then by fingerprint (same wording). In long stretches that
nothing matched so far — a table typed anew — rows that share rare pairs of characters come
next. Then, between rows already matched, in order by likeness; and last, for rows that moved,
by likeness alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from koryu.chronicle.text import squeeze

# Least likeness (0 to 1) at which two rows count as one: between matched neighbours, and anywhere.
IN_PLACE = 0.5
ANYWHERE = 0.7
# The same between matched neighbours where the old row's words are not known: equal labels do.
UNKNOWN_IN_PLACE = 0.3
# A second candidate this near to the best leaves the match to a person.
TOO_CLOSE = 0.05
# Stretches of more than this many pairs are first divided by rows that are alike beyond doubt,
# and of more than the second number not searched pair by pair at all.
LONG, TOO_LONG = 20_000, 4_000_000
# How many of a row's rarest pairs of characters find the rows to compare it with.
RAREST = 8


@dataclass(frozen=True)
class Row:
    """What of a row takes part in the matching: the date in EDTF ("" where there is none),
    the text (None where it is not known), and the id of the event it says it tells of.
    """

    fingerprint: str
    date: str
    labels: tuple[str, ...]
    text: str | None
    id: str = ""

    @property
    def year(self) -> str:
        return self.date.lstrip("[")[:4]

    @cached_property
    def bigrams(self) -> frozenset[str]:
        text = squeeze(self.text or "")
        return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset(text)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of positions (old, new); what is in neither pair is missing or new.

    `doubtful` maps a new position to the old positions it could equally be.
    """

    pairs: Mapping[int, int]
    doubtful: Mapping[int, tuple[int, ...]]
    moved: frozenset[int]


def likeness(old: Row, new: Row) -> float:
    """How alike two rows are, 0 to 1: their words, date and labels."""
    date, labels = old.date == new.date, old.labels == new.labels
    if old.text is None or new.text is None:
        return 0.4 * date + 0.3 * labels
    shared = len(old.bigrams & new.bigrams)
    words = 2 * shared / (len(old.bigrams) + len(new.bigrams) or 1)
    return 0.7 * words + 0.2 * date + 0.1 * labels


def align(old: Sequence[Row], new: Sequence[Row]) -> Alignment:
    """Matches the rows of two editions; each row is in at most one pair."""
    pairs = _by_key(old, new, "id", {})
    pairs = _by_key(old, new, "fingerprint", pairs)
    for old_gap, new_gap in list(_gaps(pairs, len(old), len(new))):
        if len(old_gap) * len(new_gap) > LONG:
            pairs.update(_mutual(old, new, old_gap, new_gap))
    for old_gap, new_gap in list(_gaps(pairs, len(old), len(new))):
        if len(old_gap) * len(new_gap) <= TOO_LONG:
            pairs.update(_in_order(old, new, old_gap, new_gap))
    far, doubtful = _anywhere(old, new, pairs)
    pairs.update(far)
    return Alignment(pairs, doubtful, frozenset(_out_of_order(pairs)))


def _by_key(
    old: Sequence[Row], new: Sequence[Row], key: str, pairs: dict[int, int]
) -> dict[int, int]:
    taken = set(pairs.values())
    at = {
        value: place
        for place, row in enumerate(new)
        if (value := getattr(row, key)) and place not in taken
    }
    found = {
        place: at[getattr(row, key)]
        for place, row in enumerate(old)
        if place not in pairs and getattr(row, key) in at
    }
    return {**pairs, **found}


def _gaps(pairs: Mapping[int, int], olds: int, news: int) -> Iterator[tuple[list[int], list[int]]]:
    """Unmatched stretches that lie between the same matched, unmoved neighbours."""
    moved = set(_out_of_order(pairs))
    anchors = sorted((i, j) for i, j in pairs.items() if i not in moved)
    taken = set(pairs.values())
    before = (-1, -1)
    for after in [*anchors, (olds, news)]:
        old_gap = [i for i in range(before[0] + 1, after[0]) if i not in pairs]
        new_gap = [j for j in range(before[1] + 1, after[1]) if j not in taken]
        if old_gap and new_gap:
            yield old_gap, new_gap
        before = after


def _mutual(
    old: Sequence[Row], new: Sequence[Row], olds: list[int], news: list[int]
) -> dict[int, int]:
    """Pairs that are each other's best by their rarest bigrams, and keep the order."""
    index = _index(old, olds)
    wanted: dict[int, int] = {}
    contested: set[int] = set()
    for j in news:
        rare = sorted(
            (gram for gram in new[j].bigrams if gram in index), key=lambda g: len(index[g])
        )
        near = Counter(i for gram in rare[:RAREST] for i in index[gram])
        for i, _ in near.most_common(1):
            if old[i].date == new[j].date and _gain(old[i], new[j]) >= ANYWHERE:
                contested.update({i} & wanted.keys())
                wanted[i] = j
    alone = {i: j for i, j in wanted.items() if i not in contested}
    astray = set(_out_of_order(alone))
    return {i: j for i, j in alone.items() if i not in astray}


def _in_order(
    old: Sequence[Row], new: Sequence[Row], olds: list[int], news: list[int]
) -> dict[int, int]:
    """The order-keeping matching of a stretch with the greatest likeness in all."""
    width = len(news) + 1
    best = [[0.0] * width for _ in range(len(olds) + 1)]
    gain = [[_gain(old[i], new[j]) for j in news] for i in olds]
    for a in range(len(olds) - 1, -1, -1):
        for b in range(len(news) - 1, -1, -1):
            best[a][b] = max(best[a + 1][b], best[a][b + 1], gain[a][b] + best[a + 1][b + 1])
    pairs, a, b = {}, 0, 0
    while a < len(olds) and b < len(news):
        if gain[a][b] and best[a][b] == gain[a][b] + best[a + 1][b + 1]:
            pairs[olds[a]] = news[b]
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


def _gain(old: Row, new: Row) -> float:
    if old.id and new.id:
        return 0.0
    score = likeness(old, new)
    least = IN_PLACE if old.text is not None else UNKNOWN_IN_PLACE
    return score if score >= least else 0.0


def _anywhere(
    old: Sequence[Row], new: Sequence[Row], pairs: Mapping[int, int]
) -> tuple[dict[int, int], dict[int, tuple[int, ...]]]:
    """Rows that moved and changed: mutual best likeness, or left in doubt."""
    taken = set(pairs.values())
    candidates: dict[int, list[tuple[float, int]]] = {}
    by_bigram = _index(old, (i for i in range(len(old)) if i not in pairs))
    for j in (j for j in range(len(new)) if j not in taken):
        near = {i for gram in new[j].bigrams for i in by_bigram.get(gram, ())}
        scored = sorted(((_from_afar(old[i], new[j]), i) for i in near), reverse=True)
        candidates[j] = [(score, i) for score, i in scored if score >= ANYWHERE]
    found: dict[int, int] = {}
    doubtful: dict[int, tuple[int, ...]] = {}
    for j in sorted(candidates, key=lambda j: -max(candidates[j], default=(0.0, 0))[0]):
        free = [(score, i) for score, i in candidates[j] if i not in found]
        close = [i for score, i in free if free[0][0] - score < TOO_CLOSE]
        if len(close) > 1:
            doubtful[j] = tuple(sorted(close))
        elif close and not (old[close[0]].id and new[j].id):
            found[close[0]] = j
    return found, doubtful


def _from_afar(old: Row, new: Row) -> float:
    """Likeness of rows that do not stand in the same place.

    Of another year they are only one row if their words agree: a recurring event is told in
    almost the same words every year.
    """
    if old.year != new.year and squeeze(old.text or "") != squeeze(new.text or ""):
        return 0.0
    return likeness(old, new)


def _index(rows: Sequence[Row], places: Iterable[int]) -> dict[str, list[int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        for gram in rows[place].bigrams:
            index[gram].append(place)
    return index


def _out_of_order(pairs: Mapping[int, int]) -> Iterator[int]:
    """Old positions outside the longest run of pairs that keeps the order."""
    ordered = sorted(pairs.items())
    tails: list[int] = []
    lengths = []
    for _, j in ordered:
        at = bisect_left(tails, j)
        tails[at : at + 1] = [j]
        lengths.append(at + 1)
    wanted, limit = len(tails), None
    for (i, j), length in zip(reversed(ordered), reversed(lengths), strict=True):
        if length == wanted and (limit is None or j < limit):
            wanted, limit = wanted - 1, j
        else:
            yield i
