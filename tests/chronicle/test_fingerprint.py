from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from koryu.chronicle.fingerprint import fingerprint, with_fingerprints
from koryu.chronicle.record import Source, SourceRow


def row(*cells: str) -> SourceRow:
    return SourceRow(Source("a.txt", 1, 1, 1), dict(enumerate_names(cells)))


def enumerate_names(cells: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(f"#{at}", cell) for at, cell in enumerate(cells)]


def test_same_wording_in_another_width_and_spacing_is_the_same() -> None:
    assert fingerprint(["Ｈ 10", "８月"], 1) == fingerprint(["H10", "8 月"], 1)


@settings(deadline=None)
@given(st.lists(st.text(max_size=5), max_size=5), st.lists(st.text(max_size=5), max_size=5))
def test_cells_keep_their_borders(one: list[str], other: list[str]) -> None:
    alike = fingerprint(one, 1) == fingerprint(other, 1)
    squeezed = ["\x1f".join(map(squeezed_cell, cells)) for cells in (one, other)]
    assert alike == (squeezed[0] == squeezed[1])


def squeezed_cell(cell: str) -> str:
    from koryu.chronicle.text import squeeze

    return squeeze(cell)


def test_repeated_wording_is_counted() -> None:
    marks = [one.source.fingerprint for one in with_fingerprints([row("a"), row("a"), row("b")])]
    assert len(set(marks)) == 3
    assert marks[0] == fingerprint(["a"], 1)
    assert marks[1] == fingerprint(["a"], 2)
