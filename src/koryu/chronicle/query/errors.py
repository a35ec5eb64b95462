"""What can be wrong with a query, and where."""

from __future__ import annotations

from difflib import get_close_matches

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual

UNCLOSED_QUOTE = Trilingual(
    "引用符 {quote} が閉じていません。",
    "The quotation mark {quote} is not closed.",
    "Кавычка {quote} не закрыта.",
)
UNCLOSED_PARENTHESIS = Trilingual(
    "かっこが閉じていません。",
    "A parenthesis is not closed.",
    "Скобка не закрыта.",
)
UNOPENED_PARENTHESIS = Trilingual(
    "閉じかっこに対応する開きかっこがありません。",
    "A parenthesis is closed that was never opened.",
    "Закрывающая скобка без открывающей.",
)
EMPTY_PARENTHESES = Trilingual(
    "かっこの中が空です。",
    "There is nothing between the parentheses.",
    "В скобках ничего нет.",
)
MISSING_OPERAND = Trilingual(
    "OR の両側にことばが必要です。",
    "OR needs a word on either side.",
    "OR требует слова с обеих сторон.",
)
NOTHING_TO_EXCLUDE = Trilingual(
    "「-」のあとに、除くことばが必要です。",
    "A minus needs a word to exclude after it.",
    "После минуса нужно слово, которое следует исключить.",
)
UNKNOWN_FIELD = Trilingual(
    "「{name}」という項目はありません。",
    "There is no field “{name}”.",
    "Поля «{name}» нет.",
)
NO_VALUE = Trilingual(
    "「{name}:」のあとに値がありません。",
    "There is no value after “{name}:”.",
    "После «{name}:» нет значения.",
)
BAD_VALUE = Trilingual(
    "「{name}」の値として「{value}」は使えません。",
    "“{value}” is not a value of “{name}”.",
    "«{value}» не подходит как значение поля «{name}».",
)
NOTHING_TYPED = Trilingual(
    "さがすことばがありません。",
    "There is no word to search for.",
    "Нет слов для поиска.",
)
TYPE_A_WORD = Trilingual(
    "地名や事柄などのことばを入れてください。例：稚内",
    "Type a word, such as a place: Wakkanai",
    "Введите слово, например название города: Вакканай",
)
TOO_LONG = Trilingual(
    "検索のことばが長すぎます（{limit}文字まで）。",
    "The query is too long (at most {limit} characters).",
    "Запрос слишком длинный (не более {limit} знаков).",
)
TOO_MANY = Trilingual(
    "検索のことばが多すぎます（{limit}個まで）。",
    "The query has too many words (at most {limit}).",
    "В запросе слишком много слов (не более {limit}).",
)
CLOSE_QUOTE = Trilingual(
    "終わりに {quote} を付けるか、引用符を取り除いてください。",
    "Put {quote} at its end, or remove the mark.",
    "Поставьте {quote} в конце или уберите кавычку.",
)
PAIR_PARENTHESES = Trilingual(
    "かっこを対にするか、取り除いてください。",
    "Pair the parentheses, or remove them.",
    "Поставьте парную скобку или уберите лишнюю.",
)
SHORTEN = Trilingual(
    "ことばを減らしてください。",
    "Use fewer words.",
    "Сократите запрос.",
)
DID_YOU_MEAN = Trilingual(
    "「{suggestion}」のことですか。",
    "Did you mean “{suggestion}”?",
    "Возможно, вы имели в виду «{suggestion}»?",
)
ONE_OF = Trilingual(
    "使えるもの：{choices}。",
    "Possible: {choices}.",
    "Допустимо: {choices}.",
)
TO_SEARCH_IT = Trilingual(
    "そのままの文字をさがすときは引用符で囲んでください：{quoted}",
    "To search for it as text, put it in quotes: {quoted}",
    "Чтобы искать это как текст, заключите его в кавычки: {quoted}",
)


class QueryError(KoryuError):
    """A query cannot be understood. `position` counts characters of the query from 1.

    `suggestion` is a word or a whole query to offer instead, "" where there is none.
    """

    def __init__(
        self,
        what: Trilingual,
        remedy: Trilingual | None = None,
        suggestion: str = "",
        **place: object,
    ) -> None:
        super().__init__(what, remedy, **place)
        self.suggestion = suggestion

    @property
    def position(self) -> int:
        """Where in the query; 0 where the query as a whole is meant."""
        at = self.place.get("position", 0)
        return at if isinstance(at, int) else 0


def nearest(word: str, choices: list[str]) -> str:
    """The choice most like `word`, "" where none is."""
    return next(iter(get_close_matches(word, choices, 1)), "")


def not_among(what: Trilingual, word: str, choices: list[str], at: int) -> QueryError:
    """The error for a word outside an allow-list: the nearest choice, else all of them."""
    close = nearest(word, choices)
    remedy = (
        DID_YOU_MEAN.fill(suggestion=close)
        if close
        else ONE_OF.fill(choices=", ".join(choices[:20]))
    )
    return QueryError(what, remedy, close, position=at)
