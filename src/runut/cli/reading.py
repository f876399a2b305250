"""Commands that only look: stories, show, who, search."""

from __future__ import annotations

from datetime import datetime

import click

from runut.cli.answers import document
from runut.cli.arguments import DAY, complete_story, some_words
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.sagas import Sagas
from runut.cli.screen import print_json, print_parts, screen
from runut.cli.words import Words


@click.command(
    epilog="""\b
Examples:
  runut stories
  runut stories --min-outlets 3 --since 2025-06-18
  runut stories --query "gempa" --json"""
)
@click.option("--since", type=DAY, metavar="DATE", help="Only stories told on or after this day.")
@click.option("--until", type=DAY, metavar="DATE", help="Only stories told on or before this day.")
@click.option("--outlet", metavar="NAME", help="Only stories this outlet has.")
@click.option("--query", metavar="WORDS", help="Only stories with these words in an article.")
@click.option(
    "--min-outlets",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Only stories with so many outlets or more.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@json_option
@common
@pass_call
def stories(
    call: Call,
    *,
    since: datetime | None,
    until: datetime | None,
    outlet: str | None,
    query: str | None,
    min_outlets: int,
    limit: int | None,
    as_json: bool,
) -> None:
    """List the stories, newest first.

    Each line gives the id, the newest day, the headline, how many articles, outlets and
    origins tell it, and how its claims stand.
    """
    with call.collection() as collection:
        lines = collection.stories(
            since=f"{since:%Y-%m-%d}" if since else None,
            until=f"{until:%Y-%m-%d}" if until else None,
            outlet=outlet,
            query=query,
            min_outlets=min_outlets,
            limit=limit,
        )
    if as_json:
        print_json(document(lines, call.language))
        return
    from runut.cli.render.lists import story_list

    print_parts([story_list(lines, Words(language=call.language))])


@click.command(
    epilog="""\b
Examples:
  runut show 3f2a
  runut show 3f2a --why --all | less -R
  runut show 3f2a --json > account.json"""
)
@click.argument("story", shell_complete=complete_story)
@click.option("--why", is_flag=True, help="Give the reasons of every judgement.")
@click.option("--all", "everything", is_flag=True, help="Fold and clip nothing.")
@json_option
@common
@pass_call
def show(call: Call, *, story: str, why: bool, everything: bool, as_json: bool) -> None:
    """Show the account of one story.

    STORY is a story's id or any beginning of it that no other story shares. The account
    tells what stands and who is behind it, where the reports clash, what changed, when
    things happened, who said what, and what was copied from where.
    """
    with call.collection() as collection:
        account = collection.account(story)
        others = () if as_json else Sagas(collection).others(account)
    if as_json:
        from runut.export.documents import account_document

        print_json(account_document(account, call.language))
        return
    from runut.cli.render.account import account_screen

    print_parts(
        account_screen(
            account,
            Words(language=call.language),
            width=screen().width,
            others=others,
            why=why,
            everything=everything,
        )
    )


@click.command(
    epilog="""\b
Examples:
  runut who "Sri Mulyani"
  runut who BMKG --limit 10
  runut who KCNA --json"""
)
@click.argument("name", callback=some_words)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The newest N only.")
@click.option("--turns", is_flag=True, help="Only what they said otherwise later.")
@json_option
@common
@pass_call
def who(call: Call, *, name: str, limit: int | None, turns: bool, as_json: bool) -> None:
    """Show what a person or body said, in all stories.

    NAME may be any of the names the texts use: a full name, a surname, an abbreviation.
    With --turns, shows where one statement gives another figure than an earlier one, or
    denies what that affirmed.
    """
    with call.collection() as collection:
        turned = collection.turns(name)[-limit if limit else 0 :] if turns else ()
        said = () if turns else collection.who(name, limit=limit)
    if as_json:
        print_json(document(turned if turns else said, call.language))
        return
    from runut.cli.render.lists import said_list, turn_list

    words = Words(language=call.language)
    print_parts([turn_list(turned, name, words) if turns else said_list(said, name, words)])


@click.command(
    epilog="""\b
Examples:
  runut search "gempa cianjur"
  runut search banjir --limit 5 --json"""
)
@click.argument("query", callback=some_words)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="The best N only.",
)
@json_option
@common
@pass_call
def search(call: Call, *, query: str, limit: int, as_json: bool) -> None:
    """Search the full text of all articles, best first."""
    with call.collection() as collection:
        hits = collection.search(query, limit=limit)
    if as_json:
        print_json(document(hits, call.language))
        return
    from runut.cli.render.lists import hit_list

    print_parts([hit_list(hits, query, Words(language=call.language))])
