"""From what was typed to the tree. The grammar is told in docs/search.md.

query  = and { "OR" and }
and    = unary { unary }
unary  = "-" unary | "(" query ")" | word | "phrase" | field:value
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from koryu.chronicle.query import errors
from koryu.chronicle.query.errors import QueryError
from koryu.chronicle.query.fields import field, field_named, unknown_field
from koryu.chronicle.query.tree import And, Node, Not, Or, Phrase, Span, Word
from koryu.chronicle.query.words import searchable
from koryu.chronicle.trilingual import Trilingual

LONGEST = 1_000
MOST_WORDS = 50

# Opening marks and what closes them: typewriter, English, German and Russian, Japanese quotes.
_DOUBLE = '"“”„＂'
_CLOSING = {**dict.fromkeys(_DOUBLE, _DOUBLE), "«": "»", "「": "」", "『": "』"}
_STRAY = "»」』"
_MINUS = "-−－"
_OPEN, _CLOSE = "(（", ")）"
_WORD_ENDS = re.compile(rf"[\s{re.escape(_OPEN + _CLOSE + ''.join(_CLOSING) + _STRAY)}]")
_FIELD = re.compile(r"([^\W\d_]+)[:：](.*)", re.DOTALL)
_ALPHABETIC = re.compile(r"[a-zа-яё]+", re.IGNORECASE)

Kind = Literal["word", "phrase", "field", "not", "or", "(", ")"]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Kind
    span: Span
    node: Node | None = None


def parse(query: str) -> Node | None:
    """The tree of a query; None for an empty one. QueryError tells what is wrong, and where."""
    # One character can be eighteen once it is searchable.
    if len(query) > LONGEST or (not query.isascii() and len(searchable(query)) > LONGEST):
        raise QueryError(errors.TOO_LONG.fill(limit=LONGEST), errors.SHORTEN)
    tokens = list(_tokens(_typed(query)))
    if len([token for token in tokens if token.node]) > MOST_WORDS or len(tokens) > 4 * MOST_WORDS:
        raise QueryError(errors.TOO_MANY.fill(limit=MOST_WORDS), errors.SHORTEN)
    if tokens:
        return _Parser(tokens, len(query)).whole()
    if query.strip():
        raise QueryError(errors.NOTHING_TYPED, errors.TYPE_A_WORD)
    return None


def _typed(query: str) -> str:
    """The query with what no keyboard types (NUL, surrogates) blanked out."""
    if query.isprintable():
        return query
    return "".join(
        " " if unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"} else char for char in query
    )


def _visible(text: str) -> str:
    """Text without format characters (Unicode category Cf), such as right-to-left marks."""
    if text.isprintable():
        return text
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def _tokens(query: str) -> Iterator[_Token]:
    at = 0
    while at < len(query):
        char = query[at]
        if char in _OPEN or char in _CLOSE:
            yield _Token("(" if char in _OPEN else ")", (at, at + 1))
        elif char in _CLOSING:
            token = _quoted(query, at)
            yield from _if_any(token)
            at = token.span[1]
            continue
        elif char in _MINUS:
            if query[at + 1 : at + 2].strip():  # a dash between spaces is only a dash
                yield _Token("not", (at, at + 1))
        elif not char.isspace() and char not in _STRAY:
            token = _word(query, at)
            yield from _if_any(token)
            at = token.span[1]
            continue
        at += 1


def _if_any(token: _Token) -> Iterator[_Token]:
    """The token, unless nothing searchable is left of its text."""
    empty = isinstance(token.node, Word | Phrase) and not token.node.text
    if not empty:
        yield token


def _quoted(query: str, at: int) -> _Token:
    closing = _CLOSING[query[at]]
    end = next((i for i in range(at + 1, len(query)) if query[i] in closing), None)
    if end is None:
        raise QueryError(
            errors.UNCLOSED_QUOTE.fill(quote=query[at]),
            errors.CLOSE_QUOTE.fill(quote=closing[0]),
            query.rstrip() + closing[0],
            position=at + 1,
        )
    span = (at, end + 1)
    return _Token("phrase", span, Phrase(searchable(_visible(query[at + 1 : end])), span))


def _word(query: str, at: int) -> _Token:
    ends = _WORD_ENDS.search(query, at)
    end = ends.start() if ends else len(query)
    text = _visible(query[at:end])
    if unicodedata.normalize("NFKC", text) == "OR":
        return _Token("or", (at, end))
    match = _FIELD.fullmatch(text)
    if match and (known := field_named(match[1])):
        value = match[2]
        if not value and end < len(query) and query[end] in _CLOSING:
            quoted = _quoted(query, end)
            value, end = query[end + 1 : quoted.span[1] - 1], quoted.span[1]
        return _Token("field", (at, end), field(known, value, (at, end)))
    if match and _ALPHABETIC.fullmatch(match[1]):
        raise unknown_field(match[1], text, at)
    return _Token("word", (at, end), Word(searchable(text), (at, end)))


class _Parser:
    """Recursive descent over the tokens; they are few, so the depth is bounded."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = tokens
        self._at = 0
        self._length = length

    def whole(self) -> Node:
        node = self._either()
        if left := self._peek():
            raise self._error(errors.UNOPENED_PARENTHESIS, left, errors.PAIR_PARENTHESES)
        return node

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _error(
        self, what: Trilingual, token: _Token | None, remedy: Trilingual | None = None
    ) -> QueryError:
        return QueryError(what, remedy, position=(token.span[0] if token else self._length) + 1)

    def _either(self) -> Node:
        nodes = [self._all()]
        while (token := self._peek()) and token.kind == "or":
            self._at += 1
            nodes.append(self._all())
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def _all(self) -> Node:
        nodes: list[Node] = []
        while (token := self._peek()) and token.kind not in {"or", ")"}:
            nodes.append(self._one(token))
        if not nodes:
            raise self._nothing()
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def _nothing(self) -> QueryError:
        here = self._peek()
        before = self._tokens[self._at - 1] if self._at else None
        if before and before.kind == "(":
            return self._error(errors.EMPTY_PARENTHESES, before)
        if here and here.kind == ")" and not (before and before.kind == "or"):
            return self._error(errors.UNOPENED_PARENTHESIS, here, errors.PAIR_PARENTHESES)
        return self._error(errors.MISSING_OPERAND, before if before else here)

    def _one(self, token: _Token) -> Node:
        self._at += 1
        if token.node is not None:
            return token.node
        following = self._peek()
        if token.kind == "not":
            if following is None or following.kind in {"or", ")"}:
                raise self._error(errors.NOTHING_TO_EXCLUDE, token)
            return Not(self._one(following))
        node = self._either()
        closing = self._peek()
        if closing is None or closing.kind != ")":
            raise self._error(errors.UNCLOSED_PARENTHESIS, token, errors.PAIR_PARENTHESES)
        self._at += 1
        return node
