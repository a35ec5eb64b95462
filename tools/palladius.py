"""Chinese names in Russian: the Palladius system, from pinyin. Part of tools/bake_cities.py.

Names that Russian has from elsewhere (Пекин, Харбин) are not made by it.
"""

from __future__ import annotations

import re


def _table(pinyin: str, russian: str) -> dict[str, str]:
    return dict(zip(pinyin.split(), russian.split(), strict=True))


_INITIALS = _table(
    "b p m f d t n l g k h zh ch sh r z c s j q x",
    "б п м ф д т н л г к х чж ч ш ж цз ц с цз ц с",
)
_FINALS = _table(
    "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iong iu o ong ou u ua uai uan uang ui un uo",
    "а ай ань ан ао э эй энь эн и я янь ян яо е инь ин юн ю о ун оу у уа уай уань уан уй унь о",
) | _table("ü üe üan ün", "юй юэ юань юнь")
_ALONE = _table(
    "a ai an ang ao e en er o ou ya yan yang yao ye yi yin ying yong you yu yuan yue yun",
    "а ай ань ан ао э энь эр о оу я янь ян яо е и инь ин юн ю юй юань юэ юнь",
) | _table("wa wai wan wang wei wen weng wo wu", "ва вай вань ван вэй вэнь вэн во у")
_AGAIN = frozenset("aeiouü")


def in_russian(pinyin: str) -> str:
    """The name in Russian; "" where it is no pinyin without tones (Harbin, Ürümqi)."""
    told = ""
    for part in re.split("[’' -]", pinyin.lower()):
        syllables = _split(part)
        if syllables is None:
            return ""
        for one in syllables:
            hard = told.endswith("н") and one[0] in "аеиоуэюя"
            told += f"ъ{one}" if hard else one
    return told.capitalize()


def _split(word: str) -> list[str] | None:
    """The syllables of a word in Cyrillic, the longest first; None where it has none."""
    if not word:
        return []
    for length in range(min(6, len(word)), 0, -1):
        syllable, rest = _SYLLABLES.get(word[:length]), word[length:]
        if syllable and rest[:1] not in _AGAIN and (following := _split(rest)) is not None:
            return [syllable, *following]
    return None


def _syllables() -> dict[str, str]:
    made = dict(_ALONE)
    for initial, sound in _INITIALS.items():
        for final, ending in _FINALS.items():
            if initial in "jqx":  # where u is ü
                if final[0] in "iü":
                    made[initial + final.replace("ü", "u")] = sound + ending
            else:
                made[initial + final] = sound + ending
    return made | {"zi": "цзы", "ci": "цы", "si": "сы", "hui": "хуэй"}


_SYLLABLES = _syllables()
