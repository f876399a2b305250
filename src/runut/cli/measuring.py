"""The command that measures Runut against gold labels."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from runut.cli.answers import document
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.screen import print_json, print_parts


def _complete_kind(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from runut.measure import KINDS

    return [CompletionItem(kind) for kind in KINDS if kind.startswith(incomplete)]


@click.command(
    name="eval",
    epilog="""\b
Examples:
  runut eval stories gold/id
  runut eval accounts gold/id/accounts --misses 10
  runut eval cleaning bench/html --json""",
)
@click.argument("kind", shell_complete=_complete_kind)
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--misses",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Also list up to N misses of each score.",
)
@json_option
@common
@pass_call
def evaluate(call: Call, *, kind: str, gold: Path, misses: int, as_json: bool) -> None:
    """Measure one kind of work against gold labels.

    KIND is accounts, stories, statements, cleaning, times, names or quotes; GOLD is the
    folder or file with the labels. The collection is not touched.
    """
    from runut.cli.progress import telling
    from runut.measure import measure

    with telling() as tell:
        figures = measure(kind, gold, misses=misses, watch=tell)
    if as_json:
        print_json(document(figures, call.language))
        return
    from runut.cli.render.figures import figure_table

    print_parts([figure_table(figures)])
