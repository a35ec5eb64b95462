"""Counts of people: what they mean, whose they are, and what is no count of people."""

from __future__ import annotations

import pytest

from tests.chronicle.facts.invented import read


def people(text: str, name: str = "niigata") -> list[tuple[object, ...]]:
    return [
        (one.count, one.count_stated, one.qualifier, one.side, one.crossed, one.of)
        for one in read(text, name).participants
    ]


@pytest.mark.parametrize(
    ("text", "count", "stated", "qualifier"),
    [
        ("大連市の市長ら5名が来県", 5, 5, "exact"),
        ("大連市の副市長他8名が来県", 9, 8, "exact"),
        ("大連市の副市長ほか8名が来県", 9, 8, "exact"),
        ("大連市の副市長外8人が来県", 9, 8, "exact"),
        ("大連市長夫妻他3名が来県", 5, 3, "exact"),
        ("大連市長、市議会議長ほか4名が来県", 6, 4, "exact"),
        ("大連市長ほか計6名が来県", 6, 6, "exact"),
        ("大連市長ほか市議会議員6名が来県", 7, 6, "exact"),
        ("大連市民病院ほか看護師3名を招待", 3, 3, "exact"),
        ("大連市長夫妻が来県", 2, 2, "exact"),
        ("大連市長夫妻ら7名が来県", 7, 7, "exact"),
        ("大連市の書家と画家の両名を招待", 2, 2, "exact"),
        ("大連市から約30名が来県", 30, 30, "about"),
        ("大連市からおよそ30人が来県", 30, 30, "about"),
        ("大連市から30名ほどが来県", 30, 30, "about"),
        ("大連市から30名以上が来県", 30, 30, "at_least"),
        ("大連市から30余名が来県", 30, 30, "at_least"),
        ("大連市から十数名が来県", 10, 10, "at_least"),
        ("大連市から30人余りが来県", 30, 30, "at_least"),
        ("大連市から二十三名が来県", 23, 23, "exact"),
        ("大連市から２３名が来県", 23, 23, "exact"),
        ("大連市から1,200人が来県", 1200, 1200, "exact"),
        ("大連市から1万2千人が来県", 12000, 12000, "exact"),
        ("大連市長以下10名が来県", 10, 10, "exact"),
        ("大連市長を団長とする一行9名が来県", 9, 9, "exact"),
    ],
)
def test_what_a_count_means(text: str, count: int, stated: int, qualifier: str) -> None:
    assert people(text) == [(count, stated, qualifier, "partner", True, None)]


@pytest.mark.parametrize(
    "text",
    [
        "大連市から数名が来県",
        "人口30万人の大連市と友好都市提携を締結",
        "大連市で3人制バスケットボール大会を視察",
        "大連市の小学校の30人学級を視察",
        "大連市から8団体、12社、5校が来県",
        "大連市の少年(12歳)の絵30点を展示",
        "大連市へ3か月間、2回、1,500万円を支援",
        "大連市の百名山写真展、百人一首教室",
        "大連市のアカシア並木5種、3階建て、15周年",
        "大連市への留学生の募集(定員20名)",
        "大連市の第2人民病院を訪問",
        "留学生100人計画により大連市と協議",
        "大連市の一人ひとりに手紙",
    ],
)
def test_what_counts_no_people(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("県代表団14名(うち高校生9名)を大連市に派遣", [(14, None), (9, 1)]),
        ("県代表団11名(中学生8名、引率3名)を大連市に派遣", [(11, None), (8, 1), (3, 1)]),
        ("県代表団11名、うち中学生8名を大連市に派遣", [(11, None), (8, 1)]),
        ("県代表団11名のうち8名が大連市を訪問", [(11, None), (8, 1)]),
        ("大連市から音楽家3名を含む一行12名が来県", [(3, 2), (12, None)]),
        ("公式代表団5名と市民団28名、計33名を大連市に派遣", [(5, 3), (28, 3), (33, None)]),
        ("公式代表団5名と市民団28名を大連市に派遣", [(5, None), (28, None)]),
    ],
)
def test_a_part_points_to_its_whole(text: str, counts: list[tuple[int, int | None]]) -> None:
    assert [(one.count, one.of) for one in read(text).participants] == counts


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("県内の高校生12名が大連市を訪問", [("home", True)]),
        ("大連市の高校生12名が長岡市を訪問", [("partner", True)]),
        (
            "長岡市へ大連市から高校生12名が訪れ、県内の高校生30名と交流",
            [("partner", True), ("home", False)],
        ),
        ("長岡市で写真展、来場者は500名", [("home", False)]),
        ("佐渡市の太鼓団が大連市で公演し、観客800人", [("partner", False)]),
        ("慰霊祭に駐日ロシア大使夫妻が出席", [("partner", False)]),
        ("両市の高校生約40名がオンラインで交流", [("both", False)]),
        (
            "市長他7名を大連市に派遣、大連市の副市長他5名を受け入れ",
            [("home", True), ("partner", True)],
        ),
    ],
)
def test_whose_people_and_whether_they_crossed(text: str, sides: list[tuple[str, bool]]) -> None:
    assert [(one.side, one.crossed) for one in read(text).participants] == sides


@pytest.mark.parametrize(
    ("text", "role", "english", "russian"),
    [
        (
            "長岡市友好親善訪問団13名が大連市を訪問",
            "友好親善訪問団",
            "goodwill delegation",
            "делегация дружбы",
        ),
        ("大連市から6名の研修医を受け入れ", "研修医", "doctors", "врачи"),
        (
            "大連市の舞踊団「あかしや」一行9名が来県",
            "舞踊団",
            "dance company",
            "танцевальный коллектив",
        ),
        ("ウラジオストク市の和凧名人3名が来県", "和凧名人", "", ""),
    ],
)
def test_a_role_is_worded_by_the_row(text: str, role: str, english: str, russian: str) -> None:
    [one] = read(text).participants
    assert (one.role.ja, one.role.en, one.role.ru) == (role, english, russian)


def test_a_role_keeps_the_letters_of_the_row() -> None:
    [one] = read("大連市のＰＴＡ役員３名が来県").participants
    assert one.role.ja == "ＰＴＡ役員"
