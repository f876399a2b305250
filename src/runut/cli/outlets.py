"""The command that shows how outlets work."""

from __future__ import annotations

import click

from runut.cli.answers import document
from runut.cli.arguments import some_words
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.screen import print_json, print_parts
from runut.cli.words import Words


def _name(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    return None if value is None else some_words(context, parameter, value)


@click.command(
    epilog="""\b
Examples:
  runut outlets
  runut outlets Kompas
  runut outlets --json"""
)
@click.argument("name", required=False, callback=_name)
@json_option
@common
@pass_call
def outlets(call: Call, *, name: str | None, as_json: bool) -> None:
    """Show how outlets work: whom they credit, what they saw, what they copied.

    Without NAME lists all outlets, those with most articles first; NAME, or an unambiguous
    part of it, shows one. These are counts of statements, never a score.
    """
    with call.collection() as collection:
        found = collection.outlets() if name is None else collection.outlet(name)
    if as_json:
        print_json(document(found, call.language))
        return
    from runut.cli.render.outlets import outlet_list, outlet_screen

    words = Words(language=call.language)
    screen = outlet_list(found, words) if isinstance(found, tuple) else outlet_screen(found, words)
    print_parts([screen])
