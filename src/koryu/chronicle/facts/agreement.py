"""Whether the row tells that a document was concluded between the sides.

docs/semantics.md, "agreement": signed, concluded, adopted or exchanged. A visit "based on" one, a
delegation or an anniversary named after a signing, and an understanding without a document do not count.
"""

from __future__ import annotations

import re

from koryu.chronicle.facts.reading import Reading

_TIE = r"(?:姉妹|友好|業務|学術|交流|国際|医療|技術|包括|連携|パートナー)[一-龥・ァ-ヴー]{0,10}提携"
_DOCUMENT = (
    r"(?:協定書?|覚書|覚え書き?|合意書|合意文書|議定書|共同宣言|宣言[書文]?|共同声明|声明書?|コミュニケ|盟約書?|意向書|確認書|協議書"
    r"|協約書?|同意書|趣意書|取り?決め|条約|mou|文書|契約書?|協力書|提携書|連携書|議事録|憲章|計画書|備忘録|取極|約定|メモランダム|(?:友好|姉妹)[県州省道市]{2}|縁組|提携|姉妹都市|友好都市|姉妹校|姉妹港)"
)
_CONCLUDED = r"(?:締結|調印|署名|取り?交わ|交換|採択|結[びぶん]|交わ[しす]|更新|延長)"
_LATER = (
    r"(?![^をがはにへで、。]{0,8}団|(?:後|から|以来)?\s*\d+周?年|記念(?!式)|に向け|を目指|を前に|について|の提案|を提案|を協議|以来|後の|に基づ|式?の準備"
    r"|して(?:いる|おり|から|以来)|された[一-龥ァ-ヴー]|した[一-龥ァ-ヴー]|都市(?!と)|や[^。]{0,20}協議|予定|[^。]{0,12}(?:検討|提案)"
    r"|\d*周年|[\"」』]?\d+周年)"
)
_TOLD = re.compile(
    rf"{_DOCUMENT}(?:[」』\"]|\([^)]*\)|に関する)*(?:[をにのへが]|を[^。、]{{1,16}}?(?:で|において|にて)|を\d+年間?|を共同で|に共に|「[^」]*」を)?"
    rf"(?:共に|正式に|それぞれ|相互に|再度|新たに|再|仮)?{_CONCLUDED}{_LATER}"
    rf"|(?:共同宣言|コミュニケ|声明)「[^」]*」を(?:採択|発表)|共同(?:宣言|声明|コミュニケ)[をの]発表"
    rf"|(?:{_TIE}|に関する提携)[」』]?[をに]?(?:合意|締結|調印)?(?=[。\s(、]|$)"
    rf"|(?:と|が)[^。]{{0,25}}(?<!づく)(?<!よる)(?:協定書?|覚書|議定書|合意書)(?=[。\s(]|$)"
    rf"|に関する合意[」』)]*(?=[。\s(]|$)"
    rf"|提携に合意|(?:姉妹|友好)[一-龥]{{0,6}}縁組(?=[。\s(、]|$)|(?<!に|へ)調印式(?:典)?(?:を(?:挙行|開催|実施|行[いうっ]))?(?=[。\s(]|$)"
)
# No row tells of one without any of these.
_MAYBE = re.compile(
    r"締結|調印|署名|交わ|交換|採択|結[びぶん]|更新|延長|発表|提携|縁組|協定|覚書|議定書|合意"
)
# A plan of the two sides, adopted: 北海道と…との…プラン策定.
_PLAN = re.compile(
    r"と.{1,30}との?[^。]{0,30}(?:プラン|プログラム|計画)[」』]?(?:\([^)]*\))?[のを]?(?:策定|採択)"
)


def agreement_of(reading: Reading) -> tuple[int, int] | None:
    """Where `reading.text` tells of a concluded document; None where it does not."""
    match = _TOLD.search(reading.text) if _MAYBE.search(reading.text) else None
    if match is None and "策定" in reading.text:
        match = _PLAN.search(reading.text)
    return match.span() if match else None
