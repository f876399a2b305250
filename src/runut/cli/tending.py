"""Commands about Runut itself: doctor, completion."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click
from click.shell_completion import get_completion_class

from runut.cli.answers import document
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.screen import print_json, print_parts
from runut.cli.words import Words
from runut.errors import UsageError
from runut.lang.messages import error
from runut.records import Finding


@click.command(
    epilog="""\b
Examples:
  runut doctor
  runut doctor --db archive.db --json
  runut doctor --repair"""
)
@click.option("--repair", is_flag=True, help="Mend what can be mended, then check.")
@json_option
@common
@pass_call
def doctor(call: Call, *, repair: bool, as_json: bool) -> int:
    """Check the collection file and the installation.

    With --repair, what is derived and missing is derived again; a file that is itself
    damaged is made anew from every page that can be read, and kept beside the new one.
    Exits 1 when a check does not hold.
    """
    from runut.cli.render.lists import finding_list

    if repair:
        _repair(call)
    findings = _check(call)
    words = Words(language=call.language)
    if as_json:
        print_json(document(findings, call.language))
    else:
        print_parts([finding_list(findings, words)])
        if not call.db.exists():
            print_parts([words("doctor.empty", db=str(call.db))])
    return 0 if all(finding.holds for finding in findings) else 1


def _repair(call: Call) -> None:
    """Mend the collection; what was done is told on stderr, beside the checks on stdout."""
    from runut.cli.progress import watching
    from runut.collection import Collection

    if not call.db.exists():
        raise error(UsageError, "error.no-collection", path=str(call.db))
    words = Words(language=call.language)
    with watching(words) as watch:
        done = Collection.repair(call.db, progress=watch)
    for reason in done.done:
        click.echo(words.because(reason), err=True)
    if not done.done:
        click.echo(words("repair.nothing"), err=True)
    if done.aside:
        click.echo(words("repair.aside", path=done.aside), err=True)


def _check(call: Call) -> tuple[Finding, ...]:
    """Findings on the collection; where there is none yet, on the installation alone."""
    if call.db.exists():
        with call.collection() as collection:
            return collection.check()
    with TemporaryDirectory(prefix="runut-doctor-") as folder:
        empty = Call(db=Path(folder) / "empty.db", lang=call.lang)
        with empty.collection(existing=False) as collection:
            return collection.check()


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
    """Print a script for the completion of words in the shell.

    It completes commands, options and ids of stories, with their headlines as hints.
    """
    kind = get_completion_class(shell)
    assert kind is not None  # the choice above names only shells that click knows
    click.echo(kind(context.find_root().command, {}, "runut", "_RUNUT_COMPLETE").source())
