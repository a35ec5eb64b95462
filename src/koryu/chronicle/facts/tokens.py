"""The names in a row and the words that stand for a side, each with the case it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from koryu.chronicle.facts.lexicon import Lexicon, Name
from koryu.chronicle.facts.misread import misread_names
from koryu.chronicle.record import Side

# The case that joins a name to what follows: the first particle after its noun phrase.
_CASE = re.compile(
    r"(?:子(?:ども|供)|[^ぁ-ん、。()「」『』・及並\s]|「[^」]*」|『[^』]*』|\([^)]*\)"
    r"|[」』]|(?<=[ァ-ヴー])・(?=[ァ-ヴー])|の(?!みな|ため)|ら(?=[\dがはをにへと一二三四五六七八九十])|など|たち|(?:ほか|はじめ)(?=\d)|お(?=[一-龥])|か国|か所|か村|ふれあい|まつり|つどい|くんち"
    r"|(?<=[一-龥])(?:り|い|べ|き|し)(?=[にをがでへの「])|こども|(?<=の)(?!ため|みな|よう|もと|ほか|うち|こと)[あ-ん]{2,5}?(?=[^ぁ-ん]|から|[がをにでへはとの])|及(?!び)|並(?!び)|\s(?=[^ぁ-ん]))*"
    r"(が(?:主催|開催)(?:する|した|の)|主催|に(?:加盟|所属|属す|在住|関す|係|よる|より|よって|ついて|基づ|伴|先立|際|合わせ|併せ|対す|住む|暮ら|学ぶ)|で(?:学ぶ|暮ら|習得|生活|活動|生ま|育|使わ|話さ|開発|構成)|から|より|まで|との|とが|とは|とも|とを|において|における|にて|にある|に対し|に向け|には|にも|への|へ"
    r"|での|では|でも|(?<!協働|共同|共催|主催|招待|協力|経由|参加|合同|連名)で|を(?:記念|祝|機|通じ)|をはじめ|はじめ|を団長|を代表|を|が|は|も|に|と|や|及び|並びに|、|・|)"
)
# Words that stand for a side without a name. A title after a name in katakana is the partner's.
_WORDS = (
    r"(?P<soil>道内|県内|市内|町内|村内|府内|都内|区内|国内|(?<![一-龥])本[道県市町村]|当市|当県|当町|当地|全道|全県"
    r"|(?<![一-龥\d])[県市道府町村](?=[がはへにとも、]|の[^ぁ-ん]|から|より|(?:図書|博物|美術|文化|公会|体育|公民|水族|漁船|産業|総合|国際|勤労|青少年|婦人|福祉|中央|農業|工業|水産|工芸|伝統|科学|選抜|選手|代表))|県民会館|市民会館|市役所|市庁舎|県庁|道庁|府庁|[県市町村道府](?<![一-龥ァ-ヴー].)側|道民|県民|(?<![両同各])市民|町民|村民"
    r"|(?:県|市|道|府|町|村)立(?=[一-龥]*(?:館|病院|学校|高校|大学|センター|院|園)))"
    r"|(?P<title>(?<![一-龥a-z])(?:県|道|府|都|市|町|村|副|前|元)*"
    r"(?:知事|市長|町長|村長|助役|収入役|出納長|議会|議長))"
    r"|(?P<own>(?<![一-龥\d])県(?=[一-龥]))"
    r"|(?P<same>同(?:地方|[市県州省国町村校])(?=[のをにでへがはと]|から|より|提供|所蔵|内|[一-龥]{0,3}$)|(?<![一-龥])省(?=から|が|へ|に|人民|政府|代表))|(?P<local>現地(?=[ので一-龥ァ-ヴ]))"
    r"|(?P<goers>訪[中ソ韓米露ロ欧独仏英豪伊台印加蒙日][^ぁ-ん、。()]{0,8}団)"
)
_ABROAD = r"(?P<abroad>(?<=[催結印議会名典]\()[ァ-ヴー・]{3,}(?=\))|(?<![ァ-ヴー])[ァ-ヴー](?=[ァ-ヴー・a-zа-я])[ァ-ヴー・]*(?:[a-zа-я]{1,4}(?=[ァ-ヴー市])[ァ-ヴー・]*)*(?:市|州|郡|村|省|自治区|共和国|地方|県|町)(?!場)|(?<![ァ-ヴー])(?!オンライン|スポーツ|デザイン|コンピュ|サマー|ウィンター|シニア|ビジネス|キリスト|サイバー|インター)[ァ-ヴー]{4,}(?:・[ァ-ヴー]+)*(?=(?:国立|州立|市立|工科|教育|医科)?(?:大学|高校|高等学校|学院)))"
# Towns of Japan and provinces of China, whatever they are called.
_TOWNS = (
    r"|(?P<town>(?<![一-龥])(?!両|同|各|全|姉妹|市町|[農漁山寒]村)[一-龥]{1,4}[町村](?=[のをでにへがは、立内長民議]|から|役場))"
    r"|(?P<province>[一-龥]{2}省(?=[一-龥]*市|と|の|か|に|へ|人民))"
)
_TOWN = re.compile("[町村省]")
_WITH_TOWNS = re.compile(f"{_WORDS}|{_ABROAD}{_TOWNS}")
_WITHOUT = re.compile(
    f"(?=[道県市町村府都区国本当全同訪現前副元知助出収議省])(?:{_WORDS})|(?=[ァ-ヴー])(?<![ァ-ヴー])(?:{_ABROAD})"
)
_UNKNOWN = re.compile(
    r"(?<![一-龥])(?![同本両各当他全貴]|友好|姉妹|提携|交流|関係|参加|相手|構成|政令|中核|周辺|近隣|開催|見本|物産|産直|青空|植木)"
    r"[一-龥]{2,3}(?<!都)[市郡](?=[のをでにへがはと、)(]|長|から|及び|民|庁|役所)"
)
# Both sides at a conference in a third country, which is named and is no partner.
_MEET_ABROAD = re.compile(
    r"両[省県市道国州町村]{1,2}[^。]*(?:で|において)の?[^。、]{0,14}(?:会議|会合|サミット|フォーラム|総会)"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SEPARATORS = re.compile(
    r"調印式|締結式|式典|場所|開催地|[、・,/\s:於]|役所|役場|[市県州道府]?庁舎|[市県州道府]庁|会館|ホテル|会議場|ホール|センター|公会堂|及び|と|や|市|会場|で開催|開催|にて|内|各地|等|など|町|村|庁"
)
# What is left of a place in brackets when its names are taken out: 境港市民球場, 江原道束草市.
_FACILITY = re.compile(
    r"[一-龥ァ-ヴー]{0,6}(?:[球会劇試技]場|公園|体育|美術|博物|図書|大学|学校|高校|病院|港|館)"
)
_BELONGS = re.compile(r"と|の(?!開催|実施)|が|は|から|及び|、[^。]{0,12}\(")
_HELD = ("開催", "会議", "会談")
# A name that tells whose people they are, and is not what 同市 then means: 高岡市民訪中団.
_ATTRIBUTE = re.compile(r"[市町村県]?(?:民|立|内)")
_JAPAN = re.compile(r"[をへにでか側]")
_LISTED = re.compile(r"(?:長|知事|議員|委員|役)(?:ら)?(?:、|・|と|及び)$")
_OF = re.compile(r"[^ぁ-ん、。()「」]{0,8}の")
_THEIRS = re.compile(r"^(?:、)?[両各同][市県州省都町村]の?$")
_COORDINATED = frozenset({"と", "や", "及び", "並びに", "、", "・", "とも", "との"})
_AND = frozenset({"と", "及び", "並びに", "・"})
_COUNT_BEFORE = re.compile(r"\d[名人]$")
_NEAR = 8
# 長 or 市議会 between a name and the comma of a list; more is a topic, and people act.
_LISTED_NAME = re.compile(r"[^来訪団隊]{0,5}")
_PERSONS = ("title", "goers")
_PART = "part"  # the case of a name within another's noun phrase: 中国 in 札幌市の中国総領事館を


class Token(NamedTuple):
    """A name, or a word that stands for a side: where it stands, what it is, its case particle."""

    start: int
    end: int
    side: Side
    name: Name | None
    case: str  # of a name joined to the next by と, 、 or ・, the next one's
    case_at: int
    enclosed: bool  # alone in brackets: 「…会議(札幌市)」
    inside: bool  # in brackets with other words
    quoted: bool  # part of a name in quotation marks
    title: bool  # a mayor or governor without the name of the place


# Where it begins and ends, its side, and the name or the kind of word it is.
_Found = tuple[int, int, Side, Name | str]


def tokens_of(texts: Sequence[str], lexicon: Lexicon) -> list[tuple[Token, ...]]:
    """The names in each width-folded text and the words that stand for a side, in order.

    Where nobody of the partner side is named, those of other countries are the partners.
    """
    found = [list(_found(text, lexicon)) for text in texts]
    every = [_with_strangers(text, lexicon, one) for text, one in zip(texts, found, strict=True)]
    return [_tokens(text, one) if one else () for text, one in zip(texts, every, strict=True)]


def _tokens(text: str, found: list[_Found]) -> tuple[Token, ...]:
    brackets = [match.span() for match in _BRACKETS.finditer(text)] if "(" in text else []
    tokens = [_token(text, one, found, brackets) for one in found]
    for at in range(len(tokens) - 2, -1, -1):
        tokens[at], tokens[at + 1] = _tied(text, tokens[at], tokens[at + 1])
    return tuple(tokens)


def _with_strangers(text: str, lexicon: Lexicon, found: list[_Found]) -> list[_Found]:
    """What was found, with partners whose names the lexicon does not know; without any partner, those
    of other countries are."""
    if not any(side in ("partner", "other") for _, _, side, _ in found):
        more = [*_strangers(text, lexicon, found), *_misread(text, lexicon, found)]
        found = sorted([*found, *more], key=lambda one: one[:2]) if more else found
    if any(side == "partner" for _, _, side, _ in found) or _MEET_ABROAD.search(text):
        return found
    return [(a, b, "partner" if side == "other" else side, name) for a, b, side, name in found]


def _strangers(text: str, lexicon: Lexicon, found: list[_Found]) -> Iterator[_Found]:
    """Cities that a gazetteer with every city of Japan does not know, beside a home place: partners."""
    if not lexicon.world or not any(isinstance(name, Name) for _, _, _, name in found):
        return
    for match in _UNKNOWN.finditer(text):
        if all(end <= match.start() or match.end() <= start for start, end, _, _ in found):
            yield match.start(), match.end(), "partner", "unknown"


def _misread(text: str, lexicon: Lexicon, found: list[_Found]) -> Iterator[_Found]:
    """Partners' names with a letter misread."""
    for start, end, name in misread_names(text, lexicon):
        if all(stop <= start or end <= begin for begin, stop, _, _ in found):
            yield start, end, "partner", name


def _tied(text: str, here: Token, following: Token) -> tuple[Token, Token]:
    """Two neighbours: joined by と or ・ they share a case, and one within the other's phrase has none."""
    counted = here.case == "、" and _COUNT_BEFORE.search(text, here.end, here.case_at)
    if here.case in _COORDINATED and not counted and _joined(text, here, following):
        return here._replace(case=following.case, case_at=following.case_at), following
    one_phrase = here.case_at == following.case_at and here.side != following.side
    if one_phrase and not here.title and text.startswith("の", here.end):
        return here, following._replace(case=_PART)
    return here, following


def _found(text: str, lexicon: Lexicon) -> Iterator[_Found]:
    """Names and words in order; a word inside a name or right behind it belongs to the name."""
    pattern = _WITH_TOWNS if _TOWN.search(text) else _WITHOUT
    words = list(pattern.finditer(text))
    side: Side = "home"
    named = _Named()
    last = 0
    for start, end, name in lexicon.find(text):
        while words and words[0].end() <= start:
            word = words.pop(0)
            side, last = _side_of_word(text, word, side, named, last), word.end()
            yield word.start(), word.end(), side, word.lastgroup or ""
        while words and words[0].start() < end + bool(name.side):
            words.pop(0)
        if name.side and (name.word != "日本" or _JAPAN.match(text, end)):
            last = end
            side = name.side
            if side != "home" or not _ATTRIBUTE.match(text, end):
                named.add(text[end - 1 : end + 1], side)
            yield start, end, name.side, name
    for word in words:
        side, last = _side_of_word(text, word, side, named, last), word.end()
        yield word.start(), word.end(), side, word.lastgroup or ""


def _joined(text: str, here: Token, following: Token) -> bool:
    """Whether と, 、 or ・ joins the two names and not what stands behind them."""
    if here.case == "、" and not _LISTED_NAME.fullmatch(text, here.end, here.case_at):
        return False
    if here.case == "、" and here.title and not following.title:
        return False  # 知事、南京市で会談
    gap = following.start - here.case_at - len(here.case)
    return 0 <= gap <= (2 if here.case == "・" else _NEAR)


class _Named:
    """The sides of the names so far: of the last, and of the last that is a 市, 省, 州 …"""

    def __init__(self) -> None:
        self._last: Side = "home"
        self._by_kind: dict[str, Side] = {}

    def add(self, end: str, side: Side) -> None:
        """A name that ends in the first character of `end` and is followed by the second."""
        self._last = side
        self._by_kind[end[0]] = self._by_kind[end[-1]] = side

    def meant(self, word: str) -> Side:
        """The side of what 同市, 同省 or 現地 means."""
        return self._by_kind.get(word[-1], self._last)


def _side_of_word(text: str, match: re.Match[str], side: Side, named: _Named, last: int) -> Side:
    """The side of a word; `side` is that of the name or word before it, which ends at `last`.

    Of a list of titles each is on the side of the first; X市の市民 are on that of the name before.
    """
    kind = match.lastgroup
    if kind in ("abroad", "province"):
        named.add(match[0][-1], "partner")
        return "partner"
    if kind in ("same", "local"):
        return named.meant(match[0])
    if kind == "goers":
        return "partner" if match[0].startswith("訪日") else "home"
    if match[0].endswith("民") and _OF.fullmatch(text, last, match.start()):
        return side
    if match[0].startswith("道") and text[last - 1 : last] == "道":
        return side
    if kind != "title":
        return "home"
    listed = _LISTED.search(text, max(0, match.start() - 6), match.start())
    if listed or _THEIRS.search(text, last, match.start()):
        return side
    katakana_before = match.start() > 0 and text[match.start() - 1] > "\u30a0"
    return "partner" if katakana_before else "home"


def _token(text: str, found: _Found, every: list[_Found], brackets: list[tuple[int, int]]) -> Token:
    start, end, side, name = found
    around = next(((a, b) for a, b in brackets if a < start < b), None) if brackets else None
    enclosed = (
        around is not None and _only_names(text, around, every) and not _belongs(text, *around)
    )
    opened = text.rfind("「", 0, start)
    quoted = opened >= 0 and opened > text.rfind("」", 0, start)
    match = _CASE.match(text, (text.find("」", end) + 1 or end) if quoted else end)
    if match and match[1] in _AND and _COUNT_BEFORE.search(text, end, match.start(1)):
        match = _CASE.match(text, match.end())  # 選手11人とコーチ2人が: the case is が
    case, at = (match[1], match.start(1)) if match else ("", end)
    inside = around is not None and not enclosed
    if isinstance(name, Name):
        return Token(start, end, side, name, case, at, enclosed, inside, quoted, title=False)
    if name == "local" and case != "で":
        case = _PART  # 現地旅行社: those who are there, and cross nothing
    titled = name in _PERSONS
    return Token(start, end, side, None, case, at, enclosed, inside, quoted, titled)


def _belongs(text: str, opened: int, closed: int) -> bool:
    """Whether the brackets say where somebody is from, not where something is held."""
    return bool(_BELONGS.match(text, closed)) and not text.startswith(_HELD, opened - 2)


def _only_names(text: str, around: tuple[int, int], every: list[_Found]) -> bool:
    begin, stop = around[0] + 1, around[1] - 1
    rest = text[begin:stop]
    for start, end, _, _ in every:
        if begin <= start and end <= stop:
            rest = rest.replace(text[start:end], "")
    rest = _SEPARATORS.sub("", rest)
    return not rest or bool(_FACILITY.fullmatch(rest))
