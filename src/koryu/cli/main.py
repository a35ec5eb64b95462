"""The program `koryu`: one command a file, loaded only when it is asked for."""

from __future__ import annotations

import argparse
import gettext
import os
import sys
from importlib import import_module
from pathlib import Path

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.commands import COMMANDS
from koryu.cli.language import language

_DESCRIPTION = Trilingual(
    "交流の年表を、さがせる・確かめられる・引用できるデータベースにします。",
    "Turns a published chronicle of regional exchange into a database that can be searched, checked and cited.",
    "Превращает опубликованную хронику региональных обменов в базу данных с поиском, проверкой и ссылками.",
)
_COMMAND = Trilingual("コマンド", "COMMAND", "КОМАНДА")
_MORE = Trilingual(
    "各コマンドの使い方と例：koryu コマンド --help",
    "Each command explains itself with an example: koryu COMMAND --help",
    "Справка и пример по каждой команде: koryu КОМАНДА --help",
)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Returns 0 on success, 1 when the work could not be done, 2 on bad usage."""
    given = sys.argv[1:] if arguments is None else arguments
    tongue = language()
    _speak(tongue)
    parser = argparse.ArgumentParser(
        prog="koryu",
        description=_DESCRIPTION.of(tongue),
        epilog=_MORE.of(tongue),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar=_COMMAND.of(tongue), required=True)
    asked = next((word for word in given if not word.startswith("-")), "")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary.of(tongue), add_help=name == asked)
        if name == asked:
            _describe(command, name, summary, tongue)
    options = parser.parse_args(given)
    return _run(options, tongue)


def _speak(tongue: str) -> None:
    """The parser's own words in `tongue`: it asks the default gettext domain for them."""
    os.environ["LANGUAGE"] = tongue
    gettext.bindtextdomain("messages", Path(__file__).parent / "locale")


_EXAMPLE = Trilingual("例", "example", "пример")


def _describe(parser: argparse.ArgumentParser, name: str, summary: Trilingual, tongue: str) -> None:
    module = import_module(f"koryu.cli.{name}")
    parser.description = summary.of(tongue)
    parser.epilog = _EXAMPLE.of(tongue) + ":\n" + "\n".join(f"  {line}" for line in module.EXAMPLES)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    module.arguments(parser, tongue)
    parser.set_defaults(run=module.run)


def _run(options: argparse.Namespace, tongue: str) -> int:
    try:
        status: int = options.run(options, tongue)
        sys.stdout.flush()
    except KoryuError as error:
        print(f"koryu: {error.message(tongue)}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130
    return status


if __name__ == "__main__":
    sys.exit(main())
