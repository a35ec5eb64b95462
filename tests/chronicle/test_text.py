"""Normalised text: what it equals, and the way back to the original."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from koryu.chronicle.text import fold, normalise, squeeze

texts = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("ｶﾞﾊﾟがは゛゜\u3099\u309a①㍻㌔ﬀİßＡ　 \u0301각ㄱᆨ"),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(texts)
@example("ｶﾞ")
@example("か\u3099")
@example("각")
def test_normalised_text_is_nfkc_and_casefold(text: str) -> None:
    expected = unicodedata.normalize("NFKC", text).casefold()
    assert normalise(text).text == expected == fold(text)


def test_every_character_of_the_basic_plane_is_folded_as_unicode_says() -> None:
    wrong = [
        char
        for char in map(chr, range(0x10000))
        if fold(f"あ{char}亜") != unicodedata.normalize("NFKC", f"あ{char}亜").casefold()
    ]
    assert wrong == []


@settings(deadline=None)
@given(texts)
def test_offsets_run_forward_and_cover_the_original(text: str) -> None:
    normal = normalise(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    assert all(
        start < end <= len(text) for start, end in zip(normal.starts, normal.ends, strict=True)
    )
    assert list(normal.starts) == sorted(normal.starts)
    if normal.text:
        first, last = normal.original_span(0, len(normal.text))
        assert normalise(text[first:last]).text == normal.text


@settings(deadline=None)
@given(texts, texts, texts)
def test_a_hit_leads_back_to_words_that_hold_it(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    wanted = fold(word)
    normal = normalise(text)
    at = normal.text.find(wanted)
    if wanted and at >= 0:
        start, end = normal.original_span(at, at + len(wanted))
        assert wanted in fold(text[start:end])


def test_empty_span_is_empty() -> None:
    assert normalise("港町").original_span(1, 1) == (1, 1)
    assert normalise("港町").original_span(2, 2) == (2, 2)
    assert normalise("").original_span(0, 0) == (0, 0)


@settings(deadline=None)
@given(texts)
def test_squeezed_text_has_no_space(text: str) -> None:
    assert not any(char.isspace() for char in squeeze(text))
    assert squeeze(f" {text}\n") == squeeze(text)
