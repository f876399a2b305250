"""Kinds of arguments and their completion in the shell."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from runut.cli.call import Call
from runut.cli.screen import safe
from runut.errors import RunutError
from runut.read.columns import FIELDS


def some_words(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """An argument that must not be blank."""
    if not any(character.isalnum() for character in value):
        raise click.BadParameter("there is no word in it")
    return value


#: A calendar day, "2025-06-18".
DAY = click.DateTime(formats=["%Y-%m-%d"])


def complete_story(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Completions of a story's id, its headline as the hint."""
    call = context.find_object(Call) or Call()
    try:
        with call.collection() as collection:
            lines = collection.stories()
    except RunutError:
        return []
    return [
        CompletionItem(line.story.id, help=safe(line.story.title))
        for line in lines
        if line.story.id.startswith(incomplete)
    ]


def _columns(
    context: click.Context, parameter: click.Parameter, pairs: tuple[str, ...]
) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not column or name not in FIELDS:
            raise click.BadParameter(
                f"{pair!r} is not FIELD=COLUMN with one of {', '.join(FIELDS)} as FIELD"
            )
        columns[name] = column
    return columns


columns_option = click.option(
    "--map",
    "columns",
    multiple=True,
    callback=_columns,
    metavar="FIELD=COLUMN",
    help="Read FIELD (title, text, url, date, outlet, authors) of a table from COLUMN.",
)
