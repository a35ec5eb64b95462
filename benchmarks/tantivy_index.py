"""A tantivy index over pairs of characters, with fast fields for facets and order."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Order
from tantivy import Query as Asked

from benchmarks.queries import Query

_FACETS = ("year", "category", "region", "direction")
_COUNTED = {
    name: {"terms": {"field": name, "size": 1000, "segment_size": 1000}} for name in _FACETS
}
_SPACE = "␣"


class Index:
    """Built in a folder of its own, then asked."""

    def __init__(self, path: Path, rows: Iterable[tuple[Any, ...]]) -> None:
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(path))
        by_space = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("whitespace", by_space)
        writer = self._index.writer(500_000_000, 1)
        for row in rows:
            writer.add_document(_document(row))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def run(self, query: Query) -> int:
        asked = self._asked(query)
        found = self._searcher.search(asked, 50, count=True, order_by_field="key", order=Order.Asc)
        for _, address in found.hits:
            self._searcher.doc(address).to_dict()
        self._searcher.aggregate(asked, _COUNTED)
        total: int = found.count
        return total

    def _asked(self, query: Query) -> Asked:
        schema = self._schema
        parts = [self._word(word) for word in query.words]
        parts += [
            Asked.term_query(schema, name, value, index_option="basic")
            for name in ("category", "region")
            if (value := getattr(query, name))
        ]
        if query.first_year:
            years = (query.first_year, query.last_year)
            parts.append(Asked.range_query(schema, "year", FieldType.Unsigned, *years))
        if not parts:
            return Asked.all_query()
        return Asked.boolean_query([(Occur.Must, one) for one in parts])

    def _word(self, word: str) -> Asked:
        pairs = [word[at : at + 2] for at in range(len(word) - 1)]
        if not pairs:
            return Asked.term_query(self._schema, "single", word, index_option="basic")
        if len(pairs) == 1:
            return Asked.term_query(self._schema, "pairs", pairs[0])
        return Asked.phrase_query(self._schema, "pairs", pairs)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("single", tokenizer_name="whitespace", index_option="basic")
    for name in ("category", "region", "direction"):
        builder.add_text_field(
            name, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_unsigned_field("year", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("key", fast=True)
    builder.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(row: tuple[Any, ...]) -> Any:
    key, _, year, category, region, direction, text = row
    spaced = text.replace(" ", _SPACE)
    document = tantivy.Document()
    document.add_text("pairs", " ".join(spaced[at : at + 2] for at in range(len(spaced) - 1)))
    document.add_text("single", " ".join(dict.fromkeys(spaced)))
    for name, value in (("category", category), ("region", region), ("direction", direction)):
        document.add_text(name, value)
    document.add_unsigned("year", year)
    document.add_unsigned("key", key)
    document.add_text("text", text)
    return document
