"""The query language: what was typed → a small tree (docs/search.md)."""

from koryu.chronicle.query.errors import QueryError
from koryu.chronicle.query.parse import parse
from koryu.chronicle.query.tree import And, Days, Field, Node, Not, Numbers, Or, Phrase, Term, Word

__all__ = [
    "And",
    "Days",
    "Field",
    "Node",
    "Not",
    "Numbers",
    "Or",
    "Phrase",
    "QueryError",
    "Term",
    "Word",
    "parse",
]
