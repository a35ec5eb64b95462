"""Commemorated counts of years, and what they commemorate."""

from __future__ import annotations

import pytest

from tests.chronicle.facts.invented import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("友好提携30周年記念式典", [(30, "partnership")]),
        ("姉妹都市締結二十五周年", [(25, "partnership")]),
        ("姉妹都市10周年訪問団", [(10, "partnership")]),
        ("市制施行８０周年を祝う", [(80, "city")]),
        ("開村120年、町制施行60年記念式典", [(120, "city"), (60, "city")]),
        ("大連市145周年に出席", [(145, "city")]),
        ("日中友好協会創立40周年", [(40, "organisation")]),
        ("新潟空港の定期航路開設5周年", [(5, "route")]),
        ("新潟・大連線就航10周年", [(10, "route")]),
        ("協定調印15周年", [(15, "agreement")]),
        ("日中国交正常化45周年", [(45, "other")]),
        ("チェーホフ没後100年記念公演", [(100, "other")]),
        ("30周年を迎えた交流協会の式典", [(30, "organisation")]),
        ("建都210周年及び姉妹都市15周年記念", [(210, "city"), (15, "partnership")]),
        ("友好提携20周年記念式典と友好提携20周年記念展", [(20, "partnership")]),
        ("開港150年祭", [(150, "other")]),
    ],
)
def test_anniversaries(text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.years, one.of) for one in read(text).anniversaries] == found


@pytest.mark.parametrize(
    "text",
    ["2000年記念切手", "周年記念事業を実施", "5年間の計画", "3年ぶりに開催", "平成10年に提携"],
)
def test_no_anniversary(text: str) -> None:
    assert read(text).anniversaries == ()
