"""A row's text prepared for the grammars: folded, its names and sentences found once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from koryu.chronicle.facts.lexicon import Lexicon, Name
from koryu.chronicle.record import Side, Span
from koryu.chronicle.text import Normalised, normalise

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_PLAIN = re.compile(r"[\u0020-\u007e\u3001-\u300f\u3041-\u3096\u30a0-\u30fe\u4e00-\u9fff“”‘’–—‐−°×]*")

# The case that joins a name to what follows: the first particle after its noun phrase.
_CASE = re.compile(
    r"(?:[^ぁ-ん、。()「」『』・及並\s]|「[^」]*」|『[^』]*』|\([^)]*\)"
    r"|[」』]|の(?!みな|ため)|ら(?=[\dがはをにへと一二三四五六七八九十])|など|たち|お(?=[一-龥])|か国|か所|か村|ふれあい|まつり|つどい|くんち"
    r"|(?<=[一-龥])(?:り|い|べ|き|し)(?=[にをがでへの「])|子(?:ども|供)|こども|及(?!び)|並(?!び)|\s(?=[^ぁ-ん]))*"
    r"(が(?:主催|開催)(?:する|した|の)|主催|に(?:加盟|所属|属す|在住|関す|係|よる|より|よって|ついて|基づ|伴|先立|際|合わせ|併せ|対す|住む|暮ら)|で(?:暮ら|習得|生活|活動|生ま|育|使わ|話さ|開発|構成)|から|より|まで|との|とが|とは|とも|とを|において|における|にて|にある|に対し|に向け|には|にも|への|へ"
    r"|での|では|でも|(?<!協働|共同|共催|主催|招待|協力|経由|参加|合同|連名)で|を通じ|をはじめ|を団長|を代表|を|が|は|も|に|と|や|及び|並びに|、|・|)"
)
# Words that stand for a side without a name. A title after a name in katakana is the partner's.
_WORDS = re.compile(
    r"(?P<soil>道内|県内|市内|町内|村内|府内|都内|区内|国内|(?<![一-龥])本[道県市町村]|当市|当県|当町|当地|全道|全県"
    r"|県民会館|市民会館|市役所|市庁舎|県庁|道庁|府庁|道民|県民|(?<![両同各])市民|町民|村民"
    r"|(?:県|市|道|府|町|村)立(?=[一-龥]*(?:館|病院|学校|高校|大学|センター|院|園)))"
    r"|(?P<title>(?<![一-龥a-z])(?:県|道|府|都|市|町|村|副|前|元)*"
    r"(?:知事|市長|町長|村長|助役|収入役|出納長|議会|議長))"
    r"|(?P<abroad>[ァ-ヴー][ァ-ヴー・]+(?:市|州|郡|村|省|自治区|共和国|県|町)(?!場)|[一-龥]{2}省(?=[一-龥]*市|と|の|か|に|へ|人民))"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SEPARATORS = re.compile(r"[、・,/\s:]|及び|と|や|市|会場|で開催|開催|にて|内|各地|等|など|町|村")
_BELONGS = re.compile(r"と|の(?!開催|実施)|が|は|から|及び|、[^。]{0,12}\(")
_HELD = ("開催", "会議", "会談")
_JAPAN = re.compile(r"[をへにでか側]")
_COORDINATED = frozenset({"と", "や", "及び", "並びに", "、", "・", "とも", "との"})
_NEAR = 30


@dataclass(frozen=True, slots=True)
class Token:
    """A name, or a word that stands for a side: where it stands, what it is, its case particle."""

    start: int
    end: int
    side: Side
    name: Name | None
    case: str  # of a name joined to the next by と, 、 or ・, the next one's
    case_at: int
    enclosed: bool  # alone in brackets: 「…会議(札幌市)」
    inside: bool  # in brackets with other words
    title: bool  # a mayor or governor without the name of the place


class Reading:
    """Width-folded text with the way back, and the names in it."""

    __slots__ = ("_original", "text", "tokens")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self._original = _folded(text)
        self.tokens = _tokens(self.text, lexicon)

    def span(self, start: int, end: int) -> Span:
        """The span of the row's own text behind `text[start:end]`."""
        return (start, end) if self._original is None else self._original.original_span(start, end)

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence that holds `at` begins and ends."""
        return self.text.rfind("。", 0, at) + 1, _find(self.text, "。", at)

    def sides(self) -> set[Side]:
        """The sides that the text names."""
        return {token.side for token in self.tokens}


def _find(text: str, what: str, at: int) -> int:
    found = text.find(what, at)
    return len(text) if found < 0 else found


def _folded(text: str) -> tuple[str, Normalised | None]:
    """NFKC, lower case. Where that keeps every character in its place, no map is needed."""
    folded = text.translate(_WIDE)
    if _PLAIN.fullmatch(folded):
        return folded.lower(), None
    normal = normalise(text)
    return normal.text, normal


def _tokens(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    found = list(_with_words(text, list(lexicon.find(text))))
    if not found:
        return ()
    if not any(side == "partner" for _, _, side, _ in found):
        found = [(a, b, "partner" if side == "other" else side, name) for a, b, side, name in found]
    brackets = [(match.start(), match.end()) for match in _BRACKETS.finditer(text)]
    tokens = [_token(text, one, found, brackets) for one in found]
    for at in range(len(tokens) - 2, -1, -1):
        here, following = tokens[at], tokens[at + 1]
        if here.case in _COORDINATED and following.start - here.end < _NEAR:
            tokens[at] = replace(here, case=following.case, case_at=following.case_at)
    return tuple(tokens)


_Found = tuple[int, int, Side, Name | str]


def _with_words(text: str, names: list[tuple[int, int, Name]]) -> Iterator[_Found]:
    """Names and the words that stand for a side, in order; a word inside or behind a name is its own."""
    gaps = [0, *(end for _, end, _ in names)]
    for number, begin in enumerate(gaps):
        end = names[number][0] if number < len(names) else len(text)
        for match in _WORDS.finditer(text, begin, end):
            if match.start() == begin and number and names[number - 1][2].side:
                continue
            yield match.start(), match.end(), _side_of_word(text, match), match.lastgroup or ""
        if number < len(names):
            start, stop, name = names[number]
            if name.side and (name.word != "日本" or _JAPAN.match(text, stop)):
                yield start, stop, name.side, name


def _side_of_word(text: str, match: re.Match[str]) -> Side:
    if match.lastgroup == "abroad":
        return "other"
    katakana_before = match.start() > 0 and text[match.start() - 1] > "\u30a0"
    return "partner" if match.lastgroup == "title" and katakana_before else "home"


def _token(text: str, found: _Found, every: list[_Found], brackets: list[tuple[int, int]]) -> Token:
    start, end, side, name = found
    around = next(((a, b) for a, b in brackets if a < start < b), None)
    enclosed = around is not None and _only_names(text, around, every) and not _belongs(text, *around)
    quoted = text.rfind("「", 0, start) > text.rfind("」", 0, start)
    match = _CASE.match(text, (text.find("」", end) + 1 or end) if quoted else end)
    case, at = (match[1], match.start(1)) if match else ("", end)
    inside = around is not None and not enclosed
    meaning = name if isinstance(name, Name) else None
    return Token(start, end, side, meaning, case, at, enclosed, inside, name == "title")


def _belongs(text: str, opened: int, closed: int) -> bool:
    """Whether the brackets say where somebody is from, not where something is held."""
    return bool(_BELONGS.match(text, closed)) and not text.startswith(_HELD, opened - 2)


def _only_names(text: str, around: tuple[int, int], every: list[_Found]) -> bool:
    begin, stop = around[0] + 1, around[1] - 1
    rest = text[begin:stop]
    for start, end, _, _ in every:
        if begin <= start and end <= stop:
            rest = rest.replace(text[start:end], "")
    return not _SEPARATORS.sub("", rest)
