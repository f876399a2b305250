"""Commands for collections that last: forget, keep, backup."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from runut.cli.answers import document
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.screen import print_json, print_parts, safe
from runut.cli.words import Words
from runut.errors import UsageError
from runut.lang.messages import error
from runut.records import Tombstone


@click.command(
    epilog="""\b
Examples:
  runut forget https://example.org/2025/a-page
  runut forget 6bd1c09e --yes
  runut forget --outlet "Kabar Contoh"
  runut forget --list
  runut forget --let-in --outlet "Kabar Contoh\""""
)
@click.argument("what", nargs=-1, metavar="[ARTICLE...]")
@click.option("--outlet", metavar="NAME", help="All articles of this outlet, by its whole name.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "listed", is_flag=True, help="List what was forgotten.")
@click.option("--let-in", "let_in", is_flag=True, help="Let what was forgotten be added again.")
@json_option
@common
@pass_call
def forget(
    call: Call,
    *,
    what: tuple[str, ...],
    outlet: str | None,
    yes: bool,
    listed: bool,
    let_in: bool,
    as_json: bool,
) -> None:
    """Take articles out for good, and keep them out.

    ARTICLE is an address, or an article's id or the beginning of it. All versions go, with
    their pages; their bytes are overwritten. What stays is a hash by which the same article
    is refused when it comes again. This cannot be undone.
    """
    words = Words(language=call.language)
    if listed:
        _list(call, words, as_json=as_json)
        return
    if not what and outlet is None:
        raise error(UsageError, "error.forget-what")
    if let_in:
        _let_in(call, what, outlet, words, as_json=as_json)
        return
    _confirm(words("forget.ask"), yes=yes)
    with call.collection() as collection:
        done = collection.forget(what, outlet=outlet)
    if as_json:
        print_json(document(done, call.language))
        return
    print_parts([words.count("forgotten", done.articles)])


def _confirm(question: str, *, yes: bool) -> None:
    """Ask before something goes that cannot be brought back. Raises `UsageError` where
    nobody is there to be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise error(UsageError, "error.not-confirmed")
    click.confirm(question, abort=True, err=True)


def _list(call: Call, words: Words, *, as_json: bool) -> None:
    with call.collection() as collection:
        found = collection.forgotten()
    if as_json:
        print_json(document(found, call.language))
        return
    # A page goes with its article: named once is enough for people.
    lines = [_line(each, words) for each in found if each.kind != "page"]
    print_parts(lines or [words("forget.list.none")])


def _line(each: Tombstone, words: Words) -> str:
    return f"{each.made[:10]}  {words(f'forget.kind.{each.kind}', name=safe(each.name or ''))}"


def _let_in(
    call: Call, what: tuple[str, ...], outlet: str | None, words: Words, *, as_json: bool
) -> None:
    done = {}
    with call.collection() as collection:
        if outlet is not None:
            done[outlet] = collection.let_in(outlet=outlet)
        for each in what:
            done[each] = collection.let_in(each)
    if as_json:
        print_json(done)
        return
    print_parts(
        words("let-in.done" if was else "let-in.nothing", what=safe(each))
        for each, was in done.items()
    )


@click.command(
    epilog="""\b
Examples:
  runut keep
  runut keep --days 365
  runut keep --forever"""
)
@click.option("--days", type=int, metavar="N", help="Keep stories for N days.")
@click.option("--forever", is_flag=True, help="Keep stories for ever.")
@click.option("--yes", is_flag=True, help="Do not ask where stories would go at once.")
@json_option
@common
@pass_call
def keep(call: Call, *, days: int | None, forever: bool, yes: bool, as_json: bool) -> None:
    """Show or set for how long stories are kept after they were last told.

    Older stories are taken out at once and at the end of every `runut add`, and older
    articles are not taken in. Asks before stories go at once, which cannot be undone.
    Without an option, shows what is set.
    """
    words = Words(language=call.language)
    gone: tuple[str, ...] = ()
    with call.collection(existing=False) as collection:
        if days is not None and not forever and (older := collection.older_than(days)):
            _confirm(words("keep.ask", n=older), yes=yes)
        if forever or days is not None:
            gone = collection.keep_for(None if forever else days)
        kept = collection.keep_days
    if as_json:
        print_json({"days": kept, "stories": gone})
        return
    parts = [words("keep.forever") if kept is None else words("keep.days", n=kept)]
    if gone:
        parts.append(words("keep.gone", n=len(gone)))
    print_parts(parts)


@click.command(
    epilog="""\b
Examples:
  runut backup ~/backups/news-2025-06-18.db"""
)
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@common
@pass_call
def backup(call: Call, *, path: Path) -> None:
    """Copy the collection to PATH while it is in use, whole and checked.

    PATH must not exist yet. The copy is a collection like any other: --db PATH opens it.
    """
    with call.collection() as collection:
        collection.backup(path)
    print_parts([Words(language=call.language)("backup.done", path=str(path))])
