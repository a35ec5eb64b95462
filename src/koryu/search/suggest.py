"""Completions while a query is being typed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from koryu.chronicle.query.words import is_letter, searchable
from koryu.search.answer import Suggestion
from koryu.search.engines import State

_LAST_WORD = re.compile(r"[^\s()（）:：]*$")
_SPECIAL = re.compile(r'[()（）"「」『』«»“”:：]|^-')
_LOOKED_AT = 2_000
_LONGEST_TYPED = 100
_LONGEST_WORD = 12


def completions(typed: str, state: State, limit: int) -> list[Suggestion]:
    """Names first, those with most events first; then words of the texts, the most frequent first."""
    match = _LAST_WORD.search(typed)
    fragment = match[0].lstrip("-−－") if match else ""
    key = searchable(fragment) if len(fragment) <= _LONGEST_TYPED else ""
    if not key or key[0] in '"「『«“':
        return []
    before = typed[: len(typed) - len(fragment)]
    found: dict[str, Suggestion] = {}
    for one in (*_names(key, state), *_words(key, state)):
        quoted = f'"{one.text}"' if _SPECIAL.search(one.text) else one.text
        text = f"{before}{quoted}"
        found.setdefault(searchable(text), Suggestion(text, one.kind, one.id, one.count))
    return list(found.values())[:limit]


def _names(key: str, state: State) -> list[Suggestion]:
    """The things one of whose words begins so, named in the script that was typed."""
    suggestions = []
    for number, count in state.tied_to(state.names.beginning(key)).items():
        thing = state.names.things[number]
        text = thing.name.of(_language(key)) or thing.name.ja
        suggestions.append(Suggestion(text, thing.kind, thing.id, count))
    return sorted(suggestions, key=lambda one: -one.count)


def _language(key: str) -> str:
    if not is_letter(key[0]):
        return "ja"
    return "ru" if "CYRILLIC" in unicodedata.name(key[0], "") else "en"


def _words(key: str, state: State) -> Iterator[Suggestion]:
    index = state.texts
    if index is None:
        return
    if is_letter(key[0]):
        counts = Counter(index.completed(key))
    else:
        found = index.following(key, len(key) + _LONGEST_WORD, _LOOKED_AT)
        counts = Counter(_same_script(text, len(key)) for text in found)
    for word, count in counts.most_common(20):
        if word != key:
            yield Suggestion(word, "word", "", count)


def _same_script(text: str, length: int) -> str:
    """The beginning of `text` as far as it goes on in the script of its `length`-th character."""
    script = _script(text[length - 1])
    end = next((at for at in range(length, len(text)) if _script(text[at]) != script), len(text))
    return text[:end]


def _script(char: str) -> str:
    return "KATAKANA" if char == "ー" else unicodedata.name(char, "").split(" ")[0]
