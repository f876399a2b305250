"""What the commands can do is what their help and the reference say."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from runut.cli.main import COMMANDS, cli
from runut.lang.messages import say
from runut.lang.pack import codes, load

REFERENCE = Path(__file__).parents[2] / "docs/reference/cli.md"
#: Described once, for all commands.
SHARED = {"--db", "--lang", "--debug", "--help", "-h"}


def _section(command: click.Command) -> str:
    sections = re.split(r"^### ", REFERENCE.read_text("utf-8"), flags=re.MULTILINE)
    found = [text for text in sections if text.startswith(f"{command.name}\n")]
    assert len(found) == 1, f"docs/reference/cli.md has no section on {command.name}"
    return found[0]


def _help(command: click.Command) -> str:
    context = click.Context(command, info_name=command.name, parent=click.Context(cli))
    return command.get_help(context)


def _options(command: click.Command) -> list[str]:
    return [
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    ]


def test_every_command_is_in_the_reference_and_nothing_else_is() -> None:
    text = REFERENCE.read_text("utf-8")
    assert re.findall(r"^### (\w+)$", text, flags=re.MULTILINE) == [
        command.name for command in COMMANDS
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_option_is_in_the_reference_and_in_the_help(command: click.Command) -> None:
    section, told = _section(command), _help(command)
    for option in _options(command):
        assert option in told
        if option not in SHARED:
            assert f"`{option}" in section, f"{command.name} {option} is not documented"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_reference_names_no_option_that_does_not_exist(command: click.Command) -> None:
    documented = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", _section(command)))
    assert documented <= {*_options(command), *SHARED}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_examples_and_every_option_a_meaning(command: click.Command) -> None:
    assert f"runut {command.name}" in (command.epilog or "")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help


def test_every_reading_command_takes_json() -> None:
    without = {command.name for command in COMMANDS if "--json" not in _options(command)}
    assert without == {"export", "serve", "mcp", "completion", "backup"}


def test_the_languages_say_the_same_things() -> None:
    keys = {}
    for code in codes():
        table = load(code).table("messages-cli")
        keys[code] = {
            re.sub(r"\.(one|two|few|many|other)$", "", key)
            for key, sentence in table.items()
            if isinstance(sentence, str)
        }
    assert keys["id"] == keys["en"]


def test_the_languages_set_in_the_same_values() -> None:
    for key, sentence in load("en").table("messages-cli").items():
        other = load("id").table("messages-cli").get(key)
        if isinstance(sentence, str) and isinstance(other, str):
            holes = [sorted(re.findall(r"\{\w+\}", each)) for each in (sentence, other)]
            assert holes[0] == holes[1], key
    assert say("cli.nothing-of-the-kind", "id") == "cli.nothing-of-the-kind"
