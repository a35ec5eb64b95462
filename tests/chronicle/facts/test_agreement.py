"""Documents concluded between the sides, and what only speaks of them."""

from __future__ import annotations

import pytest

from tests.chronicle.facts.invented import read


@pytest.mark.parametrize(
    "text",
    [
        "西安市と友好都市提携を締結",
        "西安市と経済協力に関する覚書に調印",
        "「協力に関する協定書」に署名",
        "両大学の共同研究に関する合意書を取り交わす",
        "共同コミュニケが採択された。",
        "共同宣言「北東アジアの明日」を採択",
        "西安市と姉妹都市提携",
        "県と西安市との友好提携に合意",
        "「県と西安市との経済協力プラン」策定",
        "友好交流協定書を交換",
        "姉妹校提携に調印するため学長が来県",
        "県立大学と西安大学が学術交流協定締結",
        "協定を更新",
    ],
)
def test_concluded(text: str) -> None:
    facts = read(text)
    assert facts.agreement
    assert facts.agreement_span is not None


@pytest.mark.parametrize(
    "text",
    [
        "協定に基づき西安市へ職員を派遣",
        "友好都市提携調印団30名が西安市を訪問",
        "友好提携締結20周年記念式典",
        "友好提携10周年記念訪問団",
        "双方が協力を進めることで一致",
        "協定の締結に向けて協議",
        "協定の締結を提案",
        "友好提携を締結している西安市の代表団が来県",
        "県の国際化推進計画を策定",
        "西安市と意見を交換",
    ],
)
def test_not_concluded(text: str) -> None:
    facts = read(text)
    assert not facts.agreement
    assert facts.agreement_span is None
