"""The direction of what is held, signed, founded or shown, where nobody is said to move.

A bilateral gathering counts by the soil it is held on; with no place told it is not known. What one side
does for itself crosses nothing (docs/semantics.md and docs/editorial.md, "direction").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from koryu.chronicle.facts.frames import TIE_NAME, VENUE
from koryu.chronicle.facts.moves import verbs
from koryu.chronicle.facts.reading import Reading
from koryu.chronicle.facts.tokens import Token
from koryu.chronicle.facts.words import pattern_of
from koryu.chronicle.record import Direction, Side, Span

Told = tuple[Direction | None, Span]
_NOWHERE = (0, 0)

_BILATERAL = re.compile(
    r"日(?:中|韓|米|ロ|露|ソ|口|独|仏|英|伊|豪|加|蒙|朝|台|印|越|伯)(?!(?:友好|親善)?協会)"
)
# A contest in which each side hears its own pupils; not its winners, who travel.
_CONTEST = re.compile(
    r"(?:スピーチコンテスト|弁論大会|作文コンクール)(?![」』]?(?:の?優勝|入賞|受賞))"
)
_BRIEFING = re.compile(r"(?:留学|派遣|渡航|移住|旅行)[^。、]{0,6}説明会")
_FOUNDED = re.compile(
    r"(?:設立|開設|開所|発足|結成|開館|開校|移転|竣工|閉鎖|除幕|建立)(?=$|[。、(」\s]|し|さ|式)"
)
# One side's own act: the sentence ends in it.
_ONE_SIDED = re.compile(
    r"(?:設立|開設|設置|発足|結成|開館|開所|開校|移転|竣工|受章|受賞|提案|決議[^。]{0,12}採択"
    r"|(?:準備|検討|運営)委員会を?開催)(?:される|された|する|した|し)?(?:。|$|\((?![^)]*[市都]\)))"
)
# After で: something is held there, and the place is not where somebody lives or learned.
_MAYBE_OFF = re.compile(r"中[止断]|延期|休止|取り(?:やめ|止め)|見(?:合わせ|送)|凍結|撤回|打ち切り")
_CALLED_OFF = re.compile(
    r"(?:中止|延期|中断|休止|取りやめ|取り止め|見合わせ|見送り|凍結|撤回|打ち切り|(?:交流|派遣|事業|訪問|開催|受け?入れ?|参加|大会)(?:会|団)?を?(?:当面)?見送)(?:る?(?:こと)?を(?:発表|決定|表明|公表|通告|通知|決め))?"
    r"(?:する|した|し|る|た|され[るた]|とな[るっ]た?)?[。)」]*$"
)
# What one side holds for its own before others go and after they came back, or to choose them.
_OWN = re.compile(
    r"(?:壮行会|壮行式|激励会|送別会|委嘱式|任命式|歓送会|結団式|解団式|出発式|報告会|報告書|事前研修会?|表彰式|選考会|募集)[^。、]{0,16}(?:。|$)"
)
_HELD_THERE = re.compile(
    r"(?![^。]{0,14}?(?:暮ら|活動し|習得|生息|残る|残さ|自生))"
    r"[^。]*?(?:開催|開か|開き|開く|開い|実施|行[いうわっ]|挙行|署名|調印|締結|展示|協議|会談|懇談|会合|意見交換|打ち?合わ?せ|pr|設け|設置"
    r"|運営|交流|採択|植樹|販売|開講|上演|上映|公開|発表|報告"
    r"|(?:展|フェア|祭|大会|会議|会合|キャンプ|フォーラム|シンポジウム|セミナー|交流会|コンサート|演奏会|音楽会|公演|試合|展示会|物産展)[」』]?(?:[、。(]|$)"
    r"|「[^」]*」(?:。|$))"
)
_OWNED = re.compile(
    r"[^、。ぁ-ん]*(?:の|等|など)*[^、。ぁ-ん]{0,6}(?:所蔵|作品|児童画|(?:の|提供)[^、。]{0,14}\d+点)"
)
# A conference of several countries, in a row that is labelled with partners.
_WORLDS = re.compile(
    r"(?:日本海|アジア|国際|海外|世界|[\d数]か国|各国)[^。]{0,20}(?:会議|会合|サミット|フォーラム|総会|シンポジウム)"
)
_ROUTE = re.compile(
    r"(?:航路|路線|航空便|定期便|直行便|チャーター便|フェリー|貨客船|貨物船)[^。]{0,12}(?:就航|開設|支援|再開|運休|増便|減便|開通|運航|廃止)"
)
# Works and goods that are set up and stay; an office that is opened is none.
_SET_UP = re.compile(
    r"(?:販売|売場|売り場|庭園|ガーデン|コーナー|ブース|施設|遊具|時計|ベンチ)[^。]{0,24}(?:設置|造成|建設|設け|移築|常設)"
)
_INTO = VENUE | {"に", "へ", "内に"}
_IN_TURN = re.compile(r"で(?:、[^。、]{2,24}で)?(?:展示|公開|紹介)")
_ON_BOARD = re.compile(
    r"(?:[県市道府町村]民|関係者|視察団|訪問団)(?:ら|など|等)?(?:約|計)?\d+[名人](?:が|を乗せ)[^。]{0,4}(?:利用|乗船|搭乗)"
)
_GREETS = re.compile(r"あいさつ|挨拶|[就離着]任")
_SHOWN = re.compile(r"に[^。、]{0,6}(?:展示|陳列|掲示|飾)")
_ATTENDED = re.compile(
    r"(?:市民|県民|町民|村民|会員|関係者|住民)(?:ら|など|等)?(?:約|計|延べ)?\d+[名人]"
)
_EXCHANGED = re.compile(r"友好展|交流[^展パ]{0,6}展")
_TALK = re.compile(r"セミナー|説明会|報告会|講演会")
# A place without a name is here: 小学校などで, 河口で, 市公会堂で.
INSTITUTION = re.compile(
    r"(?<![ァ-ヴー])(?:[一-龥々]+(?:学校|高校|大学|会館|公会堂|病院|公園|館|園|港|川|河口|海岸|島|山|湖|城|神社|寺|駅|工場|農場|牧場|会場|ホテル|ホール|プラザ|センター)|ホテル|ホール|プラザ)(?:など|等)?で"
)
# What the home side holds already.
_OWN_WORKS = re.compile(
    r"(?<![一-龥])(?:当|本)?[県市町村道府館][が]?[^、。ぁ-ん]{0,6}(?:所蔵|保管|収蔵)"
)
_IN = re.compile(r"(?<![a-z])in\s*$")


def is_contest(text: str) -> bool:
    """Whether the row tells of what each side holds for its own pupils."""
    return bool(_CONTEST.search(text) or _BRIEFING.search(text))


def called_off(text: str) -> bool:
    """Whether the row ends in something not taking place."""
    return bool(_MAYBE_OFF.search(text) and _CALLED_OFF.search(text))


def is_own(text: str) -> bool:
    """Whether the row ends in what one side holds for its own people: a send-off, a report."""
    return bool(_OWN.search(text))


def follows_in(reading: Reading, token: Token) -> bool:
    """Whether the name follows a Latin "in": 物産展in札幌."""
    begin = max(0, token.start - 4)
    maybe = reading.text.find("in", begin, token.start) >= 0
    return maybe and bool(_IN.search(reading.text, begin, token.start))


def held(reading: Reading, labels: Sequence[Side], agreement: bool) -> Told:
    """The direction and where the text tells it. `labels` are the sides the region columns name."""
    text, sides = reading.text, reading.sides()
    joint = _joint(text, sides)
    if word := _ROUTE.search(text):
        return _carried(text), word.span()
    if len({t.side for t in reading.tokens if _shows_in_turn(text, t)}) > 1:
        return "mutual", _NOWHERE
    if (word := _SET_UP.search(text)) and _set_up_there(reading):
        return "outbound", word.span()
    if word := _ONE_SIDED.search(text):
        return "none", word.span()
    if word := _CONTEST.search(text):
        return (None if joint else "none"), word.span()
    if venue := venue_of(reading):
        if _only_commemorated(reading):
            return "none", (venue.start, venue.end)
        joint = joint or ("partner" in labels and bool(_WORLDS.search(text)))
        soils = {token.side for token in reading.tokens if token.enclosed} or {venue.side}
        return _on_soil(text, soils, joint, sides), (venue.start, venue.end)
    if here := INSTITUTION.search(text):
        return _on_soil(text, {"home"}, joint, sides), here.span()
    return _without_place(reading, labels, agreement, joint)


def _carried(text: str) -> Direction:
    """The way of a flight or a voyage: people of the home side who are told to be on it go."""
    return "outbound" if _ON_BOARD.search(text) else "none"


def _shown_in(reading: Reading, token: Token) -> bool:
    """Whether the name is the place that something is shown in: …を市役所に展示."""
    return token.case == "に" and bool(_SHOWN.match(reading.text, token.case_at))


def _shows_in_turn(text: str, token: Token) -> bool:
    """Whether the name is one of the places where works are shown: …を当市で、…を群山市で展示."""
    return token.case == "で" and bool(_IN_TURN.match(text, token.case_at))


def _set_up_there(reading: Reading) -> bool:
    """Whether it is set up on the partner's soil."""
    return any(
        t.side == "partner" and (t.case in _INTO or t.inside or t.enclosed) for t in reading.tokens
    )


def _only_commemorated(reading: Reading) -> bool:
    """Whether the partner is named only for the tie that those of the home side celebrate."""
    partners = [t for t in reading.tokens if t.side == "partner"]
    attends = _ATTENDED.search(reading.text)
    return bool(attends and partners) and all(
        t.case == "との" or TIE_NAME.match(reading.text, t.end) for t in partners
    )


def _without_place(reading: Reading, labels: Sequence[Side], agreement: bool, joint: bool) -> Told:
    text, sides = reading.text, reading.sides()
    if word := pattern_of("exhibition").search(text):
        return _shown(reading), word.span()
    if word := pattern_of("lecture").search(text):
        return "none", word.span()
    return _bilateral(text, sides, labels, agreement, joint)


def _bilateral(
    text: str, sides: set[Side], labels: Sequence[Side], agreement: bool, joint: bool
) -> Told:
    abroad = set(labels) == {"partner"}
    if (word := pattern_of("fair").search(text)) and ("partner" in sides or abroad):
        return "outbound", word.span()
    if (word := pattern_of("attend").search(text)) and abroad and "partner" not in sides:
        return "outbound", word.span()
    if (word := pattern_of("diplomat").search(text)) and (
        verbs()[0].search(text) or _GREETS.search(text)
    ):
        return "none", word.span()
    word, meeting = pattern_of("single").search(text), pattern_of("meeting").search(text)
    if word and ("策定" in text or not (agreement or meeting)):
        return "none", word.span()
    bilateral = agreement or joint or (meeting and "partner" in sides)
    return (None if bilateral else "none"), _NOWHERE


def _on_soil(text: str, soils: set[Side], joint: bool, sides: set[Side]) -> Direction | None:
    """The direction of what is held on the soil of these sides."""
    if soils >= {"home", "partner"}:
        return "mutual"
    if _FOUNDED.search(text) and "開催" not in text:
        return "none"
    if "home" not in soils:
        return "outbound" if "partner" in soils else "elsewhere"
    if pattern_of("exhibition").search(text) or _OWN_WORKS.search(text) or "展示" in text:
        return _shown_at_home(text, sides)
    if pattern_of("lecture").search(text) or (_TALK.search(text) and not _both_hold(text)):
        return "none"
    return "inbound" if joint else "none"


def _shown_at_home(text: str, sides: set[Side]) -> Direction | None:
    """An exhibition on home soil: the partner's works came; pictures of it, we are not told whose."""
    if _EXCHANGED.search(text):
        return None
    if "partner" not in sides or pattern_of("lecture").search(text) or _OWN_WORKS.search(text):
        return "none"
    return "inbound" if pattern_of("works").search(text) or _both_hold(text) else None


def _shown(reading: Reading) -> Direction | None:
    """An exhibition without a place: exchanged ones are not told, one of the partner's works came."""
    if _EXCHANGED.search(reading.text):
        return None
    owners = {token.side for token in reading.tokens if _OWNED.match(reading.text, token.end)}
    return "inbound" if "partner" in owners else "none"


def _both_hold(text: str) -> bool:
    return bool(pattern_of("joint").search(text) or _BILATERAL.search(text))


def _joint(text: str, sides: set[Side]) -> bool:
    """Whether both sides are in it."""
    if _both_hold(text):
        return True
    return "partner" in sides and (len(sides) > 1 or bool(pattern_of("tie").search(text)))


def venue_of(reading: Reading) -> Token | None:
    """The name of the place where it is held: in brackets, after "in", or before で."""
    for token in reading.tokens:
        if token.enclosed or follows_in(reading, token):
            return token
    for token in reading.tokens:
        there = (token.case in VENUE or _shown_in(reading, token)) and not token.inside
        if there and _HELD_THERE.match(reading.text, token.case_at):
            return token
    return None
