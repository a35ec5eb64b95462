"""The rules that compare rows: duplicate, near-duplicate, same-fact, series-number, anniversary."""

import pytest

from koryu.chronicle.record import SourceRow
from tests.chronicle.checks import invented
from tests.chronicle.checks.tools import found

MEMO = "新潟県と沿海地方の経済協力に関する覚書に知事が調印"


def rows(*told: tuple[int, int, str]) -> list[SourceRow]:
    return invented.rows_of(
        [
            [
                f"H {year - 1988} ({year})",
                f"{month or ''} 月",
                "経済",
                "",
                "沿海地方",
                "新潟市",
                text,
            ]
            for year, month, text in told
        ]
    )


def which(rule: str, *told: tuple[int, int, str]) -> list[tuple[int, str, str | None]]:
    return [(one.source.row, one.text, one.suggestion) for one in found(rule, rows(*told))]


def test_a_row_told_twice_is_told_once() -> None:
    assert which("duplicate", (1998, 3, MEMO), (1998, 5, "別の会議"), (1998, 3, MEMO)) == [
        (3, MEMO, None)
    ]
    assert which("duplicate", (1998, 3, MEMO), (1999, 3, MEMO), (1998, 4, MEMO)) == []


def test_a_row_nearly_told_twice_is_told() -> None:
    again = MEMO.replace("に知事が調印", "へ知事が調印した")
    assert [row for row, *_ in which("near-duplicate", (1998, 3, MEMO), (1998, 3, again))] == [2]


@pytest.mark.parametrize(
    ("one", "again"),
    [
        ("提携記念事業として高校生6名と引率1名を派遣", "提携記念事業で高校生6名及び引率1名を派遣"),
        ("第二中学校の生徒9名が来市", "第二中学校生徒9名来市"),
        ("市民から義援金2千万円が届く", "市民から、義援金2,000万円が届く"),
    ],
)
def test_a_row_told_again_in_other_forms_is_told(one: str, again: str) -> None:
    assert [row for row, *_ in which("near-duplicate", (1998, 3, one), (1998, 3, again))] == [2]


@pytest.mark.parametrize(
    "other",
    [
        "長岡市と沿海地方の経済協力に関する覚書に市長が調印",
        "第2回経済協力に関する会議",
        f"{MEMO}(参加者20名)",
    ],
)
def test_rows_that_differ_in_what_they_tell_are_left_alone(other: str) -> None:
    assert which("near-duplicate", (1998, 3, MEMO), (1998, 3, other)) == []


def test_one_fact_with_two_numbers_is_told() -> None:
    one, other = (f"新潟県知事を団長とする代表団{n}名が沿海地方を訪問" for n in (12, 21))
    assert which("same-fact", (1998, 3, one), (1998, 3, other)) == [(2, "21名", None)]
    assert which("same-fact", (1998, 3, one), (1998, 8, other)) == []
    groups = [f"新潟県の視察団(第{n}班)が沿海地方を訪問" for n in (1, 2)]
    assert which("same-fact", (1998, 3, groups[0]), (1998, 3, groups[1])) == []


def edition(number: int) -> str:
    return f"第{number}回日ロ沿岸市長会議を開催"


def test_an_edition_out_of_line_is_told_with_the_number_that_fits() -> None:
    numbers = [1, 2, 3, 9, 5, 6, 7]
    told = [(1990 + at, 9, edition(n)) for at, n in enumerate(numbers)]
    assert which("series-number", *told) == [(4, "第9回", "第4回")]


def test_an_edition_told_in_two_years_is_told() -> None:
    told = [
        (1990, 9, edition(1)),
        (1992, 9, edition(2)),
        (1993, 9, edition(2)),
        (1996, 9, edition(3)),
    ]
    assert [(row, text) for row, text, _ in which("series-number", *told)] == [(3, "第2回")]


def test_editions_in_order_are_left_alone() -> None:
    assert which("series-number", *[(1990 + at, 9, edition(at + 1)) for at in range(6)]) == []
    assert which("series-number", *[(1990 + 2 * at, 9, edition(at + 1)) for at in range(6)]) == []


def tie(years: int) -> str:
    return f"新潟市・ウラジオストク市姉妹都市提携{years}周年を記念し、代表団を派遣"


def test_an_anniversary_that_counts_from_another_year_is_told() -> None:
    told = [(1996, 5, tie(5)), (2001, 5, tie(10)), (2006, 5, tie(18)), (2011, 5, tie(20))]
    assert which("anniversary", *told) == [(3, "18周年", "15周年")]
    assert which("anniversary", *told[:2], told[3]) == []


TIED = "新潟市とウラジオストク市が姉妹都市提携の議定書に調印"


def test_an_anniversary_that_contradicts_the_founding_is_told() -> None:
    late = "ウラジオストク市との提携25周年を祝い、新潟市で式典"
    assert which("anniversary", (1991, 2, TIED), (2011, 5, late)) == [(2, "25周年", "20周年")]
    assert which("anniversary", (1986, 2, TIED), (2011, 5, late)) == []


@pytest.mark.parametrize(
    "other",
    [
        "新潟市とウラジオストク市が姉妹都市提携を協議",
        "新潟市の高校とウラジオストク市の学校が姉妹校提携に調印",
        "新潟市とウラジオストク市の姉妹都市提携の撤回を発表",
    ],
)
def test_a_row_that_founds_no_tie_contradicts_none(other: str) -> None:
    late = "ウラジオストク市との提携25周年を祝い、新潟市で式典"
    assert which("anniversary", (1991, 2, other), (2011, 5, late)) == []
