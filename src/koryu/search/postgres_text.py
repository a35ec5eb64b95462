"""Texts as the table in PostgreSQL holds them: marked, in stems, and as lexemes."""

from __future__ import annotations

from functools import lru_cache

from koryu.chronicle.query.words import has_forms, runs, stem

# What marks, inside the texts, the beginning of a word, the end of a stem, fields and the body.
WORD, STEM_END, FIELD, BODY = "\x01", "\x04", "\x02", "\x03"
_LONGEST_LEXEME = 200

Cut = list[tuple[bool, str]]  # a text as `runs` cuts it


def marked(text: str) -> str:
    """A searchable text with every beginning of a word marked."""
    return in_marks(runs(text))


def in_marks(cut: Cut) -> str:
    """A text, cut, with every beginning of a word marked."""
    return "".join(f"{WORD}{run}" if letters else run for letters, run in cut)


def stemmed(text: str) -> str:
    """A searchable text with words as marked stems."""
    return in_stems(runs(text))


def in_stems(cut: Cut) -> str:
    """A text, cut, with words as marked stems."""
    return "".join(f"{WORD}{stem(run)}{STEM_END}" if letters else run for letters, run in cut)


def vector(cut: Cut) -> str:
    """The lexemes of a text, as `tsvector` is written."""
    return quoted("\n".join(_lexemes(cut))).replace("\n", "' '")  # searchable texts have no lines


def _lexemes(cut: Cut) -> set[str]:
    """Words, stems of Russian words, and every other character with the one that follows."""
    found: set[str] = set()
    following = [run[0] for _, run in cut[1:]]
    for (letters, run), after in zip(cut, [*following, FIELD], strict=True):
        if letters:
            found.update(_of_word(run))
        else:
            found.update(map("p{}{}".format, run, f"{run[1:]}{after}"))
    return {one for one in found if not one.startswith("p ")}


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[str, ...]:
    return (word_lexeme(word), stem_lexeme(word)) if has_forms(word) else (word_lexeme(word),)


def word_lexeme(word: str) -> str:
    return f"w{word[:_LONGEST_LEXEME]}"


def stem_lexeme(word: str) -> str:
    return f"s{stem(word)[:_LONGEST_LEXEME]}"


def quoted(lexeme: str) -> str:
    """A lexeme as `tsvector` and `tsquery` read it."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
