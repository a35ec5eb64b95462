"""The program's front door."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib import import_module

import pytest

from koryu.cli.commands import COMMANDS


def koryu(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": f"{language}.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "koryu.cli.main", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["ja", "en", "ru"])
def test_every_command_explains_itself_with_an_example(command: str, language: str) -> None:
    shown = koryu(command, "--help", language=language)
    assert shown.returncode == 0, shown.stderr
    assert COMMANDS[command].of(language) in shown.stdout.replace("\n", " ")
    examples = import_module(f"koryu.cli.{command}").EXAMPLES
    assert examples
    assert all(f"koryu {command}" in example for example in examples)
    assert examples[0] in shown.stdout


def test_bad_usage_exits_with_two() -> None:
    assert koryu().returncode == 2
    assert koryu("nothing-such").returncode == 2
    assert "arguments are required" in koryu("import").stderr


def test_usage_errors_are_in_the_readers_language() -> None:
    assert "次の引数が必要です" in koryu("import", language="ja").stderr
    assert "не хватает аргументов" in koryu("import", language="ru").stderr


def test_help_loads_neither_django_nor_numpy() -> None:
    program = (
        "import sys; from koryu.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit('django' in sys.modules or 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0


def test_help_comes_at_once() -> None:
    """Best of five against the bare interpreter, so that a busy machine does not decide."""

    def best(*command: str) -> float:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    assert best("-m", "koryu.cli.main", "--help") < 25 * best("-c", "pass")
