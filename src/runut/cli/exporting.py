"""The commands that write accounts for other programs and people, and verify bundles."""

from __future__ import annotations

from pathlib import Path

import click

from runut.cli.answers import document
from runut.cli.arguments import complete_story
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.screen import print_json, print_parts
from runut.cli.words import Words
from runut.cli.writers import WRITERS


@click.command(
    epilog="""\b
Examples:
  runut export --format json > accounts.json
  runut export --format jsonl -o accounts.jsonl
  runut export --format csv -o tables/
  runut export --format markdown 3f2a
  runut export --format html 3f2a -o account.html
  runut export --format parquet -o tables/
  runut export --format annotations 3f2a -o annotations.json
  runut export --format bundle 3f2a -o evidence.zip"""
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(tuple(WRITERS)),
    default="json",
    show_default=True,
    help="json: all in one object; jsonl: one account a line; csv: a folder or .zip of tables; "
    "markdown, html: for people, html one story a page; parquet: a folder of typed tables; atom: a "
    "feed; jsonld: schema.org; annotations: W3C web annotations; prov: provenance of the source "
    "chains; ninjs: the articles, one a line; bundle: one story with the pages it rests on, as "
    "evidence.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write to this file instead of stdout; csv needs a folder or .zip, parquet a folder.",
)
@click.argument("stories", nargs=-1, shell_complete=complete_story, metavar="[STORY...]")
@common
@pass_call
def export(call: Call, *, kind: str, output: Path | None, stories: tuple[str, ...]) -> None:
    """Write accounts: all of them, or those of the stories named."""
    with call.collection() as collection:
        WRITERS[kind](collection, stories, output, call.language)


@click.command(
    epilog="""\b
Examples:
  runut export --format bundle 3f2a -o evidence.zip
  runut verify evidence.zip"""
)
@click.argument("bundle", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@common
@pass_call
def verify(call: Call, *, bundle: Path, as_json: bool) -> int:
    """Verify an evidence bundle; needs no collection.

    Checks that every file and page has the digest its manifest names, that ids are hashes
    of what they stand for, that every statement lies in its article's text, and that the
    pages, read anew, give the articles' words. Exits 1 when a check does not hold.
    """
    from runut.cli.render.lists import finding_list
    from runut.evidence import verify as check

    findings = check(bundle)
    if as_json:
        print_json(document(findings, call.language))
    else:
        print_parts([finding_list(findings, Words(language=call.language))])
    return 0 if all(finding.holds for finding in findings) else 1
