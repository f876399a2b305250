"""Commands that change the collection: add, merge, split, undo."""

from __future__ import annotations

import sys

import click

from runut.cli.answers import document
from runut.cli.arguments import columns_option, complete_story
from runut.cli.call import Call, allow_private, common, json_option, pass_call
from runut.cli.screen import print_json, print_parts
from runut.cli.words import Words
from runut.records import Decision


@click.command(
    epilog="""\b
Examples:
  runut add clippings/
  runut add "pages/*.html" news.jsonl.gz
  runut add https://example.org/news/1 https://example.org/rss.xml
  runut add export.csv --map text=isi --map outlet=media
  curl -s https://example.org/page.html | runut add -"""
)
@click.argument("what", nargs=-1, required=True, metavar="WHAT...")
@columns_option
@allow_private
@json_option
@common
@pass_call
def add(
    call: Call,
    *,
    what: tuple[str, ...],
    columns: dict[str, str],
    allow_private: bool,
    as_json: bool,
) -> int:
    """Add articles to the collection.

    WHAT is any number of files, folders, globs, web addresses of articles or feeds, or -
    for standard input: .txt .html .json .jsonl .csv .xml (RSS, Atom) .warc .wacz .parquet
    .mbox, each also gzipped. Adding the same article again changes nothing; an article that
    its outlet has changed becomes a new version. Exits 1 when something was rejected; the
    rest is in.
    """
    from runut.cli.progress import watching
    from runut.cli.render.lists import added_summary

    words = Words(language=call.language)
    with call.collection(existing=False) as collection, watching(words) as watch:
        try:
            added = collection.add(
                what,
                columns=columns,
                stdin=sys.stdin.buffer if "-" in what else None,
                allow_private=allow_private,
                progress=watch,
            )
        except KeyboardInterrupt:
            click.echo(words.count("interrupted", watch.done("read")), err=True)
            raise
    if as_json:
        print_json(document(added, call.language))
    else:
        print_parts([added_summary(added, words, str(call.db))])
    return 1 if added.rejected else 0


@click.command(
    epilog="""\b
Examples:
  runut merge 3f2a 91c0"""
)
@click.argument("a", shell_complete=complete_story)
@click.argument("b", shell_complete=complete_story)
@json_option
@common
@pass_call
def merge(call: Call, *, a: str, b: str, as_json: bool) -> None:
    """Decide that stories A and B tell one happening.

    The decision is kept and replayed whenever articles are added; `runut undo` takes it
    back.
    """
    with call.collection() as collection:
        decision = collection.merge(a, b)
    _print_decision(call, decision, _made(call, decision, "merged"), as_json=as_json)


@click.command(
    epilog="""\b
Examples:
  runut split 3f2a 6bd1c09e5a77f013
  runut split 3f2a 6bd1c09e 0c44a1b2"""
)
@click.argument("story", shell_complete=complete_story)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@json_option
@common
@pass_call
def split(call: Call, *, story: str, articles: tuple[str, ...], as_json: bool) -> None:
    """Decide that some articles of a story tell another happening.

    ARTICLE is an article's id or the beginning of it, as `runut show STORY --why` and
    --json give it. The decision is kept and replayed; `runut undo` takes it back.
    """
    with call.collection() as collection:
        decision = collection.split(story, articles)
    _print_decision(call, decision, _made(call, decision, "split"), as_json=as_json)


@click.command(
    epilog="""\b
Examples:
  runut undo"""
)
@json_option
@common
@pass_call
def undo(call: Call, *, as_json: bool) -> None:
    """Take back the last merge or split that still holds."""
    with call.collection() as collection:
        decision = collection.undo()
    words = Words(language=call.language)
    told = (
        words(f"undo.{decision.kind}", id=str(decision.id)) if decision else words("undo.nothing")
    )
    _print_decision(call, decision, told, as_json=as_json)


def _made(call: Call, decision: Decision, code: str) -> str:
    """A decision of so many articles as a sentence."""
    words = Words(language=call.language)
    return words.count(code, len(decision.articles), id=str(decision.id))


def _print_decision(call: Call, decision: Decision | None, told: str, *, as_json: bool) -> None:
    if as_json:
        print_json(document(decision, call.language))
        return
    print_parts([told])
