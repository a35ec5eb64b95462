"""koryu stats, as a program of its own."""

from __future__ import annotations

from tests.cli.test_main import koryu


def told(*arguments: str) -> str:
    shown = koryu("stats", *arguments)
    assert shown.returncode == 0, shown.stderr
    return shown.stdout


def test_counts_come_with_the_coverage_that_applies() -> None:
    out = told()
    assert "Municipal exchange" in out
    assert "2003–2019  Municipal exchange: not recorded" in out
    assert "that is not zero" in out


def test_two_fields_are_a_table() -> None:
    lines = told("--by", "direction", "--by", "decade").splitlines()
    assert lines[0].split() == [str(year) for year in range(1950, 2030, 10)] + ["All"]
    inbound = next(line for line in lines if line.startswith("Inbound"))
    numbers = [int(one) for one in inbound.split()[1:]]
    assert numbers[-1] == sum(numbers[:-1])


def test_columns_stand_below_one_another() -> None:
    lines = told("--by", "direction").split("\n–")[0].splitlines()
    assert len({len(line) for line in lines}) == 1


def test_a_query_narrows() -> None:
    out = told("--by", "year", "--query", "partner:korsakov")
    assert "1952" not in out.split("\n\n")[0]


def test_an_unknown_field_is_bad_usage() -> None:
    shown = koryu("stats", "--by", "nope")
    assert shown.returncode == 2
    assert "category" in shown.stderr


def test_a_query_that_cannot_be_read_is_told() -> None:
    shown = koryu("stats", "--query", "(")
    assert shown.returncode == 1
    assert shown.stderr.startswith("koryu:")


def test_three_fields_are_too_many() -> None:
    shown = koryu("stats", "--by", "year", "--by", "month", "--by", "place")
    assert shown.returncode == 1
    assert "twice" in shown.stderr
