"""The command about versions of articles: changes."""

from __future__ import annotations

from datetime import datetime

import click

from runut.cli.answers import document
from runut.cli.arguments import DAY, complete_story
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.screen import print_json, print_parts
from runut.cli.words import Words


@click.command(
    epilog="""\b
Examples:
  runut changes
  runut changes --corrections --since 2025-06-18
  runut changes 3f2a --json
  runut changes --gone"""
)
@click.argument("story", required=False, shell_complete=complete_story)
@click.option("--outlet", metavar="NAME", help="Only what this outlet changed.")
@click.option("--since", type=DAY, metavar="DATE", help="Only what came in on or after this day.")
@click.option(
    "--corrections", is_flag=True, help="Only what is called a correction or changes a figure."
)
@click.option(
    "--gone", is_flag=True, help="Instead, the articles whose address has nothing any more."
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="The newest N only.",
)
@json_option
@common
@pass_call
def changes(
    call: Call,
    *,
    story: str | None,
    outlet: str | None,
    since: datetime | None,
    corrections: bool,
    gone: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Show what outlets changed in their articles, newest first.

    An article that comes in again with other words is a new version. Each change shows the
    headline, sentences and figures before and after, the outlet's own note if there is one,
    and which articles of the same story still carry what was taken back.
    """
    if gone:
        _gone(call, limit, as_json=as_json)
        return
    with call.collection() as collection:
        found = collection.changes(
            story=story,
            outlet=outlet,
            since=f"{since:%Y-%m-%d}" if since else None,
            corrections=corrections,
            limit=limit,
        )
    if as_json:
        print_json(document(found, call.language))
        return
    from runut.cli.render.revisions import revision_list

    print_parts([revision_list(found, Words(language=call.language))])


def _gone(call: Call, limit: int, *, as_json: bool) -> None:
    with call.collection() as collection:
        found = collection.gone()[:limit]
    if as_json:
        print_json(document(found, call.language))
        return
    from runut.cli.render.revisions import gone_list

    print_parts([gone_list(found, Words(language=call.language))])
