"""The command that writes accounts for other programs and people."""

from __future__ import annotations

from pathlib import Path

import click

from runut.cli.arguments import complete_story
from runut.cli.call import Call, common, pass_call
from runut.cli.writers import WRITERS


@click.command(
    epilog="""\b
Examples:
  runut export --format json > accounts.json
  runut export --format jsonl -o accounts.jsonl
  runut export --format csv -o tables/
  runut export --format markdown 3f2a
  runut export --format html 3f2a -o account.html"""
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(tuple(WRITERS)),
    default="json",
    show_default=True,
    help="json: all in one object; jsonl: one account a line; csv: a folder or .zip of tables; "
    "markdown, html: for people, html one story a page.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write to this file instead of stdout; csv needs a folder or .zip.",
)
@click.argument("stories", nargs=-1, shell_complete=complete_story, metavar="[STORY...]")
@common
@pass_call
def export(call: Call, *, kind: str, output: Path | None, stories: tuple[str, ...]) -> None:
    """Write accounts: all of them, or those of the stories named."""
    with call.collection() as collection:
        WRITERS[kind](collection, stories, output, call.language)
