from __future__ import annotations

from collections.abc import Iterable, Iterator

from koryu.chronicle.checks.document import Document
from koryu.chronicle.checks.lexicon import Lexicon
from koryu.chronicle.checks.phrasewise import Repair, phrase_findings, word_span
from koryu.chronicle.checks.record_words import is_in_record_word
from koryu.chronicle.checks.registry import rule
from koryu.chronicle.checks.vocabulary import splits
from koryu.chronicle.record import Finding
from koryu.chronicle.trilingual import Trilingual

_TITLE = Trilingual("二つに分かれた文字", "Glyph read as two", "Знак, прочитанный как два")
_MESSAGE = Trilingual(
    "「{text}」は、一文字を二文字に読み取ったものと思われます（「{suggestion}」）。",
    "“{text}” presumably has one glyph read as two; read “{suggestion}”.",
    "В «{text}» один знак, по-видимому, прочитан как два; следует читать «{suggestion}».",
)
_GAIN = 1.5


@rule("split-glyph", _TITLE, damage=True)
def look(document: Document) -> Iterator[Finding]:
    """One glyph read as the two that its halves look like: ノレ for ル, 言十 for 計.

    Both halves are right by themselves, so they are doubtful only where the whole makes a word of
    what else is none.
    """
    lexicon = document.lexicon
    return phrase_findings(
        document, "split-glyph", _MESSAGE, lambda phrase: _repairs(phrase, lexicon), in_labels=True
    )


def _repairs(phrase: str, lexicon: Lexicon) -> Iterable[Repair]:
    for halves, whole in splits().items():
        at = phrase.find(halves)
        if at < 0:
            continue
        right = phrase[:at] + whole + phrase[at + 2 :]
        gain = lexicon.cost(phrase) - lexicon.cost(right)
        pieces = lexicon.pieces(right)
        held = next(one for one in pieces if one.start <= at < one.end)
        is_word = not held.is_unknown and held.end - held.start > 1
        if gain >= _GAIN and (is_word or is_in_record_word(right, at)):
            start, end = word_span(pieces, at)
            yield Repair((start, end + 1), right[start:end], 0.95)
