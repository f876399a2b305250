"""Commands about Runut itself: doctor, completion."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from runut.cli.answers import document
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.screen import print_json, screen
from runut.cli.words import Words


@click.command(
    epilog="""\b
Examples:
  runut doctor
  runut doctor --db archive.db --json"""
)
@json_option
@common
@pass_call
def doctor(call: Call, *, as_json: bool) -> int:
    """Check the collection file and the installation.

    Exits 1 when a check does not hold.
    """
    from runut.cli.render_lists import finding_list

    with call.collection() as collection:
        findings = collection.check()
    if as_json:
        print_json(document(findings, call.language))
    else:
        screen().print(finding_list(findings, Words(language=call.language)))
    return 0 if all(finding.holds for finding in findings) else 1


@click.command(
    epilog="""\b
Examples:
  runut completion bash > ~/.local/share/bash-completion/completions/runut
  runut completion zsh  > ~/.zfunc/_runut
  runut completion fish > ~/.config/fish/completions/runut.fish"""
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a script that lets SHELL complete commands, options and story ids."""
    kind = get_completion_class(shell)
    assert kind is not None  # the choice above names only shells that click knows
    click.echo(kind(context.find_root().command, {}, "runut", "_RUNUT_COMPLETE").source())
