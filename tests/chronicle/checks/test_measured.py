"""How much of the damage put into invented chronicles is found, on seeds that nothing was tuned on."""

import pytest

from koryu.chronicle.checks import check, rules
from koryu.chronicle.record import Finding
from tests.chronicle.checks import invented
from tests.chronicle.checks.damage import Damage, damaged

SEEDS = (101, 102)


def hits(finding: Finding, damage: Damage) -> bool:
    start, end = finding.span
    return start < damage.start + len(damage.wrong) and damage.start < end


def test_damage_is_found_and_mended() -> None:
    done = found = right = told = wrong = 0
    for name in invented.WORLDS:
        for seed in SEEDS:
            clean = invented.cells(name, seed)
            rows, damages = damaged(clean, seed)
            at = {row.source: number for number, row in enumerate(rows)}
            findings = [
                one
                for one in check(rows, invented.profile(name), invented.gazetteer(name))
                if rules()[one.rule].damage and one.severity != "note"
            ]
            by_row = {one.row: one for one in damages}
            for one in findings:
                damage = by_row.get(at[one.source])
                told += 1
                wrong += damage is None or not hits(one, damage)
            for damage in damages:
                mine = [
                    one for one in findings if at[one.source] == damage.row and hits(one, damage)
                ]
                done += 1
                found += bool(mine)
                if mine:
                    text, one = rows[damage.row].cells["内容"], mine[0]
                    mended = text[: one.span[0]] + (one.suggestion or "") + text[one.span[1] :]
                    right += mended == clean[damage.row][6]
    assert found / done >= 0.88
    assert right / found >= 0.95
    assert wrong / told <= 0.05


@pytest.mark.parametrize("name", invented.WORLDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_chronicle_gives_next_to_nothing(name: str, seed: int) -> None:
    rows = invented.chronicle(name, seed)
    findings = check(rows, invented.profile(name), invented.gazetteer(name))
    doubtful = [(one.rule, one.text, one.suggestion) for one in findings if one.severity != "note"]
    assert len(doubtful) <= 2, doubtful
